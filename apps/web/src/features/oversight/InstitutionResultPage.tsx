// SPDX-License-Identifier: Apache-2.0
import type { StandingView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { dayText, fiscalYearText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { Section } from '../../ui/Heading.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { editionQuery, SubmittedResult } from '../assessment/index.ts'
import { overseenQuery, overseenStandingQuery } from './queries.ts'
import { oversightTexts } from './texts.ts'
import { compared } from './view.ts'
import { levelWords } from './words.ts'

const route = getRouteApi('/institutions/submissions/$submission')

/** What an institution below has submitted, to read: its result, its years, and how management sees it. */
export const InstitutionResultPage = () => {
  const texts = oversightTexts().result
  const { submission: id } = route.useParams()
  const { data: submission } = useSuspenseQuery(overseenQuery(id))
  const { data: standing } = useSuspenseQuery(overseenStandingQuery(id))
  const { data: edition } = useSuspenseQuery(editionQuery(submission.editionHash))
  const said = {
    year: fiscalYearText(submission.fiscalYear),
    instrument: edition.title[language],
    day: dayText(submission.submittedAt),
    name: submission.submittedBy,
  }
  return (
    <Page
      wide
      title={fill(texts.title, { organisation: submission.organisationName })}
      lead={fill(texts.lead, said)}
      back={<BackLink to="/institutions">{texts.back}</BackLink>}
    >
      <SubmittedResult
        submission={submission}
        edition={edition}
        note={texts.seen}
        more={[
          { id: 'years', name: texts.years },
          { id: 'management', name: texts.management },
        ]}
      >
        <Years standing={standing} />
        <Management standing={standing} />
      </SubmittedResult>
    </Page>
  )
}

const Years = ({ standing: { years } }: { standing: StandingView }) => {
  const { result: texts, table } = oversightTexts()
  return (
    <Section id="years" title={texts.years}>
      <Table caption={texts.yearsCaption}>
        <thead>
          <tr>
            {[texts.year, texts.score, texts.level, texts.weak].map((head) => (
              <th key={head} scope="col" className={cell.head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map(({ submission }) => (
            <tr key={submission.id}>
              <th scope="row" className={`${cell.row} min-w-40`}>
                {fiscalYearText(submission.fiscalYear)}
              </th>
              <td className={cell.number}>{submission.overall === null ? table.none : displayScore(submission.overall)}</td>
              <td className={`${cell.text} whitespace-nowrap`}>{levelWords(submission.levelLow, submission.levelHigh)}</td>
              <td className={`${cell.text} min-w-28`}>
                {fill(table.weakOf, { domains: submission.domainsCounted, weak: submission.belowThreshold })}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

const Management = ({ standing }: { standing: StandingView }) => {
  const texts = oversightTexts().result
  const { missing, differing } = compared(standing)
  return (
    <Section id="management" title={texts.management}>
      {missing === 'management' && <p>{texts.managementNone}</p>}
      {missing === 'department' && <p>{texts.departmentNone}</p>}
      {missing === null && differing.length === 0 && <p>{texts.managementAlike}</p>}
      <ul className="grid list-disc gap-2 ps-5">
        {differing.map(({ id, name, difference, management, department }) => (
          <li key={id}>
            {fill(difference === 'management-higher' ? texts.higher : texts.lower, {
              theme: name[language],
              management: displayScore(management),
              department: displayScore(department),
            })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
