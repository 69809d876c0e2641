// SPDX-License-Identifier: Apache-2.0
import type { PlanCandidate } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import type { ReactNode } from 'react'
import { durationText } from '../../app/durations.ts'
import { contentLanguage } from '../../app/language.ts'
import { yenText } from '../../app/money.ts'
import { figures } from './choose.ts'
import { planTexts } from './texts.ts'
import { estimatedCost } from './words.ts'

/** Whose figure it is, as a word: 編者の目安 or 自院の数字. */
export const Whose = ({ own }: { own: boolean }) => (
  <span
    className={`ms-2 inline-block whitespace-nowrap rounded-4 border px-1.5 text-dns-14N-130 ${own ? 'border-key-900 bg-key-50 text-key-1000' : 'border-solid-gray-600 text-solid-gray-800'}`}
  >
    {own ? planTexts().own : planTexts().estimate}
  </span>
)

/** A named fact of a list. */
export const Fact = ({ name, wide = false, children }: { name: string /** Over all columns. */; wide?: boolean; children: ReactNode }) => (
  <div className={wide ? 'sm:col-span-2' : ''}>
    <dt className="text-solid-gray-700">{name}</dt>
    <dd className="text-solid-gray-900">{children}</dd>
  </div>
)

/** What a measure costs: the institution's own quote, or what the editors think. */
export const Cost = ({ candidate }: { candidate: PlanCandidate }) => {
  const texts = planTexts()
  const { yen } = figures(candidate)
  const estimate = estimatedCost(candidate)
  if (yen === null)
    return (
      <>
        {estimate}
        <Whose own={false} />
        <span {...contentLanguage} className="block text-solid-gray-700">
          {candidate.estimate.note}
        </span>
      </>
    )
  return (
    <>
      <b className="text-std-18B-160">{yenText(yen)}</b>
      <Whose own />
      <span className="block text-solid-gray-700">{fill(texts.choose.instead, { estimate })}</span>
    </>
  )
}

/** How much work it is: the institution's own hours, or what the editors think. */
export const Effort = ({ candidate }: { candidate: PlanCandidate }) => {
  const { hours, ownHours } = figures(candidate)
  const said = durationText(hours)
  if (!ownHours)
    return (
      <>
        {said}
        <Whose own={false} />
      </>
    )
  const estimate = durationText(candidate.estimate.hours)
  return (
    <>
      <b className="text-std-18B-160">{said}</b>
      <Whose own />
      <span className="block text-solid-gray-700">{fill(planTexts().choose.instead, { estimate })}</span>
    </>
  )
}
