// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useEffect } from 'react'
import { contentLanguage } from '../../../app/language.ts'
import { useSessionLost } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { type OutlinedDraft, type Place, places } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import type { AnswerKeeper } from './keeper.ts'
import { PlaceLink } from './PlaceLink.tsx'
import { useUnsaved } from './useKeeper.ts'

/**
 * Says on every page of an assessment which answers are not stored yet, and warns before the tab is closed. `here` are the questions on the page,
 * which say so themselves. Trying again is offered where it can help: two people's answers need a choice at their place.
 */
export const Pending = ({ on, keeper, here = [] }: { on: OutlinedDraft; keeper: AnswerKeeper; here?: readonly string[] }) => {
  const texts = assessmentTexts()
  const count = useUnsaved(keeper)
  const lost = useSessionLost()
  useEffect(() => {
    if (count === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [count])
  // While the session is lost, one notice above the page says what becomes of the answers.
  if (count === 0 || lost) return null
  const phaseOf = ({ question }: Place) => keeper.slot(question.id).saving.phase
  const unsaved = places(on.outline).filter((place) => !here.includes(place.question.id) && ['failed', 'conflict'].includes(phaseOf(place)))
  if (unsaved.length === 0) return null
  const again = (
    <Button look="outline" onClick={keeper.retry}>
      {texts.answer.again}
    </Button>
  )
  return (
    <div className="mb-6">
      <Notice
        kind="heed"
        live
        title={fill(texts.answer.pending, { count: unsaved.length })}
        actions={unsaved.some((place) => phaseOf(place) === 'failed') ? again : undefined}
      >
        <ul>
          {unsaved.map((place) => (
            <li key={place.question.id}>
              <PlaceLink on={on} place={place}>
                <span {...contentLanguage}>{fill(texts.check.missing, { number: place.number, text: place.question.text })}</span>
              </PlaceLink>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
