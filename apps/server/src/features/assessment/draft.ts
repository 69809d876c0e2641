// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { type NetworkControl, scoreAssessment } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Editions, LoadedEdition } from './editions.ts'
import * as queries from './queries.ts'
import { readSnapshot } from './submission.ts'
import { answerView, valuesByQuestion } from './view.ts'

/** A draft as its pages show it, with last time's answers to offer, and the edition that words it. */
export const readDraft = async (scope: OrganisationScope, editions: Editions, id: string): Promise<{ view: DraftView; edition: LoadedEdition }> => {
  const row = await queries.assessment(scope.db, id)
  if (!row) throw new ProblemError('not-found')
  if (row.submitted_at !== null) throw new ProblemError('assessment.submitted')
  const edition = await editions.byHash(scope.db, row.edition_hash)
  const answers = (await queries.answers(scope.db, id)).map(answerView)
  const network = await queries.networkAnswers(scope.db, id)
  const latest = await queries.latestSnapshot(scope.db, row.instrument)
  const score = scoreAssessment(edition.edition, valuesByQuestion(answers))
  const view: DraftView = {
    id: row.id,
    instrument: row.instrument,
    edition: row.edition,
    editionHash: row.edition_hash,
    startedAt: row.started_at.toISOString(),
    answers,
    // The database's checks hold both columns to the contract's words.
    network: network.map(({ control, grade, version }) => ({
      control: control as NetworkControl,
      grade: grade as DraftView['network'][number]['grade'],
      version,
    })),
    previous: latest
      ? {
          submittedAt: latest.submitted_at.toISOString(),
          answers: readSnapshot(latest.snapshot).answers.map(({ question, value, comment }) => ({ question, value, comment })),
        }
      : null,
    score: scoreView(score),
  }
  return { view, edition }
}

type Score = ReturnType<typeof scoreAssessment>

/** A score as the contract shows it: ranges as plain pairs. */
export const scoreView = (score: Score): DraftView['score'] => ({
  overall: score.overall,
  overallRange: score.overallRange && [score.overallRange[0], score.overallRange[1]],
  domains: score.domains.map((domain) => ({ ...domain, range: domain.range && [domain.range[0], domain.range[1]] })),
})
