// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionQuestion } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../../app/dates.ts'
import { Button } from '../../../ui/Button.tsx'
import { assessmentTexts } from '../texts.ts'
import { shortAnswer } from '../words.ts'
import type { Entry } from './entry.ts'
import { focusAnswer } from './place.ts'

/** Last time's answer, offered and never chosen by itself. */
export const PreviousAnswer = ({
  draft,
  question,
  entry,
  onTake,
}: {
  draft: DraftView
  question: EditionQuestion
  entry: Entry
  onTake: (part: Pick<Entry, 'value' | 'comment'>) => void
}) => {
  const texts = assessmentTexts().answer
  const previous = draft.previous?.answers.find((one) => one.question === question.id)
  if (!draft.previous || !previous || (entry.value === previous.value && entry.comment === previous.comment)) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="text-solid-gray-700">{fill(texts.previousDay, { day: dayText(draft.previous.submittedAt) })}</p>
      <Button
        look="outline"
        onClick={() => {
          onTake({ value: previous.value, comment: entry.comment === '' ? previous.comment : entry.comment })
          // The offer goes away with being taken.
          focusAnswer(question.id)
        }}
      >
        {fill(texts.previous, { answer: shortAnswer(question, previous.value) })}
      </Button>
    </div>
  )
}
