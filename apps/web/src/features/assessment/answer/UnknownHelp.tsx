// SPDX-License-Identifier: Apache-2.0
import type { EditionQuestion } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../../app/language.ts'
import { CopyText } from '../../../ui/CopyText.tsx'
import { assessmentTexts } from '../texts.ts'

/** Whom to ask where nobody here knows, and the message ready to send. */
export const UnknownHelp = ({ question }: { question: EditionQuestion }) => {
  const texts = assessmentTexts().answer
  const { ask, message } = question.advice.unknown
  return (
    <div className="border-s-4 border-key-900 ps-4 md:ps-6">
      <p className="text-std-17B-170 text-solid-gray-900">{texts.unknownTitle}</p>
      <p className="mt-1">{fill(texts.unknownAsk, { ask })}</p>
      <p className="mt-3 mb-2 text-std-16B-170">{texts.unknownMessage}</p>
      <CopyText text={message} words={{ copy: texts.copy, copied: texts.copied, selected: texts.selected }} lang={contentLanguage.lang} />
    </div>
  )
}
