// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionQuestion } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../../app/language.ts'
import { Section } from '../../../ui/Heading.tsx'
import { Pair, Pairs } from '../../../ui/List.tsx'
import { Status } from '../../../ui/Status.tsx'
import type { AnswerKeeper } from '../answer/keeper.ts'
import { goToQuestion, placeOf } from '../answer/place.ts'
import { useSlot } from '../answer/useKeeper.ts'
import { AnswerSaid } from '../result/AnswerSaid.tsx'
import { answeringTexts, assessmentTexts } from '../texts.ts'

type Parts = { draft: DraftView; keeper: AnswerKeeper }

/** The answers of a domain as they are stored, to look through at its end, each with the way back to its question. */
export const SectionCheck = ({
  draft,
  keeper,
  questions,
  numbers,
}: Parts & { questions: readonly EditionQuestion[]; numbers: ReadonlyMap<string, number> }) => {
  const texts = answeringTexts().domain
  const given = new Set(draft.answers.map(({ question }) => question))
  const open = questions.filter(({ id }) => !given.has(id)).length
  return (
    <Section title={texts.check} note={open > 0 ? fill(texts.checkOpen, { count: open }) : fill(texts.checkDone, { questions: questions.length })}>
      <Pairs>
        {questions.map((question) => (
          <Given key={question.id} draft={draft} keeper={keeper} question={question} number={numbers.get(question.id) ?? 0} />
        ))}
      </Pairs>
    </Section>
  )
}

const link = 'inline-flex min-h-11 items-center rounded-4 text-key-900 underline underline-offset-4 hover:text-key-1000 hover:decoration-2'

const Given = ({ draft, keeper, question, number }: Parts & { question: EditionQuestion; number: number }) => {
  const texts = assessmentTexts()
  const answer = draft.answers.find((one) => one.question === question.id)
  const { saving } = useSlot(keeper, question.id)
  return (
    <Pair
      name={
        <span {...contentLanguage}>
          {number}. {question.text}
        </span>
      }
      action={
        <a
          href={`#${placeOf(question.id).value}`}
          className={link}
          onClick={(event) => {
            event.preventDefault()
            goToQuestion(question.id)
          }}
        >
          <span aria-hidden="true">{answer ? texts.check.change : texts.check.answer}</span>
          <span className="sr-only">{fill(answer ? texts.check.changeOf : texts.check.answerOf, { text: question.text })}</span>
        </a>
      }
    >
      {answer ? <AnswerSaid question={question} answer={answer} /> : <Status kind="open">{texts.unanswered}</Status>}
      {(saving.phase === 'failed' || saving.phase === 'conflict') && (
        <p className="mt-1">
          <Status kind="heed">{answeringTexts().domain.unsaved}</Status>
        </p>
      )}
    </Pair>
  )
}
