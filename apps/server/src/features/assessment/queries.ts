// SPDX-License-Identifier: Apache-2.0
import type { AnswerContent, AnswerValue, NetworkControl } from '@shinayaka/domain'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** An answer as stored: numbers are text there, so that one column holds all six. */
export const storedValue = (value: AnswerValue): string => String(value)
export const answerValue = (stored: string): AnswerValue => (stored === 'na' || stored === 'unknown' ? stored : (Number(stored) as AnswerValue))

export const editionDocument = (db: Database, hash: string) =>
  db.selectFrom('catalog_edition').select('document').where('hash', '=', hash).where('kind', '=', 'instrument').executeTakeFirst()

/** Drafts with the questions answered so far, newest first. */
export const drafts = (db: Database) =>
  db
    .selectFrom('assessment')
    .select((eb) => [
      'id',
      'instrument',
      'edition',
      'edition_hash',
      'started_at',
      'updated_at',
      eb
        .selectFrom('answer')
        .whereRef('answer.assessment_id', '=', 'assessment.id')
        .select(sql<string[]>`coalesce(array_agg(question), '{}')`.as('questions'))
        .$asScalar()
        .$notNull()
        .as('answered'),
    ])
    .where('submitted_at', 'is', null)
    .orderBy('started_at', 'desc')
    .execute()

/** What a list shows of a submission; the index `submission_newest` holds all of it. */
export const summaryColumns = [
  'id',
  'instrument',
  'edition',
  'fiscal_year',
  'submitted_at',
  'submitted_by_name',
  'overall',
  'overall_high',
  'level_low',
  'level_high',
  'below_threshold',
  'domains_counted',
] as const

const wholeColumns = <Table extends string>(table: Table) =>
  [...summaryColumns, 'edition_hash' as const, 'snapshot' as const].map((column) => `${table}.${column}` as const)

/** Past submissions, newest first, without their snapshots. */
export const submissions = (db: Database, options: { limit?: number; instruments?: readonly string[]; fiscalYear?: number } = {}) => {
  const { fiscalYear, instruments } = options
  const newest = db
    .selectFrom('submission')
    .select(summaryColumns)
    .orderBy('submitted_at', 'desc')
    .limit(options.limit ?? 100)
  const query = fiscalYear === undefined ? newest : newest.where('fiscal_year', '=', fiscalYear)
  return (instruments ? query.where('instrument', 'in', [...instruments]) : query).execute()
}
export type SubmissionRow = Awaited<ReturnType<typeof submissions>>[number]

/** A submission whole, with the one before it of the same instrument, in one statement. */
export const submissionWithPrevious = async (db: Database, id: string) =>
  db
    .selectFrom('submission as s')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('submission as p')
          .select(['p.id', 'p.submitted_at', 'p.fiscal_year', 'p.snapshot'])
          .whereRef('p.organisation_id', '=', 's.organisation_id')
          .whereRef('p.instrument', '=', 's.instrument')
          .whereRef('p.submitted_at', '<', 's.submitted_at')
          .orderBy('p.submitted_at', 'desc')
          .limit(1)
          .as('previous'),
      (join) => join.onTrue(),
    )
    .select([
      's.id',
      's.edition_hash',
      's.submitted_at',
      's.submitted_by_name',
      's.fiscal_year',
      's.snapshot',
      's.sha256',
      'previous.id as previous_id',
      'previous.submitted_at as previous_submitted_at',
      'previous.fiscal_year as previous_fiscal_year',
      'previous.snapshot as previous_snapshot',
    ])
    .where('s.id', '=', id)
    .executeTakeFirst()

/** What was last submitted of the instrument that a draft answers. */
export const latestSnapshot = (db: Database, assessmentId: string) =>
  db
    .selectFrom('submission')
    .select(['submitted_at', 'snapshot'])
    .where('instrument', '=', (eb) => eb.selectFrom('assessment').select('instrument').where('id', '=', assessmentId))
    .orderBy('submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/**
 * The submissions of one institution and instrument up to one of them, whole, that one first and then the older ones.
 * Two of the same instant keep one order, so that the one asked for always comes first.
 */
export const history = (db: Database, id: string, limit: number) =>
  db
    .selectFrom('submission as s')
    .innerJoin('submission as h', (join) =>
      join
        .onRef('h.organisation_id', '=', 's.organisation_id')
        .onRef('h.instrument', '=', 's.instrument')
        .on((eb) => eb(eb.refTuple('h.submitted_at', 'h.id'), '<=', eb.refTuple('s.submitted_at', 's.id'))),
    )
    .select(wholeColumns('h'))
    .where('s.id', '=', id)
    .orderBy('h.submitted_at', 'desc')
    .orderBy('h.id', 'desc')
    .limit(limit)
    .execute()
export type WholeSubmission = Awaited<ReturnType<typeof history>>[number]

/** The newest submission of the other side (management's beside the departments', or the reverse) in or before the fiscal year of this one, whole. */
export const otherSide = (db: Database, id: string) =>
  db
    .selectFrom('submission as s')
    .innerJoin('submission as o', (join) =>
      join
        .onRef('o.organisation_id', '=', 's.organisation_id')
        .onRef('o.fiscal_year', '<=', 's.fiscal_year')
        .on((eb) => eb(eb.parens('o.instrument', '=', 'executive'), '!=', eb.parens('s.instrument', '=', 'executive'))),
    )
    .select(wholeColumns('o'))
    .where('s.id', '=', id)
    .orderBy('o.submitted_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Starts a draft unless one is open; two who start at once both get the same one. */
export const startAssessment = async (
  db: Database,
  row: { id: string; organisation: string; instrument: string; edition: string; hash: string; by: string; at: Date },
): Promise<{ id: string; started: boolean }> => {
  const inserted = await db
    .insertInto('assessment')
    .values({
      id: row.id,
      organisation_id: row.organisation,
      instrument: row.instrument,
      edition: row.edition,
      edition_hash: row.hash,
      started_at: row.at,
      started_by: row.by,
      updated_at: row.at,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'instrument']).where('submitted_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id: inserted.id, started: true }
  const open = await db
    .selectFrom('assessment')
    .select('id')
    .where('instrument', '=', row.instrument)
    .where('submitted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { id: open.id, started: false }
}

/**
 * The draft's own row. `toWrite` holds it until the end of the transaction, so that whoever writes in one draft does so one after the other:
 * nobody's answer is lost, a submission finds nothing half-written, and no two can wait for each other.
 */
export const assessment = (db: Database, id: string, options: { toWrite?: boolean } = {}) => {
  const query = db
    .selectFrom('assessment')
    .select(['id', 'instrument', 'edition', 'edition_hash', 'started_at', 'updated_at', 'submitted_at'])
    .where('id', '=', id)
  return (options.toWrite ? query.forNoKeyUpdate() : query).executeTakeFirst()
}

export const answers = (db: Database, assessmentId: string) =>
  db
    .selectFrom('answer')
    .select(['question', 'value', 'comment', 'source', 'vendor_name', 'answered_at', 'version', 'answered_by_name'])
    .where('assessment_id', '=', assessmentId)
    .execute()
export type AnswerRow = Awaited<ReturnType<typeof answers>>[number]

export const networkAnswers = (db: Database, assessmentId: string) =>
  db.selectFrom('network_answer').select(['control', 'grade', 'version']).where('assessment_id', '=', assessmentId).execute()

/** Everything written in an assessment's form at a moment. */
type Write = { assessment: string; organisation: string; by: { id: string; name: string }; at: Date }

/** Writes an answer where `version` is the one last seen (null: none yet). Undefined where somebody else was first. */
export const writeAnswer = (db: Database, write: Write, question: string, content: AnswerContent, version: number | null) => {
  const columns = {
    value: storedValue(content.value),
    comment: content.comment,
    source: content.source,
    vendor_name: content.vendorName,
    answered_by: write.by.id,
    // As of now, so that somebody who left still has a name.
    answered_by_name: write.by.name,
    answered_at: write.at,
  }
  if (version === null)
    return db
      .insertInto('answer')
      .values({ organisation_id: write.organisation, assessment_id: write.assessment, question, ...columns, version: 0 })
      .onConflict((conflict) => conflict.columns(['assessment_id', 'question']).doNothing())
      .returning('version')
      .executeTakeFirst()
  return db
    .updateTable('answer')
    .set({ ...columns, version: version + 1 })
    .where('assessment_id', '=', write.assessment)
    .where('question', '=', question)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
}

export const writeNetworkGrade = (db: Database, write: Write, control: NetworkControl, grade: string, version: number | null) => {
  const columns = { grade, answered_by: write.by.id, answered_by_name: write.by.name, answered_at: write.at }
  if (version === null)
    return db
      .insertInto('network_answer')
      .values({ organisation_id: write.organisation, assessment_id: write.assessment, control, ...columns, version: 0 })
      .onConflict((conflict) => conflict.columns(['assessment_id', 'control']).doNothing())
      .returning('version')
      .executeTakeFirst()
  return db
    .updateTable('network_answer')
    .set({ ...columns, version: version + 1 })
    .where('assessment_id', '=', write.assessment)
    .where('control', '=', control)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
}

export const touchAssessment = (db: Database, id: string, at: Date) =>
  db.updateTable('assessment').set({ updated_at: at }).where('id', '=', id).execute()

export const closeAssessment = (db: Database, id: string, at: Date) =>
  db.updateTable('assessment').set({ updated_at: at, submitted_at: at }).where('id', '=', id).execute()

export const insertSubmission = (db: Database, row: Parameters<ReturnType<typeof submissionInsert>['values']>[0]) =>
  submissionInsert(db).values(row).execute()
const submissionInsert = (db: Database) => db.insertInto('submission')

/** The newest claim of each source about these practices, to be superseded by what is recorded now. */
export const newestClaims = async (db: Database, practices: readonly string[]) => {
  if (practices.length === 0) return []
  return db
    .selectFrom('claim')
    .distinctOn(['practice', 'source'])
    .select(['id', 'practice', 'source'])
    .where('practice', 'in', [...practices])
    .where('subject_kind', '=', 'organisation')
    .orderBy('practice')
    .orderBy('source')
    .orderBy('effective', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
}

export type ClaimInsert = {
  id: string
  organisation_id: string
  practice: string
  subject_kind: 'organisation'
  subject_id: string
  value: string
  source: 'assessment' | 'vendor' | 'management'
  source_name: string
  origin_id: string
  effective: string
  recorded_at: Date
  edition_hash: string
  supersedes: string | null
}
export const insertClaims = async (db: Database, claims: readonly ClaimInsert[]) => {
  if (claims.length > 0)
    await db
      .insertInto('claim')
      .values([...claims])
      .execute()
}

/** How many people the organisation has. */
export const countMembers = async (db: Database): Promise<number> => {
  const { rows } = await sql<{ count: string }>`select count(*) from membership`.execute(db)
  return Number(rows[0]?.count ?? 0)
}
