// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate } from '@shinayaka/contract'
import { mostDecisions } from '@shinayaka/domain'

/** The measures ticked when the page opens: those that wait for an answer already, or else the three proposed. */
export const firstChoice = (candidates: readonly PlanCandidate[], decisions: readonly Decision[], submission: string): string[] => {
  const offered = new Set(candidates.map(({ measure }) => measure))
  const waiting = decisions.filter((one) => one.state === 'waiting' && one.submission === submission && offered.has(one.measure))
  const chosen = waiting.length > 0 ? waiting : candidates.filter(({ proposed }) => proposed)
  return chosen.slice(0, mostDecisions).map(({ measure }) => measure)
}

/** The choice after a press on one mark, or that there is no room for a fourth. */
export const toggled = (chosen: readonly string[], measure: string): readonly string[] | 'too-many' => {
  if (chosen.includes(measure)) return chosen.filter((one) => one !== measure)
  return chosen.length >= mostDecisions ? 'too-many' : [...chosen, measure]
}

/** What was last asked of management about a measure; one that waits comes before any answer. */
export const decisionAbout = (decisions: readonly Decision[], measure: string): Decision | undefined => {
  const about = decisions.filter((one) => one.measure === measure)
  return about.find(({ state }) => state === 'waiting') ?? about.sort((a, b) => b.askedAt.localeCompare(a.askedAt))[0]
}

/** Of the chosen, those that are not waiting for an answer already. */
export const toAsk = (chosen: readonly string[], decisions: readonly Decision[]): string[] =>
  chosen.filter((measure) => decisionAbout(decisions, measure)?.state !== 'waiting')

/** Cost and effort of a measure, with the institution's own figures in place of the editor's estimate where it has them. */
export const figures = ({ quote, estimate }: Pick<PlanCandidate, 'quote' | 'estimate'>) => ({
  yen: quote?.yen ?? null,
  hours: quote?.hours ?? estimate.hours,
  ownHours: quote?.hours != null,
})

/** All that was chosen together. `yen` counts only what has a quote, `quoted` says how many those are. */
export const totals = (candidates: readonly Pick<PlanCandidate, 'quote' | 'estimate'>[]) => {
  const all = candidates.map(figures)
  const quoted = all.flatMap(({ yen }) => (yen === null ? [] : [yen]))
  return {
    count: all.length,
    quoted: quoted.length,
    yen: quoted.reduce((sum, yen) => sum + yen, 0),
    hours: all.reduce((sum, { hours }) => sum + hours, 0),
  }
}

/** How many stopped days an amount is worth, to the half; null where it is less than one, or nothing can be compared. */
export const daysWorth = (yen: number, stoppedDay: number): number | null => {
  if (stoppedDay <= 0 || yen < stoppedDay) return null
  return Math.round((yen / stoppedDay) * 2) / 2
}

/** A domain with the candidates it offers, and how many of them are chosen. */
export type Offer = { id: string; name: { ja: string; en: string }; score: number | null; candidates: PlanCandidate[]; chosen: number }

/** All candidates by domain, in the order of the result: weakest first. */
export const offers = (candidates: readonly PlanCandidate[], chosen: readonly string[]): Offer[] => {
  const found = new Map<string, Offer>()
  for (const candidate of candidates) {
    const { domain: id, domainName: name, domainScore: score } = candidate
    const offer = found.get(id) ?? { id, name, score, candidates: [], chosen: 0 }
    offer.candidates.push(candidate)
    if (chosen.includes(candidate.measure)) offer.chosen += 1
    found.set(id, offer)
  }
  return [...found.values()]
}
