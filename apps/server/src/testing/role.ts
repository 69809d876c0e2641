// SPDX-License-Identifier: Apache-2.0
import { openPool } from '../platform/database/pool.ts'
import type { TestDatabase } from '../platform/postgres/testing.ts'

/** The name of the role that requests use in a test's database. */
export const appRoleOf = async (database: Pick<TestDatabase, 'app'>): Promise<string> => {
  const pool = openPool(database.app, () => undefined, 1)
  try {
    return (await pool.query<{ role: string }>('select current_user as role')).rows[0]?.role ?? ''
  } finally {
    await pool.end()
  }
}
