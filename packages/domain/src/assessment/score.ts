// SPDX-License-Identifier: Apache-2.0
import { type AnswerValue, isAttainment } from './answer.ts'

/** The shape of an instrument that scoring needs: which question stands in which domain. */
export type ScoredInstrument = { domains: readonly { id: string; questions: readonly { id: string }[] }[] }

/** From the score with every わからない at 0 to the score with every わからない at 3. */
export type ScoreRange = readonly [low: number, high: number]

/** One domain's score with its denominator. `counted` includes `unknown`; a domain with nothing counted has score and range null. */
export type DomainScore = {
  id: string
  score: number | null
  range: ScoreRange | null
  counted: number
  notApplicable: number
  unknown: number
  unanswered: number
  /** At or below 1.5 points: the countermeasures are shown. Exact, before rounding. */
  belowThreshold: boolean
}

/** A whole instrument's score, 0 to 3, unrounded. */
export type AssessmentScore = { overall: number | null; overallRange: ScoreRange | null; domains: DomainScore[] }

/** At or below this many points (of 3) a domain shows its countermeasures. Source: HAIP proposal, first edition. */
export const countermeasureThreshold = 1.5

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

const scoreDomain = (domain: ScoredInstrument['domains'][number], answers: ReadonlyMap<string, AnswerValue>): DomainScore => {
  let points = 0
  let counted = 0
  let notApplicable = 0
  let unknown = 0
  let unanswered = 0
  for (const { id } of domain.questions) {
    const value = answers.get(id)
    if (value === undefined) unanswered += 1
    else if (value === 'na') notApplicable += 1
    else {
      counted += 1
      if (isAttainment(value)) points += value
      else unknown += 1
    }
  }
  const score = counted === 0 ? null : points / counted
  return {
    id: domain.id,
    score,
    range: score === null ? null : [score, (points + 3 * unknown) / counted],
    counted,
    notApplicable,
    unknown,
    unanswered,
    // Compared in whole points, so that no rounding decides it.
    belowThreshold: counted > 0 && points * 2 <= counted * 3,
  }
}

/**
 * What the answers amount to: a domain is the mean of its counted answers (0 to 3), the whole is the mean of the domains that have at least one.
 * わからない counts as 0 and opens the range; 対象外 and unanswered leave the denominator and are counted apart.
 *
 * @example scoreAssessment({ domains: [{ id: 'd', questions: [{ id: 'a' }, { id: 'b' }] }] }, new Map([['a', 3], ['b', 'unknown']])).overall // 1.5
 */
export const scoreAssessment = (instrument: ScoredInstrument, answers: ReadonlyMap<string, AnswerValue>): AssessmentScore => {
  const domains = instrument.domains.map((domain) => scoreDomain(domain, answers))
  const overall = mean(domains.flatMap(({ score }) => (score === null ? [] : [score])))
  const high = mean(domains.flatMap(({ range }) => (range === null ? [] : [range[1]])))
  return { overall, overallRange: overall === null || high === null ? null : [overall, high], domains }
}

/** Two decimals, half up, for people to read; comparisons use the exact value. */
export const displayScore = (score: number): string => (Math.floor(score * 100 + 0.5 + 1e-9) / 100).toFixed(2)
