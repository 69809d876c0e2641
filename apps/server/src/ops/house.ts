// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { type Catalog, loadCatalog } from '@shinayaka/catalog'
import { Editions } from '../features/assessment/index.ts'
import type { Clock } from '../platform/clock.ts'
import { migrate } from '../platform/database/migrate.ts'
import { withOwner } from '../platform/database/owner.ts'
import { createCode, hashSecret } from '../platform/identity/secrets.ts'
import type { Postgres } from '../platform/postgres/connection.ts'
import { checkExternal } from '../platform/postgres/external.ts'
import { openPostgres } from '../platform/postgres/postgres.ts'
import { visitPostgres } from '../platform/postgres/visit.ts'
import type { Settings } from '../platform/settings/settings.ts'
import { finishSwap } from './copy/swap.ts'
import { upgrade } from './copy/upgrade.ts'
import { anyPerson, registerEdition, replaceFirstRunCode } from './queries.ts'

/** Where the catalog that comes with the program stands. */
export const catalogFolder = fileURLToPath(new URL('../../../../catalog/', import.meta.url))

/** The database of this installation, at today's shape and with today's editions known. */
export type House = { postgres: Postgres; catalog: Catalog; editions: Editions }

/** Brings a database to today's shape and registers today's editions in it. */
export const prepareDatabase = async (postgres: Pick<Postgres, 'owner' | 'appRole'>, editions: Editions, clock: Clock): Promise<string[]> => {
  const applied = await migrate(postgres.owner, postgres.appRole)
  await withOwner(postgres.owner, async (db) => {
    for (const { hash, document, edition } of editions.current)
      await registerEdition(db, { hash, document, id: edition.id, edition: edition.edition, at: clock.now() })
  })
  return applied
}

/** What of the settings says where the data is. */
type Place = Pick<Settings, 'database' | 'dataDir'>

/**
 * How a process comes to the database. The server owns an embedded one, and is told when another process took it over while it was down;
 * a command may visit one that a server is running.
 */
type Coming = { as: 'owner'; onLost: (sentence: string) => void } | { as: 'visitor' }

/** Reaches the database that the settings name, embedded or external, as it is; close with `stop()`. */
export const reachPostgres = async ({ database, dataDir }: Place, log: (line: string) => void, coming: Coming): Promise<Postgres> => {
  if (database) return checkExternal(database)
  // A restore that was cut short in its last step is finished before anything is opened.
  if (await finishSwap(dataDir)) log('前の復元の、最後の入れ替えを済ませました。')
  const visited = coming.as === 'visitor' ? await visitPostgres(dataDir, log) : null
  return visited ?? openPostgres({ dataDir, log, onLost: (problem) => coming.as === 'owner' && coming.onLost(problem.message) })
}

/** Opens the database that the settings name, embedded or external, and prepares it. Close with `postgres.stop()`. */
export const openHouse = async (settings: Place, clock: Clock, log: (line: string) => void, coming: Coming): Promise<House> => {
  const catalog = await loadCatalog(catalogFolder)
  const editions = new Editions(catalog)
  const postgres = await reachPostgres(settings, log, coming)
  try {
    const applied = await upgrade(postgres, { settings, clock, log }, () => prepareDatabase(postgres, editions, clock))
    if (applied.length > 0) log(`データベースの表を整えました（${applied.length}件）。`)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { postgres, catalog, editions }
}

const codeDays = 30

/** A new first-run code while nobody has an account yet; null from then on. */
export const newFirstRunCode = (postgres: Pick<Postgres, 'owner'>, clock: Clock): Promise<string | null> =>
  withOwner(postgres.owner, async (db) => {
    if (await anyPerson(db)) return null
    const code = createCode(clock)
    const at = clock.now()
    await replaceFirstRunCode(db, { id: clock.id(), hash: hashSecret(code), at, expires: new Date(at.getTime() + codeDays * 24 * 60 * 60 * 1000) })
    return code
  })
