// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { maySubmit } from '@shinayaka/contract'
import { type AnswerContent, type AssessmentScore, type Claim, fiscalYear, japaneseDate, scoreAssessment } from '@shinayaka/domain'
import canonicalize from 'canonicalize'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { organisation } from '../account/index.ts'
import { announce } from '../integration/index.ts'
import { openDraft } from './commands.ts'
import type { Editions, LoadedEdition } from './editions.ts'
import * as queries from './queries.ts'
import { answerView, networkView, type StoredGrade, valuesByQuestion } from './view.ts'

/** The version of the rules by which scores and levels were computed; a change of meaning gets a new one. */
export const rulesVersion = '1'

type SnapshotAnswer = AnswerContent & { question: string; practice: string; answeredBy: string; answeredAt: string }

/** A submission as it was, whole: what was asked, what was answered, what came of it, by which rules. */
export type Snapshot = {
  schema: 'shinayaka.submission/1'
  rules: string
  organisation: { id: string; name: string; institutionKind: string; beds: number | null; prefecture: string }
  instrument: { id: string; edition: string; hash: string }
  fiscalYear: number
  submittedAt: string
  submittedBy: string
  answers: SnapshotAnswer[]
  networkGrades: StoredGrade[]
  score: AssessmentScore
}

/** A stored snapshot, read back. It is our own writing under its own hash, so its shape is trusted. */
export const readSnapshot = (text: string): Snapshot => JSON.parse(text) as Snapshot

/** RFC 8785 JSON and its SHA-256. */
export const seal = (snapshot: Snapshot): { text: string; sha256: string } => {
  const text = canonicalize(snapshot)
  if (text === undefined) throw new Error('a snapshot is always JSON')
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

const takeSnapshot = async (scope: OrganisationScope, edition: LoadedEdition, assessmentId: string, at: Date): Promise<Snapshot> => {
  const rows = (await queries.answers(scope.db, assessmentId)).map(answerView)
  const missing = edition.questions.size - rows.filter(({ question }) => edition.questions.has(question)).length
  if (missing > 0) throw new ProblemError('assessment.incomplete', { count: missing })
  const grades = await queries.networkAnswers(scope.db, assessmentId)
  const place = await organisation(scope.db)
  if (!place) throw new ProblemError('not-found')
  return {
    schema: 'shinayaka.submission/1',
    rules: rulesVersion,
    organisation: { id: place.id, name: place.name, institutionKind: place.institution_kind, beds: place.beds, prefecture: place.prefecture },
    instrument: { id: edition.edition.id, edition: edition.edition.edition, hash: edition.hash },
    fiscalYear: fiscalYear(at),
    submittedAt: at.toISOString(),
    submittedBy: scope.person.name,
    answers: [...edition.questions.values()].flatMap(({ id, practice }) =>
      rows.filter(({ question }) => question === id).map(({ version: _, ...answer }) => ({ ...answer, practice: practice.id })),
    ),
    networkGrades: grades.map(({ control, grade }) => ({ control, grade })),
    score: scoreAssessment(edition.edition, valuesByQuestion(rows)),
  }
}

// Management's own view stands beside the departments' and never replaces it.
const sourceOf = (answer: AnswerContent, instrument: string): Claim['source'] =>
  answer.source === 'vendor' ? 'vendor' : instrument === 'executive' ? 'management' : 'assessment'

/** What a submission says about practices: one claim an answer, superseding the last one of the same source. */
const claimsOf = async (
  scope: OrganisationScope,
  clock: Clock,
  snapshot: Snapshot,
  submissionId: string,
  at: Date,
): Promise<queries.ClaimInsert[]> => {
  const held = await queries.newestClaims(
    scope.db,
    snapshot.answers.map(({ practice }) => practice),
  )
  return snapshot.answers.map((answer) => {
    const source = sourceOf(answer, snapshot.instrument.id)
    return {
      id: clock.id(),
      organisation_id: scope.organisation.id,
      practice: answer.practice,
      subject_kind: 'organisation',
      subject_id: scope.organisation.id,
      value: queries.storedValue(answer.value),
      source,
      source_name: answer.vendorName,
      origin_id: submissionId,
      effective: japaneseDate(at),
      recorded_at: at,
      edition_hash: snapshot.instrument.hash,
      supersedes: held.find((claim) => claim.practice === answer.practice && claim.source === source)?.id ?? null,
    }
  })
}

/** Freezes a draft: snapshot, hash, claims and audit row in one transaction. Of two at once one submits, the other is told. */
export const submit = async (
  work: { scope: OrganisationScope; clock: Clock; editions: Editions },
  assessmentId: string,
): Promise<{ submission: string }> => {
  const { scope, clock, editions } = work
  const draft = await openDraft(scope, assessmentId)
  if (!maySubmit(scope.role, draft.instrument)) throw new ProblemError('instrument.not-yours')
  const edition = await editions.byHash(scope.db, draft.edition_hash)
  const at = clock.now()
  const snapshot = await takeSnapshot(scope, edition, assessmentId, at)
  const { text, sha256 } = seal(snapshot)
  const network = networkView(snapshot.networkGrades)
  const id = clock.id()
  await queries.insertSubmission(scope.db, {
    id,
    organisation_id: scope.organisation.id,
    assessment_id: assessmentId,
    instrument: draft.instrument,
    edition: draft.edition,
    edition_hash: draft.edition_hash,
    fiscal_year: snapshot.fiscalYear,
    submitted_at: at,
    submitted_by: scope.person.id,
    submitted_by_name: scope.person.name,
    snapshot: text,
    sha256,
    overall: snapshot.score.overall,
    overall_high: snapshot.score.overallRange?.[1] ?? null,
    level_low: network?.low ?? null,
    level_high: network?.high ?? null,
    below_threshold: snapshot.score.domains.filter(({ belowThreshold }) => belowThreshold).length,
    domains_counted: snapshot.score.domains.filter(({ score }) => score !== null).length,
  })
  await queries.insertClaims(scope.db, await claimsOf(scope, clock, snapshot, id, at))
  await queries.closeAssessment(scope.db, assessmentId, at)
  await scope.audit({
    action: 'assessment.submit',
    target: { kind: 'submission', id },
    after: { assessment: assessmentId, instrument: draft.instrument, sha256, overall: snapshot.score.overall },
  })
  await announce(scope, clock, { event: 'assessment.submitted', path: `/submissions/${id}` })
  return { submission: id }
}
