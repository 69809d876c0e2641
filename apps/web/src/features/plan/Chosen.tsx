// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate, Quote } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../app/dates.ts'
import { contentLanguage } from '../../app/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Status } from '../../ui/Status.tsx'
import { Cost, Effort, Fact } from './Figures.tsx'
import { QuoteForm } from './QuoteForm.tsx'
import { planTexts } from './texts.ts'
import { reasonText, stateKind } from './words.ts'

/** What somebody who may edit does to a chosen measure. */
export type ChosenEditing = { onQuote: (quote: Quote) => void; onFailing: (failing: boolean) => void }

/** A measure that was chosen to be asked for: why, what it costs, and the institution's own figures. */
export const Chosen = ({
  candidate,
  number,
  decision,
  editing,
  onRemove,
}: {
  candidate: PlanCandidate
  number: number
  /** What was last asked of management about it. */
  decision: Decision | undefined
  /** Null for whoever may only read. */
  editing: ChosenEditing | null
  onRemove: () => void
}) => {
  const texts = planTexts()
  const { title, quote } = candidate
  return (
    <li className="rounded-12 border border-solid-gray-300 p-5 md:p-6 print:rounded-none print:border-0 print:border-t print:p-0 print:pt-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="flex gap-3 text-std-18B-160 text-solid-gray-900">
          <span className="tabular-nums text-key-900">{number}</span>
          <span {...contentLanguage}>{title}</span>
        </h3>
        {decision && <Status kind={stateKind(decision.state)}>{texts.states[decision.state]}</Status>}
      </div>
      <p className="mt-1 text-solid-gray-700">{reasonText(candidate)}</p>
      <p {...contentLanguage} className="text-solid-gray-700">
        {candidate.questionText}
      </p>
      <dl className="mt-4 grid gap-x-6 gap-y-3 md:grid-cols-2 print:grid-cols-2">
        <Fact name={texts.choose.cost}>
          <Cost candidate={candidate} />
        </Fact>
        <Fact name={texts.choose.hours}>
          <Effort candidate={candidate} />
        </Fact>
        <Fact name={texts.choose.who}>
          <span {...contentLanguage}>{candidate.who}</span>
        </Fact>
        <Quoted quote={quote} />
      </dl>
      {editing && (
        <div className="mt-3 print:hidden">
          <Disclosure bare summary={quote ? texts.quote.openAgain : texts.quote.open}>
            <QuoteForm measure={candidate.measure} quote={quote} onSaved={editing.onQuote} onFailing={editing.onFailing} />
          </Disclosure>
        </div>
      )}
      <Button look="text" className="-ms-2 mt-2" onClick={onRemove}>
        <span aria-hidden="true">{texts.choose.remove}</span>
        <span className="sr-only">{fill(texts.choose.removeOf, { title })}</span>
      </Button>
    </li>
  )
}

const Quoted = ({ quote }: { quote: Quote | null }) => {
  const texts = planTexts().choose
  if (!quote || (quote.vendor === '' && quote.quotedOn === null && quote.note === '')) return null
  return (
    <Fact name={texts.vendor}>
      {quote.vendor}
      {quote.quotedOn !== null && <span className="ms-2 text-solid-gray-700">{dayText(`${quote.quotedOn}T00:00:00+09:00`)}</span>}
      {quote.note !== '' && <span className="block text-solid-gray-700">{quote.note}</span>}
    </Fact>
  )
}
