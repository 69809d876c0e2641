// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DeniedPage, NotFoundPage } from '../../../app/Failure.tsx'
import { contentLanguage } from '../../../app/language.ts'
import { PageFrame, useArrival } from '../../../app/Page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { PageHeading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { BackLink, TextLink } from '../../../ui/TextLink.tsx'
import { PracticeEvidence } from '../../evidence/index.tsx'
import { AnswerForm } from '../answer/AnswerForm.tsx'
import { contentOf, type Lack, lackOf } from '../answer/entry.ts'
import type { Held } from '../answer/keeper.ts'
import { Pending } from '../answer/Pending.tsx'
import { placeOf } from '../answer/place.ts'
import { useKeeper } from '../answer/useKeeper.ts'
import { asksNetwork } from '../draft/ways.ts'
import { editionDomainQuery, type OutlinedDraft, type Place, places, useOutlined } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { Background } from './Background.tsx'

const route = getRouteApi('/assessments/$assessment/questions/$number')

/** One question a page; the address names it, so that it can be left and come back to. */
export const QuestionPage = () => {
  const { assessment, number } = route.useParams()
  const on = useOutlined(assessment)
  const place = places(on.outline).find((one) => String(one.number) === number)
  if (!place) return <NotFoundPage />
  // Who was given a few domains answers them on their own pages.
  if (!on.draft.whole) return <DeniedPage />
  return <Asked key={place.question.id} on={on} place={place} />
}

/** What keeps something begun from being saved; leaving an untouched question for later is fine. */
const begunWithout = (held: Held | null): Lack | null => {
  const lack = held ? lackOf(held.entry) : null
  return lack === 'value' && held?.entry.comment.trim() === '' ? null : lack
}

const Asked = ({ on, place: { number, domain, question: asked } }: { on: OutlinedDraft; place: Place }) => {
  const { draft } = on
  const texts = assessmentTexts()
  const count = places(on.outline).length
  const { questions } = useSuspenseQuery(editionDomainQuery(draft.editionHash, domain.id)).data
  const question = questions.find(({ id }) => id === asked.id)
  // The outline and its domains are of one edition.
  if (!question) throw new Error(`${asked.id} is missing in ${domain.id}`)
  const { from } = route.useSearch()
  const navigate = useNavigate()
  const keeper = useKeeper(draft.id)
  const [insisting, setInsisting] = useState<{ lack: Lack; attempt: number } | null>(null)
  const heading = useArrival(fill(texts.question.documentTitle, { number, count, text: question.text }), insisting !== null)
  const last = number === count
  const toNetwork = last && from !== 'check' && asksNetwork(draft)
  const params = { assessment: draft.id }

  const goOn = () => {
    const { held } = keeper.slot(question.id)
    const lack = begunWithout(held)
    if (lack) return setInsisting({ lack, attempt: (insisting?.attempt ?? 0) + 1 })
    if (held && contentOf(held.entry)) void keeper.push(question.id)
    if (toNetwork) void navigate({ to: '/assessments/$assessment/network', params })
    else if (last || from === 'check') void navigate({ to: '/assessments/$assessment/check', params })
    else void navigate({ to: '/assessments/$assessment/questions/$number', params: { ...params, number: String(number + 1) } })
  }

  const problems = insisting ? [{ field: placeOf(question.id)[insisting.lack], text: texts.answer.errors[insisting.lack] }] : []
  const onward = toNetwork ? texts.question.toNetwork : last ? texts.question.toCheck : texts.question.next
  const next = from === 'check' ? texts.question.backToCheck : onward
  return (
    <PageFrame
      back={
        <BackLink to={from === 'check' ? '/assessments/$assessment/check' : '/assessments/$assessment'} params={params}>
          {from === 'check' ? texts.question.backToCheck : texts.question.back}
        </BackLink>
      }
    >
      <ErrorSummary problems={problems} attempt={insisting?.attempt ?? 0} />
      <Pending on={on} keeper={keeper} here={[question.id]} />
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
        <PracticeEvidence practice={question.practice.id} />
        <Background question={question} />
      </div>
    </PageFrame>
  )
}
