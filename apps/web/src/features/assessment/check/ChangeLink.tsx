// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { PlaceLink } from '../answer/PlaceLink.tsx'
import type { OutlinedDraft, Place } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'

/** The way from the check to a question and straight back. */
export const ChangeLink = ({ on, place, answered }: { on: OutlinedDraft; place: Place; answered: boolean }) => {
  const texts = assessmentTexts().check
  return (
    <PlaceLink id={`change-${place.question.id}`} on={on} place={place} from="check">
      <span aria-hidden="true">{answered ? texts.change : texts.answer}</span>
      <span className="sr-only">{fill(answered ? texts.changeOf : texts.answerOf, { text: place.question.text })}</span>
    </PlaceLink>
  )
}
