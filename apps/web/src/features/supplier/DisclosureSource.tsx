// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { type DisclosureColumns, type DisclosureLine, proposeDisclosureColumns, readDisclosureRows } from '@shinayaka/domain'
import { useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { ColumnFields } from './ColumnFields.tsx'
import { Lines } from './DisclosureLines.tsx'
import type { Layout } from './disclosure-layout.ts'
import { supplierTexts } from './texts.ts'

type Sheet = { name: string; rows: readonly (readonly string[])[] }

const layoutOf = ({ rows }: Sheet): Layout => {
  const { head, columns } = proposeDisclosureColumns(rows)
  return { head, columns: columns ?? {} }
}

const wholeOf = ({ number, answer, question = null, remark = null }: Partial<DisclosureColumns>): DisclosureColumns | null =>
  number === undefined || answer === undefined ? null : { number, answer, question, remark }

const readOf = (sheet: Sheet, { head, columns }: Layout) => {
  const whole = wholeOf(columns)
  return whole === null ? null : readDisclosureRows(sheet.rows, { head, columns: whole })
}

/** Where the lines come from: an Excel file or a pasted table, with the columns proposed, corrected by the person, and looked over. */
export const DisclosureSource = ({ onLines }: { onLines: (lines: readonly DisclosureLine[] | null) => void }) => {
  const texts = supplierTexts().disclosure
  const [sheets, setSheets] = useState<readonly Sheet[]>([])
  const [at, setAt] = useState(0)
  const [layout, setLayout] = useState<Layout>({ head: null, columns: {} })
  const [reading, setReading] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const sheet = sheets[at]
  const show = (given: Sheet, chosen: Layout) => {
    setLayout(chosen)
    const read = readOf(given, chosen)
    onLines(read !== null && read.faults.length === 0 ? read.lines.map(({ line }) => line) : null)
  }
  const take = (given: readonly Sheet[], which = 0) => {
    setSheets(given)
    setAt(which)
    const chosen = given[which]
    if (chosen) show(chosen, layoutOf(chosen))
    else onLines(null)
  }
  const readFile = async (file: File | undefined) => {
    setError(null)
    take([])
    if (file === undefined) return
    setReading(true)
    try {
      const found = (await call('readDisclosureFile', { body: file })).sheets.filter(({ rows }) => rows.length > 0)
      const fitting = found.findIndex((one) => proposeDisclosureColumns(one.rows).columns !== null)
      take(found, Math.max(0, fitting))
    } catch (thrown) {
      setError(asCallError(thrown))
    }
    setReading(false)
  }
  return (
    <>
      <FileField
        id="disclosure-file"
        accept=".xlsx,.xlsm"
        label={texts.file}
        support={texts.fileSupport}
        required={false}
        onChange={(event) => void readFile(event.target.files?.[0])}
      />
      <TextArea
        id="disclosure-paste"
        label={texts.paste}
        support={texts.pasteSupport}
        required={false}
        rows={4}
        onChange={(event) => {
          const rows = event.target.value.split(/\r?\n/).map((line) => line.split('\t'))
          take(event.target.value.trim() === '' ? [] : [{ name: '', rows }])
        }}
      />
      <LiveLine>{reading ? texts.reading : ''}</LiveLine>
      {error && <FailureNotice error={error} />}
      {sheets.length > 1 && (
        <SelectField
          id="disclosure-sheet"
          label={texts.sheet}
          required
          options={sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
          value={String(at)}
          onChange={(event) => take(sheets, Number(event.target.value))}
        />
      )}
      {sheet && (
        <>
          <ColumnFields rows={sheet.rows} layout={layout} onChange={(chosen) => show(sheet, chosen)} />
          <Preview sheet={sheet} layout={layout} />
        </>
      )}
    </>
  )
}

const shownLines = 8
const shownFaults = 10

const Preview = ({ sheet, layout }: { sheet: Sheet; layout: Layout }) => {
  const texts = supplierTexts().disclosure
  const read = readOf(sheet, layout)
  if (read === null) return <Notice live kind="heed" title={texts.unclear} />
  const { lines, faults } = read
  if (faults.length > 0)
    return (
      <Notice live kind="error" title={fill(texts.faulty, { count: faults.length })}>
        <ul className="list-disc ps-6">
          {faults.slice(0, shownFaults).map(({ row, fault }) => (
            <li key={`${row} ${fault}`}>{fill(texts.faults[fault], { row })}</li>
          ))}
        </ul>
        {faults.length > shownFaults && <p>{fill(texts.more, { count: faults.length - shownFaults })}</p>}
      </Notice>
    )
  const shown = lines.slice(0, shownLines).map(({ line }) => line)
  return <Lines lines={shown} caption={fill(texts.preview, { shown: shown.length, count: lines.length })} />
}
