// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type pg from 'pg'
import { filesKept } from '../../platform/database/bulk.ts'
import type { Database } from '../../platform/database/scope.ts'

/** A whole file and where its bytes lie. */
export type KeptFile = { id: string; organisation_id: string; store: string; chunks: number; size: string; sha256: Buffer }

/** Whole files after an id, in the order of their ids, some at a time. */
export const wholeFilesAfter = async (db: Database, after: string, most: number): Promise<KeptFile[]> => {
  const rows = await db
    .selectFrom('evidence_file')
    .select(['id', 'organisation_id', 'store', 'chunks', 'size', 'sha256'])
    .where('sha256', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.flatMap((row) => (row.sha256 === null ? [] : [{ ...row, sha256: row.sha256 }]))
}

/** Says where the bytes lie from now on; false where the file has gone or moved meanwhile. */
export const moveRow = async (db: Database, { id, store }: KeptFile, to: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('evidence_file')
    .set({ store: to })
    .where('id', '=', id)
    .where('store', '=', store)
    .where('sha256', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Waits until no copy is being made that may still read the old place; it lasts to the end of the transaction. */
export const whileNobodyCopies = (db: Database) => sql`select pg_advisory_xact_lock(${sql.lit(filesKept)})`.execute(db)

const moving = 7033

/** Takes the right to move files, until the connection ends; false where somebody else has it. */
export const takeMoving = async (client: pg.Client): Promise<boolean> =>
  (await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [moving])).rows[0]?.taken ?? false

/** The name under which people know a file. */
export const nameOfFile = async (db: Database, id: string): Promise<string> =>
  (await db.selectFrom('evidence_revision').select('name').where('file_id', '=', id).orderBy('n').limit(1).executeTakeFirst())?.name ?? id
