// SPDX-License-Identifier: Apache-2.0
import { isPermitted, maySubmit } from '@shinayaka/contract'
import { type AnswerContent, type NetworkControl, scoreAssessment } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Editions, LoadedEdition } from './editions.ts'
import * as queries from './queries.ts'
import { checkReach, reachOf } from './reach.ts'
import { assignments } from './section-queries.ts'
import { answerView, valuesByQuestion } from './view.ts'

type Work = { scope: OrganisationScope; clock: Clock; editions: Editions }
type AssessmentRow = NonNullable<Awaited<ReturnType<typeof queries.assessment>>>

/** One answer on its way in, with the version the person saw (null: the question was unanswered). */
export type IncomingAnswer = AnswerContent & { question: string; version: number | null }

/** The open draft, held for writing against everybody else's. */
export const openDraft = async (scope: OrganisationScope, id: string): Promise<AssessmentRow> => {
  const row = await queries.assessment(scope.db, id, { toWrite: true })
  if (!row) throw new ProblemError('not-found')
  if (row.submitted_at !== null) throw new ProblemError('assessment.submitted')
  return row
}

/** An answer must be one its question allows: 対象外 only where it can be true and with its reason, a vendor's word only where a vendor can know. */
export const checkAnswer = (edition: LoadedEdition, { question, value, comment, source, vendorName }: AnswerContent & { question: string }): void => {
  const asked = edition.questions.get(question)
  if (!asked) throw new ProblemError('question.unknown', { question })
  if (value === 'na' && asked.notApplicable === null) throw new ProblemError('answer.not-applicable-not-allowed', { question })
  if (value === 'na' && comment.trim() === '') throw new ProblemError('answer.reason-required', { question })
  if (source === 'vendor' && !asked.vendorMayAnswer) throw new ProblemError('answer.vendor-not-allowed', { question })
  if (source === 'vendor' && vendorName.trim() === '') throw new ProblemError('answer.vendor-name-required', { question })
}

const tidy = ({ value, comment, source, vendorName }: AnswerContent): AnswerContent => ({
  value,
  comment: comment.trim(),
  source,
  vendorName: source === 'vendor' ? vendorName.trim() : '',
})

/** Saves answers all together or not at all; a stale one refuses with both values. Returns the answers as they now stand and their score. */
export const saveAnswers = async ({ scope, clock, editions }: Work, assessmentId: string, incoming: readonly IncomingAnswer[]) => {
  const [draft, given, held] = await Promise.all([
    openDraft(scope, assessmentId),
    assignments(scope.db, assessmentId),
    queries.answers(scope.db, assessmentId),
  ])
  const edition = await editions.byHash(scope.db, draft.edition_hash)
  const reach = reachOf(scope, draft.instrument, given)
  checkReach(
    reach,
    edition,
    incoming.map(({ question }) => question),
  )
  for (const answer of incoming) checkAnswer(edition, answer)
  const before = held.map(answerView)
  const at = clock.now()
  const write = { assessment: assessmentId, organisation: scope.organisation.id, by: scope.person, at }
  const written = new Map(before.map((answer) => [answer.question, answer]))
  const rows = await Promise.all(incoming.map((answer) => queries.writeAnswer(scope.db, write, answer.question, tidy(answer), answer.version)))
  for (const [index, answer] of incoming.entries()) {
    const { question } = answer
    const content = tidy(answer)
    const row = rows[index]
    if (!row)
      throw new ProblemError('record.stale', {
        question,
        current: (await currentAnswer(scope, assessmentId, question)) ?? written.get(question) ?? null,
        yours: content,
      })
    written.set(question, { question, ...content, answeredBy: scope.person.name, answeredAt: at.toISOString(), version: row.version })
  }
  await Promise.all([
    queries.touchAssessment(scope.db, assessmentId, at),
    scope.audit({
      action: 'answer.save',
      target: { kind: 'assessment', id: assessmentId },
      before: incoming.map(({ question }) => before.find((one) => one.question === question) ?? { question }),
      after: incoming.map(({ question }) => written.get(question)),
    }),
  ])
  // Who reads a few domains is told the score of those.
  const readsAll = reach.whole || isPermitted(scope.role, 'assessment.read')
  const visible = [...written.values()].filter(({ question }) => readsAll || reach.domains.has(edition.domainOf.get(question) ?? ''))
  return { written, score: scoreAssessment(edition.edition, valuesByQuestion(visible)) }
}

const currentAnswer = async (scope: OrganisationScope, assessmentId: string, question: string) =>
  (await queries.answers(scope.db, assessmentId)).map(answerView).find((one) => one.question === question)

/** Which grades fit which control: the gate is ok or weak, the others ○ △ ×; わからない fits all. */
const gradesOf = (control: NetworkControl): readonly string[] => (control === 'identity' ? ['ok', 'weak', 'unknown'] : ['o', 'd', 'x', 'unknown'])

/** Saves one step of the flowchart. */
export const saveNetworkGrade = async (
  { scope, clock }: Work,
  assessmentId: string,
  control: NetworkControl,
  grade: string,
  version: number | null,
) => {
  if (!gradesOf(control).includes(grade)) throw new ProblemError('network.grade-invalid')
  await openDraft(scope, assessmentId)
  const before = await queries.networkAnswers(scope.db, assessmentId)
  const was = before.find((one) => one.control === control)
  const at = clock.now()
  const write = { assessment: assessmentId, organisation: scope.organisation.id, by: scope.person, at }
  const row = await queries.writeNetworkGrade(scope.db, write, control, grade, version)
  if (!row) throw new ProblemError('record.stale', { control, current: was ?? null, yours: { grade } })
  await queries.touchAssessment(scope.db, assessmentId, at)
  await scope.audit({
    action: 'network.grade',
    target: { kind: 'assessment', id: assessmentId },
    before: { control, grade: was?.grade ?? null },
    after: { control, grade },
  })
  return { version: row.version, grades: [...before.filter((one) => one.control !== control), { control, grade, version: row.version }] }
}

/** Starts an assessment with today's edition, or finds the one begun. */
export const startAssessment = async ({ scope, clock, editions }: Work, instrument: string): Promise<{ id: string }> => {
  const edition = editions.currentOf(instrument)
  if (!maySubmit(scope.role, instrument)) throw new ProblemError('instrument.not-yours')
  const { id, started } = await queries.startAssessment(scope.db, {
    id: clock.id(),
    organisation: scope.organisation.id,
    instrument,
    edition: edition.edition.edition,
    hash: edition.hash,
    by: scope.person.id,
    at: clock.now(),
  })
  if (started)
    await scope.audit({
      action: 'assessment.start',
      target: { kind: 'assessment', id },
      after: { instrument, edition: edition.edition.edition, hash: edition.hash },
    })
  return { id }
}
