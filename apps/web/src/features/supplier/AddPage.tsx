// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { type FaultyRow, type RowFault, readVendorTable } from '@shinayaka/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Status } from '../../ui/Status.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { suppliersChanged } from './queries.ts'
import { supplierTexts } from './texts.ts'

type Read = ReturnType<typeof readVendorTable>

/** What the server found wrong, by the rows as they were pasted. */
const toldFaults = ({ code, params }: CallError, { rows }: Read): FaultyRow[] => {
  if (code !== 'supplier.rows-invalid' || !Array.isArray(params.problems)) return []
  return (params.problems as { row: number; fault: RowFault }[]).map(({ row, fault }) => ({ row: rows[row - 1]?.at ?? row, fault }))
}

/** Adds vendors from a pasted table: looked over first, then all of them or none. */
export const AddPage = () => {
  const texts = supplierTexts().add
  const client = useQueryClient()
  const navigate = useNavigate()
  const [pasted, setPasted] = useState('')
  const [read, setRead] = useState<Read | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const look = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setError(null)
    setRead(readVendorTable(pasted))
  }
  const add = async () => {
    if (read === null) return
    setError(null)
    try {
      await call('addSuppliers', { body: { rows: read.rows.map(({ row }) => row) } })
      await suppliersChanged(client)
      await navigate({ to: '/suppliers' })
    } catch (thrown) {
      const failure = asCallError(thrown)
      const faults = toldFaults(failure, read)
      if (faults.length > 0) setRead({ ...read, faults })
      else setError(failure)
    }
  }
  const nothing = read !== null && read.rows.length === 0
  return (
    <Page title={texts.title} lead={texts.lead} back={<BackLink to="/suppliers">{texts.back}</BackLink>}>
      <form noValidate onSubmit={look} className="grid gap-6 print:hidden">
        <ErrorSummary problems={nothing ? [{ field: 'supplier-table', text: texts.nothing }] : []} attempt={attempt} />
        <TextArea
          id="supplier-table"
          label={texts.paste}
          support={texts.pasteSupport}
          required
          rows={8}
          value={pasted}
          error={nothing ? texts.nothing : undefined}
          onChange={(event) => {
            setPasted(event.target.value)
            setRead(null)
          }}
        />
        <div>
          <Button type="submit" look={read === null || nothing || read.faults.length > 0 ? 'solid' : 'outline'}>
            {texts.look}
          </Button>
        </div>
      </form>
      {error && (
        <div className="mt-6">
          <FailureNotice error={error} />
        </div>
      )}
      {read !== null && !nothing && (
        <div className="mt-8 grid grid-cols-1 gap-6">
          {read.faults.length > 0 && <Notice live kind="error" title={fill(texts.faulty, { count: read.faults.length })} />}
          <Preview read={read} />
          {read.faults.length === 0 && (
            <div>
              <Button onClick={() => void add()}>{fill(texts.submit, { count: read.rows.length })}</Button>
            </div>
          )}
        </div>
      )}
    </Page>
  )
}

const Preview = ({ read: { rows, faults } }: { read: Read }) => {
  const texts = supplierTexts().add
  const heads = [texts.row, texts.name, texts.product, texts.kind, texts.release, texts.contact, texts.mail, texts.state]
  return (
    <Table caption={fill(texts.caption, { count: rows.length })}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={cell.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, row }) => {
          const own = faults.filter((fault) => fault.row === at)
          return (
            <tr key={at}>
              {/* A name may be what is missing; a line always has its number. */}
              <th scope="row" className={cell.number}>
                {at}
              </th>
              <td className={cell.text}>{row.name}</td>
              <td className={cell.text}>{row.product}</td>
              <td className={cell.text}>{row.product === '' ? '' : supplierTexts().kinds[row.kind]}</td>
              <td className={cell.text}>{row.release}</td>
              <td className={cell.text}>{row.contactName}</td>
              <td className={cell.text}>{row.contactMail}</td>
              <td className={cell.text}>
                {own.length === 0 ? texts.fine : <Status kind="heed">{own.map(({ fault }) => texts.faults[fault]).join(' / ')}</Status>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
