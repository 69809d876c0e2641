// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { asCallError } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { FileButton } from '../document/index.ts'
import { type FillPlan, fillPlanQuery, workbookQuery } from './queries.ts'
import { workbookTexts } from './texts.ts'
import { nameOf, noteText, problemText, valueText } from './words.ts'

const route = getRouteApi('/workbooks/$workbook/fill')

/** What goes into the workbook, what does not and why, and the file itself. */
export const FillPage = () => {
  const texts = workbookTexts()
  const { workbook: id } = route.useParams()
  const workbook = useSuspenseQuery(workbookQuery(id)).data
  const [round, setRound] = useState(1)
  const [overwrite, setOverwrite] = useState(false)
  const formulas = overwrite ? 'overwrite' : 'keep'
  const plan = useQuery(fillPlanQuery(id, round, formulas))
  const back = (
    <BackLink to="/workbooks/$workbook" params={{ workbook: id }}>
      {fill(texts.mapping.back, { name: workbook.name })}
    </BackLink>
  )
  const rounds = Math.max(plan.data?.rounds ?? 1, ...workbook.sheets.map((sheet) => sheet.rounds.length))
  return (
    <Page title={texts.fill.title} documentTitle={`${texts.fill.title} - ${workbook.name}`} lead={texts.fill.lead} back={back}>
      <div className="grid gap-4 print:hidden">
        {rounds > 1 && (
          <SelectField
            id="fill-round"
            width="short"
            label={texts.fill.round}
            required
            options={Array.from({ length: rounds }, (_, index) => ({
              value: String(index + 1),
              label: fill(texts.fill.roundOf, { round: index + 1 }),
            }))}
            value={String(round)}
            onChange={(event) => setRound(Number(event.target.value))}
          />
        )}
        <Checkbox id="fill-formulas" label={texts.fill.formulas} checked={overwrite} onChange={setOverwrite} />
      </div>
      {plan.error && <FailureNotice error={asCallError(plan.error)} />}
      {plan.data && (
        <>
          <div className="mt-4">
            <LiveLine>
              {fill(texts.fill.counts, {
                written: plan.data.written,
                filled: plan.data.lines.filter(({ reason }) => reason === null).length,
                all: plan.data.lines.length,
              })}
            </LiveLine>
          </div>
          <div className="mt-4">
            <FileButton name="takeFilledWorkbook" input={{ params: { workbook: id }, query: { round, formulas } }} look="solid">
              {texts.fill.take}
            </FileButton>
          </div>
          <p className="mt-2 text-solid-gray-700">{texts.fill.after}</p>
          <Plan plan={plan.data} />
        </>
      )}
    </Page>
  )
}

const Plan = ({ plan: { lines, left, notices } }: { plan: FillPlan }) => {
  const texts = workbookTexts()
  const open = lines.filter(({ reason }) => reason !== null)
  const filled = lines.filter(({ reason }) => reason === null)
  return (
    <>
      <Section title={texts.fill.left}>
        {left.length === 0 ? (
          <p>{texts.fill.leftNone}</p>
        ) : (
          <ul className="list-disc ps-5">
            {left.map((problem) => (
              <li key={`${problem.item} ${problem.field} ${problem.code}`}>
                <b>{problem.number}</b>
                {problem.field !== null && `・${texts.fields[problem.field]}`}
                {problem.at !== null && `（${fill(texts.read.place, problem.at)}）`}: {problemText(problem)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {notices.length > 0 && (
        <Section title={texts.fill.notices}>
          <ul className="list-disc ps-5">
            {notices.map((notice) => (
              <li key={`${notice.code} ${Object.values(notice.params).join()}`}>{noteText(notice)}</li>
            ))}
          </ul>
        </Section>
      )}
      {open.length > 0 && (
        <Section title={texts.fill.open} note={texts.fill.openNote}>
          <ul className="list-disc ps-5">
            {open.map(({ item, number, name, reason }) => (
              <li key={item}>
                {number} {nameOf(name)}（{texts.fill.reasons[reason ?? 'open']}）
              </li>
            ))}
          </ul>
        </Section>
      )}
      {filled.length > 0 && (
        <Section title={texts.fill.lines}>
          <Table caption={fill(texts.fill.caption, { filled: filled.length, all: lines.length })}>
            <thead>
              <tr>
                <th scope="col" className={cell.head}>
                  {texts.fill.name}
                </th>
                {(['answer', 'date', 'target', 'remark', 'person'] as const).map((field) => (
                  <th key={field} scope="col" className={cell.head}>
                    {texts.fields[field]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {filled.map((line) => (
                <tr key={line.item}>
                  <th scope="row" className={`${cell.row} min-w-56`}>
                    {line.number} {nameOf(line.name)}
                  </th>
                  {(['answer', 'date', 'target', 'remark', 'person'] as const).map((field) => (
                    <td key={field} className={`${cell.text} ${field === 'remark' ? 'min-w-40' : 'whitespace-nowrap'}`}>
                      {line[field] === null ? '' : valueText(field, line[field])}
                      {field === 'answer' && line.source === 'practice' && `（${texts.fill.source.practice}）`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      )}
    </>
  )
}
