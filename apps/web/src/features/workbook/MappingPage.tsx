// SPDX-License-Identifier: Apache-2.0
import type { WorkbookRound, WorkbookSheet } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { FileForm } from './FileForm.tsx'
import { absentItems, bodyOf, type Chosen, chosenOf, rowKey, twice, wantsLook, withShared } from './mapping.ts'
import { type Workbook, workbookQuery, workbooksChanged } from './queries.ts'
import { RoundFields } from './RoundFields.tsx'
import { RowList } from './RowList.tsx'
import { workbookTexts } from './texts.ts'
import { columnsText, nameOf, noteText } from './words.ts'

const route = getRouteApi('/workbooks/$workbook/mapping')

/** Which row is which item and what goes into which column: looked at once, corrected, confirmed. */
export const MappingPage = () => {
  const { workbook: id } = route.useParams()
  const workbook = useSuspenseQuery(workbookQuery(id)).data
  // Somebody else's change brings another version: nothing half chosen is kept over it.
  return <Mapping key={`${workbook.version} ${workbook.uploadedAt}`} workbook={workbook} />
}

const problemsOf = (workbook: Workbook, chosen: Chosen): { field: string; text: string }[] => {
  const texts = workbookTexts().mapping
  const [first] = workbook.sheets
  const at = (item: string) => Object.entries(chosen.items).find(([, one]) => one === item)?.[0] ?? ''
  const number = (item: string) => workbook.targets.flatMap(({ items }) => items).find((one) => one.item === item)?.number || item
  const empty = Object.values(chosen.items).every((item) => item === '')
  return [
    ...(empty && first ? [{ field: `item-${rowKey(first.sheet, first.rows[0]?.row ?? 0)}`, text: texts.needRow }] : []),
    ...(workbook.form === null ? [] : twice(chosen).map((item) => ({ field: `item-${at(item)}`, text: fill(texts.twice, { item: number(item) }) }))),
  ]
}

const Mapping = ({ workbook }: { workbook: Workbook }) => {
  const texts = workbookTexts().mapping
  const client = useQueryClient()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(() => chosenOf(workbook))
  const [only, setOnly] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const problems = attempt === 0 ? [] : problemsOf(workbook, chosen)
  const params = { workbook: workbook.id }
  const confirm = useMutation({
    mutationFn: () => call('confirmWorkbookMapping', { params, body: bodyOf(workbook, chosen) }),
    onSuccess: async () => {
      await navigate({ to: '/workbooks/$workbook', params })
      await workbooksChanged(client)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (problemsOf(workbook, chosen).length === 0 && !confirm.isPending) confirm.mutate()
  }
  const rows = workbook.sheets.flatMap((sheet) => sheet.rows)
  const error = confirm.error ? asCallError(confirm.error) : null
  return (
    <Page
      title={texts.title}
      documentTitle={`${texts.title} - ${workbook.name}`}
      lead={texts.lead}
      failing={problems.length > 0 || error !== null}
      back={
        <BackLink to="/workbooks/$workbook" params={params}>
          {fill(texts.back, { name: workbook.name })}
        </BackLink>
      }
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <LiveLine>
        {fill(texts.counts, {
          rows: rows.length,
          mapped: Object.values(chosen.items).filter((item) => item !== '').length,
          look: rows.filter(wantsLook).length,
        })}
      </LiveLine>
      <Notes workbook={workbook} />
      <Import workbook={workbook} chosen={chosen} onChange={setChosen} />
      <form noValidate onSubmit={submit}>
        <div className="mt-8">
          <Checkbox id="only-look" label={texts.onlyLook} checked={only} onChange={setOnly} />
        </div>
        {workbook.sheets.map((sheet) => (
          <Section key={sheet.sheet} title={sheet.name}>
            <SubHeading>{texts.columns}</SubHeading>
            <div className="mt-3 mb-8">
              <Columns
                sheet={sheet}
                rounds={chosen.rounds[sheet.sheet] ?? []}
                onChange={(rounds) => setChosen({ ...chosen, rounds: { ...chosen.rounds, [sheet.sheet]: rounds } })}
              />
            </div>
            <SubHeading className="mb-3">{texts.rows}</SubHeading>
            <RowList workbook={workbook} sheet={sheet} chosen={chosen} only={only} onChange={setChosen} />
          </Section>
        ))}
        {workbook.form !== null && (
          <div className="mt-8">
            <Checkbox id="exact" label={texts.exact} checked={chosen.exact} onChange={(exact) => setChosen({ ...chosen, exact })} />
            <p className="ps-9 text-solid-gray-700">{texts.exactSupport}</p>
            {chosen.exact && <Consequences workbook={workbook} chosen={chosen} />}
          </div>
        )}
        {error && (
          <div className="mt-6">
            {error.code === 'record.stale' ? <Notice kind="error" live title={texts.stale} /> : <FailureNotice error={error} />}
          </div>
        )}
        <div className="mt-6">
          <Button type="submit">{texts.submit}</Button>
        </div>
      </form>
    </Page>
  )
}

/** What becomes of the form where it takes the workbook's words: what is counted no more, and what is not asked. */
const Consequences = ({ workbook, chosen }: { workbook: Workbook; chosen: Chosen }) => {
  const texts = workbookTexts().mapping
  const absent = absentItems(workbook, chosen).map(({ number }) => number)
  const untied = Object.values(chosen.items).filter((item) => item === '').length
  return (
    <ul className="list-disc ps-14">
      {absent.length > 0 && <li>{fill(texts.absent, { count: absent.length, items: absent.join('、') })}</li>}
      {untied > 0 && <li>{fill(texts.untied, { count: untied })}</li>}
    </ul>
  )
}

/** The columns in a few words, to be corrected where they are wrong; open where there is none for the answer. */
const Columns = (given: { sheet: WorkbookSheet; rounds: readonly WorkbookRound[]; onChange: (rounds: readonly WorkbookRound[]) => void }) => {
  const texts = workbookTexts().mapping
  return (
    <>
      <ul>
        {given.rounds.map((round, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: confirmations are known by their order
          <li key={index}>
            {fill(texts.round, { round: index + 1 })}: {columnsText(round)}
          </li>
        ))}
      </ul>
      <Disclosure bare summary={texts.columnsEdit} open={!given.rounds.some(({ answer }) => answer !== null)} printed="opened">
        <RoundFields {...given} />
      </Disclosure>
    </>
  )
}

const Notes = ({ workbook: { notes, gone } }: { workbook: Workbook }) => {
  const texts = workbookTexts().mapping
  const missing = gone.map(({ number, name }) => `${number} ${nameOf(name)}`).join('、')
  if (notes.length === 0 && gone.length === 0) return null
  return (
    <div className="mt-6">
      <Notice kind="info" title={texts.notes}>
        <ul className="list-disc ps-5">
          {gone.length > 0 && <li>{fill(texts.gone, { items: missing })}</li>}
          {notes.map((note) => (
            <li key={`${note.code} ${Object.values(note.params).join()}`}>{noteText(note)}</li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

const Import = ({ workbook, chosen, onChange }: { workbook: Workbook; chosen: Chosen; onChange: (chosen: Chosen) => void }) => {
  const texts = workbookTexts().mapping
  const check = useMutation({
    mutationFn: (file: File) =>
      call('checkWorkbookMapping', { params: { workbook: workbook.id }, body: new Blob([file], { type: 'application/octet-stream' }) }),
    onSuccess: (shared) => onChange(withShared(chosen, shared)),
  })
  return (
    <div className="mt-6 print:hidden">
      <Disclosure summary={texts.import} printed="opened">
        <div className="grid gap-4">
          <FileForm
            id="mapping-file"
            label={texts.importFile}
            submit={texts.importSubmit}
            busy={check.isPending ? workbookTexts().upload.busy : ''}
            accept=".json"
            look="outline"
            onFile={(file) => check.mutate(file)}
          />
          {check.error && <FailureNotice error={asCallError(check.error)} />}
          {check.data && <Notice kind="done" live title={texts.imported} />}
        </div>
      </Disclosure>
    </div>
  )
}
