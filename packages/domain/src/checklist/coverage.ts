// SPDX-License-Identifier: Apache-2.0
import type { Attainment } from '../assessment/answer.ts'
import { judgeRule, type Recorded, type Verdict } from './rule.ts'

/** A clause of a guideline as far as coverage needs it: the practices that meet it, each at its attainment; none: nothing of ours answers it. */
export type CoveredClause = { id: string; practices: readonly { practice: string; at: Attainment }[] }

/** How a clause stands: met or not by every practice named, open for the reason given, or not answered by any practice (`unmapped`). */
export type ClauseStanding = Verdict | 'unmapped'

/** Clauses by how they stand; each in exactly one count. `open`: never asked, not known, or disputed. */
export type Coverage = { clauses: number; met: number; unmet: number; open: number; notApplicable: number; unmapped: number }

/** Whether a clause is met: only where each of its practices has reached its attainment. */
export const clauseStanding = ({ practices }: CoveredClause, recorded: Recorded): ClauseStanding => {
  const [first, ...others] = practices
  if (first === undefined) return 'unmapped'
  return judgeRule(others.length === 0 ? first : { all: practices }, recorded).verdict
}

const counts: Record<ClauseStanding, Exclude<keyof Coverage, 'clauses'>> = {
  yes: 'met',
  no: 'unmet',
  na: 'notApplicable',
  unanswered: 'open',
  unknown: 'open',
  disagree: 'open',
  unmapped: 'unmapped',
}

/** Counts clauses; what no practice answers is never counted as met, and an empty list counts nothing. */
export const coverage = (clauses: readonly CoveredClause[], recorded: Recorded): Coverage => {
  const counted: Coverage = { clauses: clauses.length, met: 0, unmet: 0, open: 0, notApplicable: 0, unmapped: 0 }
  for (const clause of clauses) counted[counts[clauseStanding(clause, recorded)]] += 1
  return counted
}
