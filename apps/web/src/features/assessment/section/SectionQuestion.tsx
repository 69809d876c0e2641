// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionQuestion } from '@shinayaka/contract'
import type { AnswerValue } from '@shinayaka/domain'
import { contentLanguage } from '../../../app/language.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { AnswerForm } from '../answer/AnswerForm.tsx'
import type { AnswerKeeper } from '../answer/keeper.ts'
import { Background } from '../question/Background.tsx'
import { answeringTexts } from '../texts.ts'
import { plainAnswer } from '../words.ts'
import { Remarks } from './Remarks.tsx'

/** One question of a domain: its choices, what stands behind it, and what colleagues wrote about it. */
export const SectionQuestion = ({
  draft,
  domain,
  keeper,
  question,
  number,
}: {
  draft: DraftView
  domain: string
  keeper: AnswerKeeper
  question: EditionQuestion
  number: number
}) => {
  const texts = answeringTexts()
  const count = draft.remarks.find((one) => one.question === question.id)?.count ?? 0
  return (
    <li className="list-none border-t border-solid-gray-300 pt-6 print:pt-3">
      <AnswerForm
        dense
        draft={draft}
        question={question}
        keeper={keeper}
        legendClass="text-std-18B-160 text-solid-gray-900"
        legend={
          <span {...contentLanguage}>
            {number}. {question.text}
          </span>
        }
        support={<span {...contentLanguage}>{question.help}</span>}
      />
      <div className="mt-2 print:hidden">
        <Disclosure summary={texts.domain.background}>
          <Advice question={question} value={draft.answers.find((one) => one.question === question.id)?.value} />
          <Background question={question} />
        </Disclosure>
      </div>
      <div className={count === 0 ? 'print:hidden' : ''}>
        <Remarks assessment={draft.id} domain={domain} question={question.id} count={count} />
      </div>
    </li>
  )
}

const advised = [0, 1, 2] as const

/** What to do next from the answer given; from each answer where none is given that leaves something to do. */
const Advice = ({ question, value }: { question: EditionQuestion; value: AnswerValue | undefined }) => {
  const given = advised.filter((level) => level === value)
  return (
    <Disclosure summary={answeringTexts().domain.advice}>
      <dl className="grid gap-3">
        {(given.length > 0 ? given : advised).map((level) => (
          <div key={level}>
            <dt className="text-std-16B-170 text-solid-gray-900">{plainAnswer(level)}</dt>
            <dd {...contentLanguage}>{question.advice[`${level}`]}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}
