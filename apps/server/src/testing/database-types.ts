// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { migrate } from '../platform/database/migrate.ts'
import { openTestDatabase, startTestPostgres } from '../platform/postgres/testing.ts'

/** Writes the TypeScript types of the migrated tables to a file, read from a real database. */
export const generateDatabaseTypes = async (file: string): Promise<void> => {
  const postgres = await startTestPostgres({ migrate: (owner, appRole) => migrate(owner, appRole) })
  try {
    const database = await openTestDatabase()
    if (!('connectionString' in database.owner)) throw new Error('the test database is named by a URL')
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        'node_modules/kysely-codegen/dist/cli/bin.js',
        '--url',
        database.owner.connectionString,
        '--dialect',
        'postgres',
        '--out-file',
        file,
        '--date-parser',
        'string',
        '--exclude-pattern',
        '*migration*',
      ],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`types could not be read from the database: ${stderr}`)
    await database.drop()
  } finally {
    await postgres.stop()
  }
}
