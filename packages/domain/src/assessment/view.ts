// SPDX-License-Identifier: Apache-2.0
import { type AnswerValue, isAttainment } from './answer.ts'
import type { ScoreRange } from './score.ts'

/** What some practices amount to together, 0 to 3, with its denominator; score and range are null where nothing counts. */
export type GroupScore = {
  score: number | null
  range: ScoreRange | null
  counted: number
  notApplicable: number
  unknown: number
  /** Practices of the group that this instrument does not ask for. */
  notAsked: number
}

/** The mean of what was answered about these practices: the rule of a domain's score, over another grouping. */
export const scoreGroup = (practices: readonly string[], values: ReadonlyMap<string, AnswerValue>): GroupScore => {
  let [points, counted, notApplicable, unknown, notAsked] = [0, 0, 0, 0, 0]
  for (const practice of practices) {
    const value = values.get(practice)
    if (value === undefined) notAsked += 1
    else if (value === 'na') notApplicable += 1
    else {
      counted += 1
      if (isAttainment(value)) points += value
      else unknown += 1
    }
  }
  const score = counted === 0 ? null : points / counted
  return { score, range: score === null ? null : [score, (points + 3 * unknown) / counted], counted, notApplicable, unknown, notAsked }
}

/** How two views of the same thing stand to each other. */
export type Difference = 'management-higher' | 'department-higher' | 'alike' | 'only-department' | 'only-management' | 'neither'

/** From this many points (of 3) on two views differ: one whole step of attainment. */
export const differenceThreshold = 1

/** Names how the department's and management's views differ; exactly one step counts as differing. */
export const compareViews = (department: number | null, management: number | null): Difference => {
  if (department === null && management === null) return 'neither'
  if (management === null) return 'only-department'
  if (department === null) return 'only-management'
  // Means of whole numbers: a millionth guards against the last bit of a division, never against a real difference.
  const higher = management - department
  if (higher >= differenceThreshold - 1e-6) return 'management-higher'
  return -higher >= differenceThreshold - 1e-6 ? 'department-higher' : 'alike'
}

/** One practice that both were asked about, where the answers differ by a step or more. わからない counts as 0. */
export type PracticeDifference = { practice: string; department: AnswerValue; management: AnswerValue }

const points = (value: AnswerValue): number => (isAttainment(value) ? value : 0)

/** The practices both were asked about and see differently, widest first; 対象外 on either side is not a difference. */
export const practiceDifferences = (
  department: ReadonlyMap<string, AnswerValue>,
  management: ReadonlyMap<string, AnswerValue>,
): PracticeDifference[] =>
  [...management]
    .flatMap(([practice, seen]): PracticeDifference[] => {
      const known = department.get(practice)
      if (known === undefined || known === 'na' || seen === 'na' || points(known) === points(seen)) return []
      return [{ practice, department: known, management: seen }]
    })
    .sort((a, b) => Math.abs(points(b.management) - points(b.department)) - Math.abs(points(a.management) - points(a.department)))

/** What to say to management, as codes in the order they are said; the texts are filled from the same values. */
export type ManagementPoint =
  | { code: 'overall'; score: number; weak: number; domains: number }
  | { code: 'nothing-counted' }
  | { code: 'change'; difference: number; year: number }
  | { code: 'first-time' }
  | { code: 'level'; low: number; high: number; target: number }
  | { code: 'weakest'; domains: string[] }
  | { code: 'no-weak' }
  | { code: 'unknown'; count: number }
  | { code: 'differs'; themes: string[] }
  | { code: 'decisions'; count: number }

/** Everything the paragraph is made from. */
export type ManagementFacts = {
  overall: number | null
  weak: readonly string[]
  domainsCounted: number
  previous: { overall: number | null; year: number } | null
  level: { low: number; high: number } | null
  unknown: number
  /** Themes in which management sees things better than the department does. */
  differs: readonly string[]
  decisions: number
}

/** One paragraph for management: where we stand, how it moved, what is weakest, what differs, how many decisions wait. */
export const managementPoints = (facts: ManagementFacts): ManagementPoint[] => {
  if (facts.overall === null) return [{ code: 'nothing-counted' }]
  const { previous, level } = facts
  return [
    { code: 'overall', score: facts.overall, weak: facts.weak.length, domains: facts.domainsCounted },
    previous?.overall == null ? { code: 'first-time' } : { code: 'change', difference: facts.overall - previous.overall, year: previous.year },
    facts.weak.length === 0 ? { code: 'no-weak' } : { code: 'weakest', domains: facts.weak.slice(0, 3) },
    ...(level ? [{ code: 'level' as const, ...level, target: 2 }] : []),
    ...(facts.unknown > 0 ? [{ code: 'unknown' as const, count: facts.unknown }] : []),
    ...(facts.differs.length > 0 ? [{ code: 'differs' as const, themes: facts.differs.slice(0, 3) }] : []),
    ...(facts.decisions > 0 ? [{ code: 'decisions' as const, count: facts.decisions }] : []),
  ]
}
