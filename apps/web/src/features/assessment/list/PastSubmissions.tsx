// SPDX-License-Identifier: Apache-2.0
import type { SubmissionSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { dayText, fiscalYearText } from '../../../app/dates.ts'
import { Section, SubHeading } from '../../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../../ui/List.tsx'
import { assessmentTexts } from '../texts.ts'
import { levelText } from '../words.ts'
import type { Past } from './entries.ts'

/** What was submitted, newest first; by instrument where there are several. `titles` are the names of the instruments by their ids. */
export const PastSubmissions = ({ past, titles }: { past: readonly Past[]; titles: ReadonlyMap<string, string> }) => {
  const texts = assessmentTexts().list
  return (
    <Section title={texts.past}>
      {past.length === 0 && <p>{texts.pastNone}</p>}
      <div className="grid gap-8 empty:hidden">
        {past.map(({ instrument, submissions }) => (
          <div key={instrument}>
            <SubHeading className="mb-2">{titles.get(instrument) ?? instrument}</SubHeading>
            <Rows>
              {submissions.map((submission) => (
                <Submitted key={submission.id} submission={submission} />
              ))}
            </Rows>
          </div>
        ))}
      </div>
    </Section>
  )
}

const Submitted = ({ submission }: { submission: SubmissionSummary }) => {
  const texts = assessmentTexts()
  const score = submission.overall === null ? texts.noScore : fill(texts.score, { score: displayScore(submission.overall) })
  return (
    <Row
      link={
        <RowLink to="/submissions/$submission" params={{ submission: submission.id }}>
          {fill(texts.list.pastLink, { year: fiscalYearText(submission.fiscalYear) })}
        </RowLink>
      }
      note={fill(texts.list.pastNote, { day: dayText(submission.submittedAt), name: submission.submittedBy })}
      status={
        <p className="flex flex-wrap items-baseline gap-x-4 md:flex-col md:items-end">
          <span className="text-std-18B-160 text-solid-gray-900 tabular-nums">{score}</span>
          {submission.instrument !== 'executive' && <span>{levelText(submission.levelLow, submission.levelHigh)}</span>}
          <span>{fill(texts.list.weak, { count: submission.belowThreshold })}</span>
        </p>
      }
    />
  )
}
