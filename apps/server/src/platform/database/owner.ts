// SPDX-License-Identifier: Apache-2.0
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Connection } from '../postgres/connection.ts'
import type { DB } from './schema.gen.ts'
import type { Database } from './scope.ts'

/** Works as the owner of the tables, beyond row-level security: for start-up and the command line only, never for a request. All in one transaction. */
export const withOwner = <T>(owner: Connection, work: (db: Database) => Promise<T>): Promise<T> =>
  withOwnersSteps(owner, (db) => db.transaction().execute(work))

/** The same for long work of many steps, of which each counts at once. */
export const withOwnersSteps = async <T>(owner: Connection, work: (db: Kysely<DB>) => Promise<T>): Promise<T> => {
  const pool = new pg.Pool({ ...owner, max: 1, application_name: 'shinayaka owner' })
  pool.on('error', () => undefined)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
