// SPDX-License-Identifier: Apache-2.0
import type { ProposableDomain, ProposableMeasure, Proposal } from './propose.ts'

/** From this many hours on somebody else's work must make room, which only management can order. 編者の目安. */
export const hoursThatNeedManagement = 8

/** Whether a measure needs management's word: money beyond small change, or days of work. */
export const needsManagement = (measure: Pick<ProposableMeasure, 'cost' | 'effort'>): boolean =>
  measure.cost.class === 'medium' || measure.cost.class === 'large' || measure.effort.hours >= hoursThatNeedManagement

/** How many decisions are asked of management at a time: more than three and none is taken. */
export const mostDecisions = 3

/**
 * The decisions to ask of management: of the proposals, weakest domain first, those that only management can grant, one from a domain;
 * filled with the others where there are fewer than three.
 */
export const decisionsToAsk = (domains: readonly ProposableDomain[], proposals: readonly Proposal[]): Proposal[] => {
  const measureOf = ({ domain, measure }: Proposal) => domains.find(({ id }) => id === domain)?.measures.find(({ id }) => id === measure)
  const needing = proposals.filter((proposal) => {
    const measure = measureOf(proposal)
    return measure !== undefined && needsManagement(measure)
  })
  const chosen: Proposal[] = []
  const take = (from: readonly Proposal[], onePerDomain: boolean) => {
    for (const proposal of from) {
      if (chosen.length >= mostDecisions) return
      if (chosen.some(({ measure }) => measure === proposal.measure)) continue
      if (onePerDomain && chosen.some(({ domain }) => domain === proposal.domain)) continue
      chosen.push(proposal)
    }
  }
  take(needing, true)
  take(proposals, true)
  take(proposals, false)
  return chosen
}
