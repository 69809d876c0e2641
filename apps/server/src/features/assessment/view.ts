// SPDX-License-Identifier: Apache-2.0
import type { NetworkResult, SubmissionSummary } from '@shinayaka/contract'
import {
  type AnswerContent,
  type AnswerValue,
  type NetworkControl,
  networkLevelRange,
  type PartialNetworkGrades,
  targetNetworkLevel,
} from '@shinayaka/domain'
import { type AnswerRow, answerValue, type SubmissionRow } from './queries.ts'

/** A stored answer as the contract shows it, with the name of whoever gave it as it was then. */
export const answerView = (row: AnswerRow) => ({
  question: row.question,
  value: answerValue(row.value),
  comment: row.comment,
  source: row.source as AnswerContent['source'],
  vendorName: row.vendor_name,
  answeredBy: row.answered_by_name,
  answeredAt: row.answered_at.toISOString(),
  version: row.version,
})

/** Only what counts for a score, and only for questions of this edition. */
export const valuesByQuestion = (rows: readonly { question: string; value: AnswerValue }[]): Map<string, AnswerValue> =>
  new Map(rows.map(({ question, value }) => [question, value]))

export const summaryView = (row: SubmissionRow): SubmissionSummary => ({
  id: row.id,
  instrument: row.instrument,
  edition: row.edition,
  fiscalYear: row.fiscal_year,
  submittedAt: row.submitted_at.toISOString(),
  submittedBy: row.submitted_by_name,
  overall: row.overall,
  overallRange: row.overall === null || row.overall_high === null ? null : [row.overall, row.overall_high],
  levelLow: row.level_low,
  levelHigh: row.level_high,
  belowThreshold: row.below_threshold,
  domainsCounted: row.domains_counted,
})

/** Grades as answered; what was not answered is not known. */
export type StoredGrade = { control: string; grade: string }

/** The level that the answered grades allow; null while nothing was answered at all. */
export const networkView = (grades: readonly StoredGrade[]): NetworkResult | null => {
  if (grades.length === 0) return null
  const grade = (control: NetworkControl) => grades.find((one) => one.control === control)?.grade ?? 'unknown'
  // The database's checks hold grades to these words, and the command to those that fit the control.
  const partial = {
    identity: grade('identity'),
    external: grade('external'),
    media: grade('media'),
    internal: grade('internal'),
  } as PartialNetworkGrades
  const { low, high } = networkLevelRange(partial)
  const target = String(targetNetworkLevel) as '2'
  return {
    low: low.level,
    high: high.level,
    lowWithoutIdentityGate: low.levelWithoutIdentityGate,
    highWithoutIdentityGate: high.levelWithoutIdentityGate,
    missingForTarget: high.missing[target],
    unknown: (['identity', 'external', 'media', 'internal'] as const).filter((control) => partial[control] === 'unknown'),
  }
}
