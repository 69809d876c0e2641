// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../../app/language.ts'
import { SubHeading } from '../../../ui/Heading.tsx'
import { Pair, Pairs } from '../../../ui/List.tsx'
import { placedQuestions } from '../queries.ts'
import { AnswerSaid } from '../result/AnswerSaid.tsx'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'

/** All answers as submitted, by domain, with the words of their level and what was written beside them. */
export const AllAnswers = ({ submission, edition }: { submission: SubmissionView; edition: InstrumentEdition }) => {
  const texts = assessmentTexts()
  const questions = placedQuestions(edition)
  return (
    <div className="grid gap-8">
      {edition.domains.map((domain) => (
        <div key={domain.id}>
          <SubHeading className="mb-3">{nameOf(domain.name)}</SubHeading>
          <Pairs>
            {questions
              .filter((placed) => placed.domain.id === domain.id)
              .map(({ question, number }) => {
                const before = submission.previous?.answers.find((one) => one.question === question.id)
                const answer = submission.answers.find((one) => one.question === question.id)
                return (
                  <Pair
                    key={question.id}
                    name={
                      <span {...contentLanguage}>
                        {number}. {question.text}
                      </span>
                    }
                  >
                    {answer ? <AnswerSaid question={question} answer={answer} /> : texts.unanswered}
                    {before && <p className="text-solid-gray-700">{fill(texts.report.previous, { answer: texts.values[before.value] })}</p>}
                  </Pair>
                )
              })}
          </Pairs>
        </div>
      ))}
    </div>
  )
}
