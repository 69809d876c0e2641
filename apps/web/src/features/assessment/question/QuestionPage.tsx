// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { NotFoundPage } from '../../../app/Failure.tsx'
import { contentLanguage } from '../../../app/language.ts'
import { PageFrame, useArrival } from '../../../app/Page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { PageHeading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { BackLink, TextLink } from '../../../ui/TextLink.tsx'
import { AnswerForm, placeOf } from '../answer/AnswerForm.tsx'
import { contentOf, type Lack, lackOf } from '../answer/entry.ts'
import { Pending } from '../answer/Pending.tsx'
import { useKeeper } from '../answer/useKeeper.ts'
import { type PlacedQuestion, placedQuestions, useDraft } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { Background } from './Background.tsx'

const route = getRouteApi('/assessments/$assessment/questions/$number')

/** One question a page; the address names it, so that it can be left and come back to. */
export const QuestionPage = () => {
  const { assessment, number } = route.useParams()
  const { draft, edition } = useDraft(assessment)
  const questions = placedQuestions(edition)
  const placed = questions.find((one) => String(one.number) === number)
  if (!placed) return <NotFoundPage />
  return <Asked key={placed.question.id} draft={draft} placed={placed} questions={questions} />
}

const Asked = ({
  draft,
  placed,
  questions,
}: {
  draft: ReturnType<typeof useDraft>['draft']
  placed: PlacedQuestion
  questions: PlacedQuestion[]
}) => {
  const count = questions.length
  const texts = assessmentTexts()
  const { question, number, domain } = placed
  const { from } = route.useSearch()
  const navigate = useNavigate()
  const keeper = useKeeper(draft.id)
  const [insisting, setInsisting] = useState<{ lack: Lack; attempt: number } | null>(null)
  const heading = useArrival(fill(texts.question.documentTitle, { number, count, text: question.text }), insisting !== null)
  const last = number === count
  const params = { assessment: draft.id }

  const goOn = () => {
    const { held } = keeper.slot(question.id)
    const lack = held ? lackOf(held.entry) : null
    // Something was begun that cannot be saved yet; leaving an untouched question for later is fine.
    if (held && lack && !(lack === 'value' && held.entry.comment.trim() === '')) return setInsisting({ lack, attempt: (insisting?.attempt ?? 0) + 1 })
    if (held && contentOf(held.entry)) void keeper.push(question.id)
    if (from === 'check') void navigate({ to: '/assessments/$assessment/check', params })
    else if (last) void navigate({ to: '/assessments/$assessment/network', params })
    else void navigate({ to: '/assessments/$assessment/questions/$number', params: { ...params, number: String(number + 1) } })
  }

  const problems = insisting ? [{ field: placeOf(question.id)[insisting.lack], text: texts.answer.errors[insisting.lack] }] : []
  const next = from === 'check' ? texts.question.backToCheck : last ? texts.question.toNetwork : texts.question.next
  return (
    <PageFrame
      back={
        <BackLink to={from === 'check' ? '/assessments/$assessment/check' : '/assessments/$assessment'} params={params}>
          {from === 'check' ? texts.question.backToCheck : texts.question.back}
        </BackLink>
      }
    >
      <ErrorSummary problems={problems} attempt={insisting?.attempt ?? 0} />
      <Pending assessment={draft.id} keeper={keeper} questions={questions} here={question.id} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          goOn()
        }}
      >
        <AnswerForm
          draft={draft}
          question={question}
          keeper={keeper}
          insist={insisting !== null}
          legendClass="w-full"
          legend={
            <>
              <span className="mb-2 flex flex-wrap items-center gap-x-3 text-solid-gray-700">
                <span>{nameOf(domain.name)}</span>
                <span className="tabular-nums">
                  <span aria-hidden="true">{fill(texts.question.count, { number, count })}</span>
                  <span className="sr-only">{fill(texts.question.countLabel, { number, count })}</span>
                </span>
              </span>
              <PageHeading ref={heading} size="question">
                <span {...contentLanguage}>{question.text}</span>
              </PageHeading>
            </>
          }
          support={<span {...contentLanguage}>{question.help}</span>}
        />
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <Button type="submit" className="min-w-40">
            {next}
            <Icon name="forward" />
          </Button>
          {number > 1 && from !== 'check' && (
            <TextLink to="/assessments/$assessment/questions/$number" params={{ ...params, number: String(number - 1) }} standing>
              {texts.question.previous}
            </TextLink>
          )}
        </div>
      </form>
      <div className="mt-10">
        <Background question={question} />
      </div>
    </PageFrame>
  )
}
