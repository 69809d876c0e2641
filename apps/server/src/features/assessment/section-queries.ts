// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** Who looks after which domain of a draft; `member` is false for somebody who has left. */
export const assignments = (db: Database, assessmentId: string) => assignmentRows(db).where('assessment_id', '=', assessmentId).execute()
export type AssignmentRow = Awaited<ReturnType<typeof assignments>>[number]

const assignmentRows = (db: Database) =>
  db
    .selectFrom('assignment')
    .leftJoin('membership', (join) =>
      join.onRef('membership.person_id', '=', 'assignment.person_id').onRef('membership.organisation_id', '=', 'assignment.organisation_id'),
    )
    .select([
      'assignment.assessment_id',
      'assignment.domain',
      'assignment.person_id',
      'assignment.person_name',
      'assignment.due',
      'assignment.note',
      'assignment.reminded_at',
      'assignment.version',
      sql<boolean>`membership.person_id is not null`.as('member'),
    ])

/** The domains of open drafts that were given to one person, with how much of each is answered. */
export const assignmentsOf = (db: Database, person: string) =>
  db
    .selectFrom('assignment')
    .innerJoin('assessment', 'assessment.id', 'assignment.assessment_id')
    .select(['assignment.assessment_id', 'assignment.domain', 'assignment.due', 'assignment.reminded_at'])
    .where('assignment.person_id', '=', person)
    .where('assessment.submitted_at', 'is', null)
    .execute()

export const member = (db: Database, person: string) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name', 'membership.role', 'membership.until'])
    .where('membership.person_id', '=', person)
    .executeTakeFirst()

type Assignment = {
  organisation: string
  assessment: string
  domain: string
  person: string
  personName: string
  due: string | null
  note: string
  by: string
  at: Date
  version: number | null
}

/** Writes an assignment where `version` is the one last seen (null: none yet). Undefined where somebody else was first. */
export const writeAssignment = (db: Database, row: Assignment) => {
  // Somebody new has not been reminded yet.
  const columns = {
    person_id: row.person,
    person_name: row.personName,
    due: row.due,
    note: row.note,
    assigned_by: row.by,
    assigned_at: row.at,
    reminded_at: null,
  }
  if (row.version === null)
    return db
      .insertInto('assignment')
      .values({ organisation_id: row.organisation, assessment_id: row.assessment, domain: row.domain, ...columns, version: 0 })
      .onConflict((conflict) => conflict.columns(['assessment_id', 'domain']).doNothing())
      .returning('version')
      .executeTakeFirst()
  return db
    .updateTable('assignment')
    .set({ ...columns, version: row.version + 1 })
    .where('assessment_id', '=', row.assessment)
    .where('domain', '=', row.domain)
    .where('version', '=', row.version)
    .returning('version')
    .executeTakeFirst()
}

export const deleteAssignment = (db: Database, assessmentId: string, domain: string, version: number) =>
  db
    .deleteFrom('assignment')
    .where('assessment_id', '=', assessmentId)
    .where('domain', '=', domain)
    .where('version', '=', version)
    .returning('domain')
    .executeTakeFirst()

export const remind = (db: Database, assessmentId: string, domain: string, at: Date) =>
  db
    .updateTable('assignment')
    .set((eb) => ({ reminded_at: at, version: eb('version', '+', 1) }))
    .where('assessment_id', '=', assessmentId)
    .where('domain', '=', domain)
    .returning('domain')
    .executeTakeFirst()

export const remarks = (db: Database, assessmentId: string, questions: readonly string[]) =>
  db
    .selectFrom('remark')
    .select(['id', 'question', 'text', 'written_by_name', 'at'])
    .where('assessment_id', '=', assessmentId)
    .where('question', 'in', [...questions])
    .orderBy('at')
    .execute()
export type RemarkRow = Awaited<ReturnType<typeof remarks>>[number]

/** How many remarks stand at each question that has one. */
export const remarkCounts = (db: Database, assessmentId: string) =>
  db
    .selectFrom('remark')
    .select((eb) => ['question', eb.fn.countAll<string>().as('count')])
    .where('assessment_id', '=', assessmentId)
    .groupBy('question')
    .execute()

type RemarkInsert = {
  id: string
  organisation_id: string
  assessment_id: string
  question: string
  text: string
  written_by: string
  written_by_name: string
  at: Date
}
export const insertRemark = (db: Database, row: RemarkInsert) => db.insertInto('remark').values(row).execute()

/** Domains with a day in open drafts, of everybody who is still here, with what of each draft is answered. */
export const sectionsDue = (db: Database) =>
  db
    .selectFrom('assignment')
    .innerJoin('assessment', 'assessment.id', 'assignment.assessment_id')
    .select((eb) => [
      'assignment.assessment_id',
      'assignment.domain',
      'assignment.person_id',
      'assignment.due',
      'assessment.edition_hash',
      eb
        .selectFrom('answer')
        .whereRef('answer.assessment_id', '=', 'assignment.assessment_id')
        .select((inner) => inner.fn.agg<string[]>('array_agg', ['answer.question']).as('questions'))
        .as('answered'),
    ])
    .where('assignment.due', 'is not', null)
    .where('assessment.submitted_at', 'is', null)
    .execute()
