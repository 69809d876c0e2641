// SPDX-License-Identifier: Apache-2.0
import { migrate } from '../platform/database/migrate.ts'
import { startTestPostgres } from '../platform/postgres/testing.ts'

/** One throw-away database server for all server tests, its template migrated. */
export default async () => {
  const postgres = await startTestPostgres({ migrate: (owner, appRole) => migrate(owner, appRole) })
  return () => postgres.stop()
}
