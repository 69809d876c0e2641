// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'

const quoteColumns = ['measure', 'yen', 'hours', 'vendor', 'quoted_on', 'note', 'version'] as const

/** What the institution itself knows of measures. */
export const quotes = (db: Database) => db.selectFrom('quote').select(quoteColumns).execute()
export type QuoteRow = Awaited<ReturnType<typeof quotes>>[number]

/** Everything written at a moment. */
type Write = { organisation: string; by: string; at: Date; version: number | null }
type QuoteContent = { measure: string; yen: number | null; hours: number | null; vendor: string; quotedOn: string | null; note: string }

/** Writes a quote where `version` is the one last seen (null: none yet). Undefined where somebody else was first. */
export const writeQuote = (db: Database, write: Write, content: QuoteContent) => {
  const columns = {
    yen: content.yen,
    hours: content.hours,
    vendor: content.vendor,
    quoted_on: content.quotedOn,
    note: content.note,
    written_by: write.by,
    written_at: write.at,
  }
  if (write.version === null)
    return db
      .insertInto('quote')
      .values({ organisation_id: write.organisation, measure: content.measure, ...columns, version: 0 })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'measure']).doNothing())
      .returning(quoteColumns)
      .executeTakeFirst()
  return db
    .updateTable('quote')
    .set({ ...columns, version: write.version + 1 })
    .where('measure', '=', content.measure)
    .where('version', '=', write.version)
    .returning(quoteColumns)
    .executeTakeFirst()
}

export const stoppedDay = (db: Database) => db.selectFrom('stopped_day').select(['yen', 'basis', 'version']).executeTakeFirst()
export type StoppedDayRow = NonNullable<Awaited<ReturnType<typeof stoppedDay>>>

/** Writes what a stopped day costs; undefined where the version is stale. */
export const writeStoppedDay = (db: Database, write: Write, content: { yen: number; basis: string }) => {
  const columns = { ...content, written_by: write.by, written_at: write.at }
  if (write.version === null)
    return db
      .insertInto('stopped_day')
      .values({ organisation_id: write.organisation, ...columns, version: 0 })
      .onConflict((conflict) => conflict.column('organisation_id').doNothing())
      .returning(['yen', 'basis', 'version'])
      .executeTakeFirst()
  return db
    .updateTable('stopped_day')
    .set({ ...columns, version: write.version + 1 })
    .where('version', '=', write.version)
    .returning(['yen', 'basis', 'version'])
    .executeTakeFirst()
}

/** Decisions asked of management, those that wait first, then the newest; or only those of one state. */
export const decisions = (db: Database, only: { state?: 'waiting' } = {}) => {
  const query = db
    .selectFrom('decision')
    .selectAll()
    .orderBy((eb) => eb('state', '=', 'waiting'), 'desc')
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(200)
  return (only.state ? query.where('state', '=', only.state) : query).execute()
}
export type DecisionRow = Awaited<ReturnType<typeof decisions>>[number]

export const decision = (db: Database, id: string) => db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()

/** Whether the same measure waits for an answer in another request than this one. */
export const asksAgain = async (db: Database, { id, measure }: Pick<DecisionRow, 'id' | 'measure'>): Promise<boolean> => {
  const row = await db
    .selectFrom('decision')
    .select('id')
    .where('measure', '=', measure)
    .where('state', '=', 'waiting')
    .where('id', '!=', id)
    .executeTakeFirst()
  return row !== undefined
}

type DecisionInsert = {
  id: string
  organisation_id: string
  submission_id: string
  measure: string
  title: string
  domain: string
  state: 'waiting'
  yen: number | null
  hours: number | null
  asked_by: string
  asked_by_name: string
  asked_at: Date
  note: string
  version: number
}

/** Asks for a decision unless the same one is waiting already; undefined where it is. */
export const insertDecision = (db: Database, row: DecisionInsert) =>
  db
    .insertInto('decision')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'measure']).where('state', '=', 'waiting').doNothing())
    .returningAll()
    .executeTakeFirst()

/** Who submitted the result that a decision rests on. */
export const submittedBy = async (db: Database, submission: string): Promise<string | null> => {
  const row = await db.selectFrom('submission').select('submitted_by').where('id', '=', submission).executeTakeFirst()
  return row?.submitted_by ?? null
}

type Decided = { state: string; by: string | null; byName: string | null; at: Date | null; concurrent: boolean; note: string; version: number }

/** Writes a decision where `version` is the one last seen. */
export const writeDecision = (db: Database, id: string, decided: Decided) =>
  db
    .updateTable('decision')
    .set({
      state: decided.state,
      decided_by: decided.by,
      decided_by_name: decided.byName,
      decided_at: decided.at,
      concurrent: decided.concurrent,
      note: decided.note,
      version: decided.version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', decided.version)
    .returningAll()
    .executeTakeFirst()
