// SPDX-License-Identifier: Apache-2.0
import { migrate } from '../platform/database/migrate.ts'
import { roleOf } from '../platform/database/owner.ts'
import { startTestPostgres } from '../platform/postgres/testing.ts'

/** One throw-away database server for all server tests, its template migrated. */
export default async () => {
  const postgres = await startTestPostgres({
    migrate: async (owner, app) => {
      await migrate(owner, await roleOf(app))
    },
  })
  return () => postgres.stop()
}
