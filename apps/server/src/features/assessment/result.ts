// SPDX-License-Identifier: Apache-2.0
import type { SubmissionView } from '@shinayaka/contract'
import { firstProposals, type NetworkControl, proposals } from '@shinayaka/domain'
import type { ReadingScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { scoreView } from './draft.ts'
import type { Editions, LoadedEdition } from './editions.ts'
import * as queries from './queries.ts'
import { readSnapshot, type Snapshot } from './submission.ts'
import { networkView, valuesByQuestion } from './view.ts'

/** What a snapshot proposes to do, by the measures of the edition it answered. */
export const proposalsOf = (snapshot: Pick<Snapshot, 'answers' | 'score'>, edition: LoadedEdition) => {
  const values = valuesByQuestion(snapshot.answers)
  return {
    first: firstProposals(edition.edition.domains, snapshot.score.domains, values),
    proposals: proposals(edition.edition.domains, snapshot.score.domains, values),
  }
}

/** A result as its pages and documents show it. */
export type ResultView = SubmissionView

/** A submission's result, and the edition that explains it. */
export const readResult = async (scope: ReadingScope, editions: Editions, id: string): Promise<{ view: SubmissionView; edition: LoadedEdition }> => {
  const row = await queries.submissionWithPrevious(scope.db, id)
  if (!row) throw new ProblemError('not-found')
  const snapshot = readSnapshot(row.snapshot)
  const edition = await editions.byHash(scope.db, row.edition_hash)
  const before = row.previous_snapshot === null ? null : readSnapshot(row.previous_snapshot)
  const levelBefore = before === null ? null : networkView(before.networkGrades)
  const view: SubmissionView = {
    id: row.id,
    instrument: snapshot.instrument.id,
    edition: snapshot.instrument.edition,
    editionHash: row.edition_hash,
    fiscalYear: row.fiscal_year,
    submittedAt: snapshot.submittedAt,
    submittedBy: row.submitted_by_name,
    organisationName: snapshot.organisation.name,
    institutionKind: snapshot.organisation.institutionKind,
    beds: snapshot.organisation.beds,
    prefecture: snapshot.organisation.prefecture,
    sha256: row.sha256,
    answers: snapshot.answers.map(({ practice: _, ...answer }) => answer),
    networkGrades: snapshot.networkGrades as { control: NetworkControl; grade: SubmissionView['networkGrades'][number]['grade'] }[],
    network: networkView(snapshot.networkGrades),
    score: scoreView(snapshot.score),
    previous:
      before === null || row.previous_id === null || row.previous_submitted_at === null || row.previous_fiscal_year === null
        ? null
        : {
            id: row.previous_id,
            submittedAt: row.previous_submitted_at.toISOString(),
            fiscalYear: row.previous_fiscal_year,
            score: scoreView(before.score),
            level: levelBefore && { low: levelBefore.low, high: levelBefore.high },
            answers: before.answers.map(({ question, value }) => ({ question, value })),
          },
    ...proposalsOf(snapshot, edition),
  }
  return { view, edition }
}
