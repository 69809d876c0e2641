// SPDX-License-Identifier: Apache-2.0
import type { EditionName, StandingView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { dayText, fiscalYearText } from '../../../app/dates.ts'
import { signed } from '../../../app/figures.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../../ui/Heading.tsx'
import { cell, Table } from '../../../ui/Table.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import { levelText, nameOf } from '../words.ts'
import { viewsTexts } from './texts.ts'
import { domainsOverYears, type YearLine, yearLines } from './view.ts'
import { YearsChart } from './YearsChart.tsx'

type Domains = readonly { id: string; name: EditionName }[]

/** The submissions of the same self-assessment over the years: a picture, the figures, and the domains one by one. */
export const Years = ({
  id,
  standing,
  domains,
  networked,
  printed = false,
}: {
  /** The submission looked at. */
  id: string
  standing: StandingView
  /** Today's names of the domains, in their order. */
  domains: Domains
  /** Whether this self-assessment knows a network level. */
  networked: boolean
  printed?: boolean
}) => {
  const texts = viewsTexts().years
  const lines = yearLines(standing)
  return (
    <Section id="years" title={texts.title} note={texts.note}>
      {lines.length < 2 && <p className="mb-5">{texts.first}</p>}
      {lines.length > 1 && <YearsChart lines={lines} />}
      <YearTable id={id} lines={lines} networked={networked} />
      {lines.length > 1 &&
        (printed ? (
          <>
            <SubHeading className="mt-6 mb-3">{texts.domains}</SubHeading>
            <DomainYears years={standing.years} domains={domains} />
          </>
        ) : (
          <div className="mt-5">
            <Disclosure summary={texts.domains}>
              <DomainYears years={standing.years} domains={domains} />
            </Disclosure>
          </div>
        ))}
    </Section>
  )
}

const scoreText = (score: number | null) => (score === null ? viewsTexts().none : displayScore(score))

const YearTable = ({ id, lines, networked }: { id: string; lines: readonly YearLine[]; networked: boolean }) => {
  const texts = viewsTexts().years
  const heads = [texts.year, texts.day, texts.overall, texts.change, ...(networked ? [texts.level] : []), texts.weak]
  return (
    <Table caption={texts.caption}>
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
        {lines.map(({ submission, moved }) => (
          <tr key={submission.id}>
            <th scope="row" className={`${cell.row} min-w-36`}>
              {submission.id === id ? (
                <>
                  {fiscalYearText(submission.fiscalYear)}
                  <span className="block text-std-16N-170 text-solid-gray-700">{texts.here}</span>
                </>
              ) : (
                <TextLink to="/submissions/$submission" params={{ submission: submission.id }}>
                  {fiscalYearText(submission.fiscalYear)}
                </TextLink>
              )}
            </th>
            <td className={`${cell.text} min-w-40`}>{dayText(submission.submittedAt)}</td>
            <td className={cell.number}>{scoreText(submission.overall)}</td>
            <td className={cell.number}>{moved ? signed(moved, texts.same) : viewsTexts().none}</td>
            {networked && <td className={cell.number}>{levelText(submission.levelLow, submission.levelHigh)}</td>}
            <td className={cell.number}>{fill(texts.weakOf, { weak: submission.belowThreshold, domains: submission.domainsCounted })}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const DomainYears = ({ years, domains }: { years: StandingView['years']; domains: Domains }) => {
  const texts = viewsTexts().years
  const editions = new Set(years.map(({ submission }) => submission.edition))
  return (
    <>
      {editions.size > 1 && <p className="mb-3 text-solid-gray-700">{texts.editions}</p>}
      <Table caption={texts.domainsCaption}>
        <thead>
          <tr>
            <th scope="col" className={cell.head}>
              {texts.domain}
            </th>
            {years.map(({ submission }) => (
              <th key={submission.id} scope="col" className={`${cell.head} whitespace-normal`}>
                {fiscalYearText(submission.fiscalYear)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {domainsOverYears(years, domains).map(({ id, name, scores }) => (
            <tr key={id}>
              <th scope="row" className={`${cell.row} min-w-36`}>
                {nameOf(name)}
              </th>
              {years.map(({ submission }, index) => (
                <td key={submission.id} className={cell.number}>
                  {scoreText(scores[index] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
