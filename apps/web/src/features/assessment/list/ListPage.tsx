// SPDX-License-Identifier: Apache-2.0
import type { DraftSummary, SubmissionSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { asCallError, call } from '../../../app/client.ts'
import { dayText, fiscalYearText, timeText } from '../../../app/dates.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { shellTexts } from '../../../app/texts.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../../ui/List.tsx'
import { assessmentsQuery } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import { levelText } from '../words.ts'

const instrument = 'clinic'

/** What the self-assessment is, the way in, and what was submitted. */
export const ListPage = () => {
  const texts = assessmentTexts()
  const { drafts, submissions } = useSuspenseQuery(assessmentsQuery).data
  const mayAnswer = useAbility('assessment.answer')
  const [draft] = drafts
  return (
    <Page title={texts.title} lead={texts.list.lead}>
      {mayAnswer ? draft ? <Resume draft={draft} /> : <Start again={submissions.length > 0} /> : <p>{texts.list.readOnly}</p>}
      <Section title={texts.list.past}>
        {submissions.length === 0 ? (
          <p>{texts.list.pastNone}</p>
        ) : (
          <Rows>
            {submissions.map((submission) => (
              <Submitted key={submission.id} submission={submission} />
            ))}
          </Rows>
        )}
      </Section>
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.list.why}</Disclosure>
      </div>
    </Page>
  )
}

const Resume = ({ draft }: { draft: DraftSummary }) => {
  const texts = assessmentTexts().list
  const done = draft.answered >= draft.questions
  const said = { questions: draft.questions, answered: draft.answered, day: dayText(draft.updatedAt), time: timeText(draft.updatedAt) }
  return (
    <div className="rounded-12 border-2 border-key-900 p-5 md:p-6">
      <h2 className="text-std-20B-150 text-solid-gray-900">{texts.resumeTitle}</h2>
      <p className="mt-1 mb-4">{fill(texts.resumeNote, said)}</p>
      <ButtonLink to={done ? '/assessments/$assessment/check' : '/assessments/$assessment'} params={{ assessment: draft.id }}>
        {done ? texts.resumeDone : texts.resume}
      </ButtonLink>
    </div>
  )
}

const Start = ({ again }: { again: boolean }) => {
  const texts = assessmentTexts().list
  const navigate = useNavigate()
  const client = useQueryClient()
  const start = useMutation({
    mutationFn: () => call('startAssessment', { body: { instrument } }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: assessmentsQuery.queryKey })
      return navigate({ to: '/assessments/$assessment', params: { assessment: id } })
    },
  })
  return (
    <div className="grid gap-4">
      {start.error && <FailureNotice error={asCallError(start.error)} />}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button onClick={() => !start.isPending && start.mutate()}>{again ? texts.again : texts.start}</Button>
        <p className="text-solid-gray-700">{texts.startNote}</p>
      </div>
    </div>
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
          <span>{levelText(submission.levelLow, submission.levelHigh)}</span>
          <span>{fill(texts.list.weak, { count: submission.belowThreshold })}</span>
        </p>
      }
    />
  )
}
