// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../../app/language.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Pair, Pairs } from '../../../ui/List.tsx'
import { Status } from '../../../ui/Status.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import type { SectionTask } from '../draft/sections.ts'
import { type OutlinedDraft, type Place, places } from '../queries.ts'
import { answeringTexts, assessmentTexts } from '../texts.ts'
import { nameOf, plainAnswer } from '../words.ts'
import { ChangeLink } from './ChangeLink.tsx'
import { checkDraft } from './checks.ts'

/**
 * The answers of a long assessment, a part a domain: how far it is, and behind it each answer in the words that hold for any practice, so that the
 * page needs no more of the edition than its outline.
 */
export const SectionsCheck = ({ on, tasks }: { on: OutlinedDraft; tasks: readonly SectionTask[] }) => {
  const all = places(on.outline)
  return (
    <div className="mt-6 border-t border-solid-gray-200">
      {tasks.map((task) => (
        <Part key={task.id} on={on} task={task} asked={all.filter(({ domain }) => domain.id === task.id)} />
      ))}
    </div>
  )
}

const Part = ({ on, task, asked }: { on: OutlinedDraft; task: SectionTask; asked: readonly Place[] }) => {
  const texts = answeringTexts().check
  const check = checkDraft(asked, on.draft)
  return (
    <section className="border-b border-solid-gray-200 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="text-std-18B-160 text-solid-gray-900">
          <TextLink
            id={`check-${task.id}`}
            to="/assessments/$assessment/domains/$domain"
            params={{ assessment: on.draft.id, domain: task.id }}
            search={{ from: 'check' }}
            standing
          >
            {nameOf(task.name)}
          </TextLink>
        </h2>
        <Status kind={task.state}>{assessmentTexts().draft.status[task.state]}</Status>
      </div>
      <p className="text-solid-gray-700">{fill(texts.domain, check)}</p>
      <Disclosure bare summary={fill(texts.answers, { count: check.questions })}>
        <Pairs>
          {asked.map((place) => (
            <Given key={place.question.id} on={on} place={place} />
          ))}
        </Pairs>
      </Disclosure>
    </section>
  )
}

const Given = ({ on, place }: { on: OutlinedDraft; place: Place }) => {
  const texts = assessmentTexts()
  const { question, number } = place
  const answer = on.draft.answers.find((one) => one.question === question.id)
  return (
    <Pair
      name={
        <span {...contentLanguage}>
          {number}. {question.text}
        </span>
      }
      action={<ChangeLink on={on} place={place} answered={answer !== undefined} />}
    >
      {answer ? (
        <>
          <p>{plainAnswer(answer.value)}</p>
          {answer.source === 'vendor' && <p>{fill(texts.vendorBy, { name: answer.vendorName })}</p>}
          {answer.comment !== '' && <p className="text-solid-gray-700">{fill(answer.value === 'na' ? texts.reasonOf : texts.commentOf, answer)}</p>}
        </>
      ) : (
        <Status kind="open">{texts.unanswered}</Status>
      )}
    </Pair>
  )
}
