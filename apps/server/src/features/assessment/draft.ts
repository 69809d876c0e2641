// SPDX-License-Identifier: Apache-2.0
import { type DraftView, isPermitted, maySubmit } from '@shinayaka/contract'
import { type NetworkControl, scoreAssessment } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Editions, LoadedEdition } from './editions.ts'
import * as queries from './queries.ts'
import { reachOf } from './reach.ts'
import { assignments, remarkCounts } from './section-queries.ts'
import { assignmentView } from './sections.ts'
import { readSnapshot } from './submission.ts'
import { answerView, valuesByQuestion } from './view.ts'

/**
 * A draft as its pages show it, with last time's answers to offer, and the edition that words it.
 * Somebody with a few domains sees those: answers, last year's answers and score are theirs alone.
 */
export const readDraft = async (scope: OrganisationScope, editions: Editions, id: string): Promise<{ view: DraftView; edition: LoadedEdition }> => {
  // None waits for another, so all share one way to the database and back.
  const [row, given, rows, network, latest, remarks] = await Promise.all([
    queries.assessment(scope.db, id),
    assignments(scope.db, id),
    queries.answers(scope.db, id),
    queries.networkAnswers(scope.db, id),
    queries.latestSnapshot(scope.db, id),
    remarkCounts(scope.db, id),
  ])
  if (!row) throw new ProblemError('not-found')
  if (row.submitted_at !== null) throw new ProblemError('assessment.submitted')
  const edition = await editions.byHash(scope.db, row.edition_hash)
  const reach = reachOf(scope, row.instrument, given)
  const readsAll = reach.whole || isPermitted(scope.role, 'assessment.read')
  if (!readsAll && reach.domains.size === 0) throw new ProblemError('not-found')
  const visible = (question: string) => readsAll || reach.domains.has(edition.domainOf.get(question) ?? '')
  const answers = rows.map(answerView).filter(({ question }) => visible(question))
  const score = scoreAssessment(edition.edition, valuesByQuestion(answers))
  const view: DraftView = {
    id: row.id,
    instrument: row.instrument,
    edition: row.edition,
    editionHash: row.edition_hash,
    startedAt: row.started_at.toISOString(),
    answers,
    // The database's checks hold both columns to the contract's words.
    network: (readsAll ? network : []).map(({ control, grade, version }) => ({
      control: control as NetworkControl,
      grade: grade as DraftView['network'][number]['grade'],
      version,
    })),
    previous: latest
      ? {
          submittedAt: latest.submitted_at.toISOString(),
          answers: readSnapshot(latest.snapshot)
            .answers.filter(({ question }) => visible(question))
            .map(({ question, value, comment }) => ({ question, value, comment })),
        }
      : null,
    score: scoreView(score),
    whole: reach.whole,
    domains: [...reach.domains],
    maySubmit: maySubmit(scope.role, row.instrument),
    assignments: given.filter(({ domain }) => readsAll || reach.domains.has(domain)).map(assignmentView),
    remarks: remarks.filter(({ question }) => visible(question)).map(({ question, count }) => ({ question, count: Number(count) })),
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
