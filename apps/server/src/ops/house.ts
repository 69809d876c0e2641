// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { type Catalog, loadCatalog } from '@shinayaka/catalog'
import { Editions } from '../features/assessment/index.ts'
import { Forms } from '../features/checklist/index.ts'
import type { Clock } from '../platform/clock.ts'
import { migrate } from '../platform/database/migrate.ts'
import { withOwner } from '../platform/database/owner.ts'
import { createCode, hashSecret } from '../platform/identity/secrets.ts'
import type { Postgres } from '../platform/postgres/connection.ts'
import type { Stages } from '../platform/stages.ts'
import { upgrade } from './copy/upgrade.ts'
import { anyPerson, registerEdition, replaceFirstRunCode } from './queries.ts'
import { type Coming, type Place, reachPostgres } from './reach.ts'

/** Where the catalog that comes with the program stands. */
export const catalogFolder = fileURLToPath(new URL('../../../../catalog/', import.meta.url))

/** The database of this installation, at today's shape and with today's editions known. */
export type House = { postgres: Postgres; catalog: Catalog; editions: Editions }

/** Brings a database to today's shape and registers today's editions in it. */
export const prepareDatabase = async (
  postgres: Pick<Postgres, 'owner' | 'appRole'>,
  catalog: Catalog,
  editions: Editions,
  clock: Clock,
): Promise<string[]> => {
  const applied = await migrate(postgres.owner, postgres.appRole)
  await withOwner(postgres.owner, async (db) => {
    for (const { hash, document, edition } of editions.current)
      await registerEdition(db, { hash, document, id: edition.id, edition: edition.edition, at: clock.now() })
    for (const { hash, document, edition } of new Forms(catalog).current)
      await registerEdition(db, { hash, kind: 'checklist', document, id: edition.id, edition: edition.edition, at: clock.now() })
  })
  return applied
}

/** Makes a house of a database that is being reached: the content is read meanwhile, then the tables brought to today's shape. Close with `postgres.stop()`. */
export const prepareHouse = async (
  reaching: Promise<Postgres>,
  { settings, clock, log, stages }: { settings: Place; clock: Clock; log: (line: string) => void; stages?: Stages },
): Promise<House> => {
  // Whoever began to reach it hears of a failure here, below.
  reaching.catch(() => undefined)
  try {
    const catalog = await loadCatalog(catalogFolder)
    const editions = new Editions(catalog)
    stages?.end('content')
    const postgres = await reaching
    stages?.end('database')
    const applied = await upgrade(postgres, { settings, clock, log }, () => prepareDatabase(postgres, catalog, editions, clock))
    if (applied.length > 0) log(`データベースの表を整えました（${applied.length}件）。`)
    stages?.end('tables')
    return { postgres, catalog, editions }
  } catch (error) {
    await reaching.then(
      ({ stop }) => stop(),
      () => undefined,
    )
    throw error
  }
}

/** Opens the database that the settings name, embedded or external, and prepares it. Close with `postgres.stop()`. */
export const openHouse = (settings: Place, clock: Clock, log: (line: string) => void, coming: Coming): Promise<House> =>
  prepareHouse(reachPostgres(settings, log, coming), { settings, clock, log })

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
