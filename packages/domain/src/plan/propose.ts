// SPDX-License-Identifier: Apache-2.0
import { type AnswerValue, isAttainment } from '../assessment/answer.ts'
import type { DomainScore } from '../assessment/score.ts'

/** What choosing measures needs to know of a domain: its questions' practices and the measures that raise them. */
export type ProposableDomain = {
  id: string
  questions: readonly { id: string; practice: { id: string } }[]
  measures: readonly ProposableMeasure[]
}

/** What choosing needs to know of a measure. Cost classes from nothing to large; hours are 編者の目安. */
export type ProposableMeasure = {
  id: string
  raises: readonly { practice: string; to: number }[]
  steps: readonly { when: 'today' | 'month' | 'year' }[]
  effort: { hours: number }
  cost: { class: 'none' | 'small' | 'medium' | 'large' }
}

/** A measure proposed for a question: from today's answer to the attainment it leads to. */
export type Proposal = { domain: string; measure: string; question: string; from: AnswerValue; to: number }

/** Done and written down: the attainment to reach everywhere before anything is perfected. */
const soundAttainment = 2
/** As many as a person can choose from; the catalog has the others. */
const mostPerDomain = 3

const costOrder = { none: 0, small: 1, medium: 2, large: 3 } as const
const points = (value: AnswerValue): number => (isAttainment(value) ? value : 0)

const domainProposals = (domain: ProposableDomain, answers: ReadonlyMap<string, AnswerValue>): Proposal[] => {
  const open = domain.questions.flatMap(({ id, practice }) => {
    const value = answers.get(id)
    return value === undefined || value === 'na' || points(value) === 3 ? [] : [{ id, practice: practice.id, value }]
  })
  const candidates = open.flatMap(({ id, practice, value }) => {
    const raising = domain.measures.flatMap((measure) => {
      const raise = measure.raises.find((one) => one.practice === practice && one.to > points(value))
      return raise ? [{ measure, proposal: { domain: domain.id, measure: measure.id, question: id, from: value, to: raise.to } }] : []
    })
    // Whoever has nothing yet is not helped by how to perfect it.
    const near = raising.filter(({ proposal }) => proposal.to <= soundAttainment)
    return near.length > 0 ? near : raising
  })
  candidates.sort(
    (a, b) =>
      points(a.proposal.from) - points(b.proposal.from) ||
      a.proposal.to - b.proposal.to ||
      costOrder[a.measure.cost.class] - costOrder[b.measure.cost.class] ||
      a.measure.effort.hours - b.measure.effort.hours,
  )
  // A measure that helps two questions of the domain is one piece of work.
  return candidates
    .map(({ proposal }) => proposal)
    .filter((proposal, index, all) => all.findIndex(({ measure }) => measure === proposal.measure) === index)
}

const weakestFirst = (domains: readonly ProposableDomain[], scores: readonly DomainScore[]): { domain: ProposableDomain; score: DomainScore }[] =>
  domains
    .flatMap((domain) => {
      const score = scores.find(({ id }) => id === domain.id)
      return score && score.score !== null ? [{ domain, score }] : []
    })
    .sort((a, b) => (a.score.score ?? 0) - (b.score.score ?? 0))

/**
 * For each domain at or below 1.5, weakest first, at most three measures: for the lowest answer first, then the nearest step up, the cheapest, the quickest.
 * Measures that lead to 3 are held back while there is one that leads to 2.
 */
export const proposals = (
  domains: readonly ProposableDomain[],
  scores: readonly DomainScore[],
  answers: ReadonlyMap<string, AnswerValue>,
): Proposal[] =>
  weakestFirst(domains, scores)
    .filter(({ score }) => score.belowThreshold)
    .flatMap(({ domain }) => domainProposals(domain, answers).slice(0, mostPerDomain))

/**
 * The few to begin with: one from each of the weakest domains, only measures with a step that can be done today, cheapest first.
 * Strong domains follow when there are fewer weak ones; fewer than `count` come back only when nothing more can be raised.
 */
export const firstProposals = (
  domains: readonly ProposableDomain[],
  scores: readonly DomainScore[],
  answers: ReadonlyMap<string, AnswerValue>,
  count = 3,
): Proposal[] => {
  const byDomain = weakestFirst(domains, scores).map(({ domain }) => {
    const today = new Set(domain.measures.filter(({ steps }) => steps.some(({ when }) => when === 'today')).map(({ id }) => id))
    return domainProposals(domain, answers).filter(({ measure }) => today.has(measure))
  })
  const chosen: Proposal[] = []
  for (let round = 0; chosen.length < count && byDomain.some((list) => list.length > round); round += 1) {
    for (const list of byDomain) {
      const next = list[round]
      if (next && chosen.length < count) chosen.push(next)
    }
  }
  return chosen
}
