// SPDX-License-Identifier: Apache-2.0
import type { Decision } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../../app/dates.ts'
import { durationText } from '../../../app/durations.ts'
import { contentLanguage } from '../../../app/language.ts'
import { yenText } from '../../../app/money.ts'
import { Button } from '../../../ui/Button.tsx'
import { Status } from '../../../ui/Status.tsx'
import { planTexts } from '../texts.ts'
import { stateKind } from '../words.ts'

/** The answers so far, newest first, each with who gave it and what was said with it. */
export const History = ({ decisions, onUndo }: { decisions: readonly Decision[]; onUndo: ((decision: Decision) => void) | null }) => {
  const texts = planTexts().decisions
  if (decisions.length === 0) return <p>{texts.historyNone}</p>
  return (
    <ul className="border-t border-solid-gray-200">
      {[...decisions]
        .sort((a, b) => (b.decidedAt ?? '').localeCompare(a.decidedAt ?? ''))
        .map((decision) => (
          <Answered key={decision.id} decision={decision} onUndo={onUndo} />
        ))}
    </ul>
  )
}

const Answered = ({ decision, onUndo }: { decision: Decision; onUndo: ((decision: Decision) => void) | null }) => {
  const words = planTexts()
  const texts = words.decisions
  const { title, state, decidedAt, decidedBy, concurrent, note, yen, hours } = decision
  const figures = [yen === null ? '' : `${texts.cost} ${yenText(yen)}`, hours === null ? '' : `${texts.hours} ${durationText(hours)}`]
  return (
    <li className="border-b border-solid-gray-200 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 {...contentLanguage} className="min-w-0 grow basis-56 text-std-16B-170 text-solid-gray-900">
          {title}
        </h3>
        <Status kind={stateKind(state)}>{words.states[state]}</Status>
      </div>
      {decidedAt && (
        <p className="flex flex-wrap items-baseline gap-x-3 text-solid-gray-700">
          {fill(texts.decidedBy, { day: dayText(decidedAt), name: decidedBy ?? '' })}
          {concurrent && <Status kind="begun">{texts.concurrent}</Status>}
          {concurrent && <span>{texts.concurrentNote}</span>}
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 text-solid-gray-700">
        {figures.filter(Boolean).map((one) => (
          <span key={one}>{one}</span>
        ))}
      </p>
      {note !== '' && <p>{fill(texts.noteOf, { note })}</p>}
      {onUndo && (
        <Button look="text" className="-ms-2" onClick={() => onUndo(decision)}>
          <span aria-hidden="true">{texts.undo}</span>
          <span className="sr-only">{fill(texts.undoOf, { title })}</span>
        </Button>
      )}
    </li>
  )
}
