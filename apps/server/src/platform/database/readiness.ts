// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type pg from 'pg'
import { readMigrations } from './migrate.ts'
import { openLookup } from './scope.ts'

/** What keeps a server from serving: the database does not answer, or its tables are not at the shape of this program. */
export type NotReady = 'database' | 'migrations'

const described = (rows: readonly { name: string; sha256: string }[]): string =>
  rows
    .map(({ name, sha256 }) => `${name} ${sha256}`)
    .sort()
    .join('\n')

/**
 * Whether people can work now: null, or what is missing. Asks the database each time, as the application's own role.
 * Beside a newer program that has changed the tables under a running older one, the older one is not ready.
 */
export const openReadiness = async (pool: pg.Pool): Promise<() => Promise<NotReady | null>> => {
  const known = described(await readMigrations())
  const db = openLookup(pool)
  return async () => {
    try {
      const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db)
      return described(rows) === known ? null : 'migrations'
    } catch {
      return 'database'
    }
  }
}
