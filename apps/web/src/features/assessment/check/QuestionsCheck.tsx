// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { contentLanguage } from '../../../app/language.ts'
import { Section } from '../../../ui/Heading.tsx'
import { Pair, Pairs } from '../../../ui/List.tsx'
import { Status } from '../../../ui/Status.tsx'
import { type OutlinedDraft, type PlacedQuestion, placedQuestions, useDraft } from '../queries.ts'
import { AnswerSaid } from '../result/AnswerSaid.tsx'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { ChangeLink } from './ChangeLink.tsx'

/** Every answer of a short assessment with the words of its level. */
export const QuestionsCheck = ({ on }: { on: OutlinedDraft }) => {
  const { draft, edition } = useDraft(on.draft.id)
  const questions = placedQuestions(edition)
  return edition.domains.map((domain) => (
    <Section key={domain.id} title={nameOf(domain.name)} className="mt-10">
      <Pairs>
        {questions
          .filter((placed) => placed.domain.id === domain.id)
          .map((placed) => (
            <Given key={placed.question.id} on={on} placed={placed} draft={draft} />
          ))}
      </Pairs>
    </Section>
  ))
}

const Given = ({ on, placed, draft }: { on: OutlinedDraft; placed: PlacedQuestion; draft: DraftView }) => {
  const { question } = placed
  const answer = draft.answers.find((one) => one.question === question.id)
  return (
    <Pair name={<span {...contentLanguage}>{question.text}</span>} action={<ChangeLink on={on} place={placed} answered={answer !== undefined} />}>
      {answer ? <AnswerSaid question={question} answer={answer} /> : <Status kind="open">{assessmentTexts().unanswered}</Status>}
    </Pair>
  )
}
