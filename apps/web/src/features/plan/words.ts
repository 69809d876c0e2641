// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore, readYen } from '@shinayaka/domain'
import { dayText } from '../../app/dates.ts'
import { durationText } from '../../app/durations.ts'
import { language } from '../../app/language.ts'
import { yenDigits } from '../../app/money.ts'
import { readHours } from './form.ts'
import { planTexts } from './texts.ts'

/** Why a measure is asked for: the domain's score and the answer it starts from. */
export const reasonText = ({ domainName, domainScore, from }: PlanCandidate): string => {
  const texts = planTexts()
  const said = { domain: domainName[language], score: displayScore(domainScore ?? 0), answer: texts.answers[from] }
  return fill(from === 'unknown' ? texts.choose.reasonUnknown : texts.choose.reason, said)
}

/** What a measure is thought to cost, by the editors. */
export const estimatedCost = ({ estimate }: Pick<PlanCandidate, 'estimate'>): string => planTexts().costs[estimate.cost]

/** What was typed in a field as it is understood, to be compared by eye: 290万円（2,900,000円）, 約5日, the day with both years. */
export const meaning = (field: string, typed: string): string => {
  if (field === 'quotedOn') return typed === '' ? '' : dayText(`${typed}T00:00:00+09:00`)
  if (field === 'amount') {
    const read = readYen(typed)
    return read.ok ? yenDigits(read.yen) : typed
  }
  if (field !== 'hours') return typed
  const read = readHours(typed)
  return read.ok && read.hours !== null ? durationText(read.hours) : typed
}

/** How the state of a decision looks: what waits stands out, what is granted is plain. */
export const stateKind = (state: Decision['state']): 'open' | 'begun' | 'done' => {
  if (state === 'waiting') return 'open'
  return state === 'approved' ? 'done' : 'begun'
}
