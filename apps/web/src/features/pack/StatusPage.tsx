// SPDX-License-Identifier: Apache-2.0

import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { language } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { FileButton } from '../document/index.ts'
import { statusQuery } from './queries.ts'
import { packTexts } from './texts.ts'

const route = getRouteApi('/checklists/$checklist/status')

/** How a form stands, on one page: sentences first, then a line for each area with what it rests on and what comes next. */
export const StatusPage = () => {
  const { pages } = packTexts()
  const texts = pages.status
  const { checklist } = route.useParams()
  const status = useSuspenseQuery(statusQuery(checklist)).data
  const takes = useAbility('document.read')
  const edits = useAbility('checklist.edit')
  return (
    <Page
      wide
      title={`${status.title}：${status.form}`}
      lead={texts.lead}
      back={
        <BackLink to="/checklists/$checklist" params={{ checklist }}>
          {fill(pages.pack.back, { title: status.form })}
        </BackLink>
      }
    >
      <Section title={texts.summary} className="">
        {status.sentences.map((sentence) => (
          <p key={sentence} className="mt-2 text-std-18N-160 text-solid-gray-900">
            {sentence}
          </p>
        ))}
        <p className="mt-2 text-solid-gray-700">{status.facts.map(({ name, value }) => `${name}：${value}`).join('　')}</p>
      </Section>
      <div className="mt-6 flex flex-wrap items-start gap-3 print:hidden">
        {edits && (
          <ButtonLink to="/checklists/$checklist" params={{ checklist }}>
            {texts.answer}
          </ButtonLink>
        )}
        {takes && (
          <FileButton name="readFormStatusPdf" input={{ params: { checklist }, query: { language } }}>
            {texts.pdf}
          </FileButton>
        )}
        <Button look="outline" onClick={() => print()}>
          {texts.print}
        </Button>
      </div>
      <div className="mt-8 print:mt-3">
        <Table caption={texts.lines}>
          <thead>
            <tr>
              {status.heads.map((head) => (
                <th key={head} scope="col" className={cell.head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {status.lines.map((line) => (
              <tr key={line.number}>
                <th scope="row" className={`${cell.row} min-w-44 print:min-w-0`}>
                  <span className="block text-dns-14N-130 text-solid-gray-700">{line.number}</span>
                  {line.name}
                </th>
                <td className={`${cell.text} min-w-28 print:min-w-0`}>
                  <span aria-hidden="true" className="block text-std-20B-150">
                    {line.mark}
                  </span>
                  {line.state}
                </td>
                <td className={`${cell.text} min-w-64 print:min-w-0`}>
                  <Said lines={line.rests} />
                </td>
                <td className={`${cell.text} min-w-56 print:min-w-0`}>
                  <Said lines={line.next} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <div className="mt-6 text-solid-gray-700">
        <Said lines={status.notes} />
      </div>
    </Page>
  )
}

const Said = ({ lines }: { lines: string[] }) => lines.map((line) => <p key={line}>{line}</p>)
