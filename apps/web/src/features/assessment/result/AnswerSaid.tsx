// SPDX-License-Identifier: Apache-2.0
import type { EditionQuestion } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import type { AnswerContent } from '@shinayaka/domain'
import { contentLanguage } from '../../../app/language.ts'
import { assessmentTexts } from '../texts.ts'
import { answerText } from '../words.ts'

/** A given answer in words, with whose word it is and what was written beside it. */
export const AnswerSaid = ({ question, answer }: { question: Pick<EditionQuestion, 'levels'>; answer: AnswerContent }) => {
  const texts = assessmentTexts()
  return (
    <>
      <p {...contentLanguage}>{answerText(question, answer.value)}</p>
      {answer.source === 'vendor' && (
        <p>
          <span className="rounded-4 border border-solid-gray-600 px-1.5 text-dns-14B-130 text-solid-gray-900">
            {fill(texts.vendorBy, { name: answer.vendorName })}
          </span>
        </p>
      )}
      {answer.comment !== '' && <p className="text-solid-gray-700">{fill(answer.value === 'na' ? texts.reasonOf : texts.commentOf, answer)}</p>}
    </>
  )
}
