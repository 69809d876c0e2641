// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { language } from '../../app/language.ts'
import { planTexts } from './texts.ts'

/** Why a measure is asked for: the domain's score and the answer it starts from. */
export const reasonText = ({ domainName, domainScore, from }: PlanCandidate): string => {
  const texts = planTexts()
  const said = { domain: domainName[language], score: displayScore(domainScore ?? 0), answer: texts.answers[from] }
  return fill(from === 'unknown' ? texts.choose.reasonUnknown : texts.choose.reason, said)
}

/** What a measure is thought to cost, by the editors. */
export const estimatedCost = ({ estimate }: Pick<PlanCandidate, 'estimate'>): string => planTexts().costs[estimate.cost]

/** How the state of a decision looks: what waits stands out, what is granted is plain. */
export const stateKind = (state: Decision['state']): 'open' | 'begun' | 'done' => {
  if (state === 'waiting') return 'open'
  return state === 'approved' ? 'done' : 'begun'
}
