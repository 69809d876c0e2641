// SPDX-License-Identifier: Apache-2.0
import { type AssignmentView, isPermitted, type Role } from '@shinayaka/contract'
import { isOver, japaneseDate } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { openDraft } from './commands.ts'
import type { Editions, LoadedEdition } from './editions.ts'
import { assessment } from './queries.ts'
import { checkReach, reachOf } from './reach.ts'
import * as queries from './section-queries.ts'

type Work = { scope: OrganisationScope; clock: Clock; editions: Editions }

/** An assignment as the contract shows it. */
export const assignmentView = (row: queries.AssignmentRow): AssignmentView => ({
  domain: row.domain,
  person: { id: row.person_id, name: row.person_name, member: row.member },
  due: row.due,
  note: row.note,
  remindedAt: row.reminded_at?.toISOString() ?? null,
  version: row.version,
})

const editionWithDomain = async ({ scope, editions }: Work, hash: string, domain: string): Promise<LoadedEdition> => {
  const edition = await editions.byHash(scope.db, hash)
  if (!edition.edition.domains.some(({ id }) => id === domain)) throw new ProblemError('domain.unknown', { domain })
  return edition
}

const draftWithDomain = async (work: Work, assessmentId: string, domain: string): Promise<LoadedEdition> =>
  editionWithDomain(work, (await openDraft(work.scope, assessmentId)).edition_hash, domain)

const current = async (scope: OrganisationScope, assessmentId: string, domain: string): Promise<AssignmentView | null> => {
  const row = (await queries.assignments(scope.db, assessmentId)).find((one) => one.domain === domain)
  return row ? assignmentView(row) : null
}

/** Somebody who works here today and can answer what they are given; whoever only reads would find the domain on no page of theirs. */
const assignee = async ({ scope, clock }: Work, person: string): Promise<{ id: string; name: string }> => {
  const found = await queries.member(scope.db, person)
  if (!found || isOver(found.until, japaneseDate(clock.now()))) throw new ProblemError('assignee.unknown')
  if (!isPermitted(found.role as Role, 'assessment.respond')) throw new ProblemError('assignee.unfit')
  return found
}

/** Gives a domain to somebody of this institution, or takes it back. A stale change refuses with both. */
export const assignDomain = async (
  work: Work,
  assessmentId: string,
  domain: string,
  wanted: { person: string | null; due: string | null; note: string; version: number | null },
): Promise<AssignmentView | null> => {
  const { scope, clock } = work
  await draftWithDomain(work, assessmentId, domain)
  const before = await current(scope, assessmentId, domain)
  const stale = () => new ProblemError('record.stale', { domain, current: before, yours: wanted })
  if ((before?.version ?? null) !== wanted.version) throw stale()
  if (wanted.person === null) {
    if (before && !(await queries.deleteAssignment(scope.db, assessmentId, domain, before.version))) throw stale()
  } else {
    const person = await assignee(work, wanted.person)
    const written = await queries.writeAssignment(scope.db, {
      organisation: scope.organisation.id,
      assessment: assessmentId,
      domain,
      person: person.id,
      personName: person.name,
      due: wanted.due,
      note: wanted.note.trim(),
      by: scope.person.id,
      at: clock.now(),
      version: wanted.version,
    })
    if (!written) throw new ProblemError('record.stale', { domain, current: await current(scope, assessmentId, domain), yours: wanted })
  }
  const after = await current(scope, assessmentId, domain)
  await scope.audit({
    action: 'assessment.assign',
    target: { kind: 'assessment', id: assessmentId },
    before: before ?? { domain },
    after: after ?? { domain },
  })
  return after
}

/** Puts a request on the home page of whoever looks after a domain. */
export const remindDomain = async (work: Work, assessmentId: string, domain: string): Promise<AssignmentView> => {
  const { scope, clock } = work
  await draftWithDomain(work, assessmentId, domain)
  const reminded = await queries.remind(scope.db, assessmentId, domain, clock.now())
  const assignment = await current(scope, assessmentId, domain)
  if (!reminded || !assignment?.person.member) throw new ProblemError('domain.unassigned')
  await scope.audit({
    action: 'assessment.remind',
    target: { kind: 'assessment', id: assessmentId },
    after: { domain, person: assignment.person.name },
  })
  return assignment
}

const remarkView = (row: queries.RemarkRow) => ({
  id: row.id,
  question: row.question,
  by: row.written_by_name,
  at: row.at.toISOString(),
  text: row.text,
})

const reachHere = async ({ scope }: Work, assessmentId: string, instrument: string) => {
  const given = await queries.assignments(scope.db, assessmentId)
  return reachOf(scope, instrument, given)
}

/** What was said about the questions of a domain, oldest first; also after the submission, when nobody can add to it. */
export const listRemarks = async (work: Work, assessmentId: string, domain: string, mayReadAll: boolean) => {
  const row = await assessment(work.scope.db, assessmentId)
  if (!row) throw new ProblemError('not-found')
  const edition = await editionWithDomain(work, row.edition_hash, domain)
  const questions = edition.edition.domains.find(({ id }) => id === domain)?.questions.map(({ id }) => id) ?? []
  if (!mayReadAll) checkReach(await reachHere(work, assessmentId, edition.edition.id), edition, questions)
  return (await queries.remarks(work.scope.db, assessmentId, questions)).map(remarkView)
}

/** Adds a remark to a question; it is talk among colleagues and counts for no score. */
export const addRemark = async (work: Work, assessmentId: string, question: string, text: string) => {
  const { scope, clock, editions } = work
  const draft = await openDraft(scope, assessmentId)
  const edition = await editions.byHash(scope.db, draft.edition_hash)
  if (!edition.questions.has(question)) throw new ProblemError('question.unknown', { question })
  checkReach(await reachHere(work, assessmentId, edition.edition.id), edition, [question])
  const row = {
    id: clock.id(),
    organisation_id: scope.organisation.id,
    assessment_id: assessmentId,
    question,
    text,
    written_by: scope.person.id,
    written_by_name: scope.person.name,
    at: clock.now(),
  }
  await queries.insertRemark(scope.db, row)
  await scope.audit({ action: 'remark.add', target: { kind: 'assessment', id: assessmentId }, after: { question, text } })
  return remarkView(row)
}
