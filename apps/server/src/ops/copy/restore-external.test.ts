// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { installedBinaries } from '../../platform/postgres/binaries.ts'
import { type Connection, connect, type Postgres } from '../../platform/postgres/connection.ts'
import { openPostgres } from '../../platform/postgres/postgres.ts'
import { urlOf } from '../../platform/postgres/testing.ts'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { type Key, recipientOf } from './age.ts'
import { makeBackup } from './backup.ts'
import { newIdentity } from './key.ts'
import { restoreBackup } from './restore.ts'

const debian = '/usr/lib/postgresql/15/bin'
const here = existsSync(debian)
if (!here) process.stderr.write('Restoring into an external PostgreSQL 15 is not tried: Debian’s postgresql-15 is not installed here.\n')

const bin = fileURLToPath(new URL('../../../../cli/bin/shinayaka.mjs', import.meta.url))
// Not tmpdir(): the database's own user must be able to enter it.
const root = mkdtempSync('/tmp/shinayaka-external-')
chmodSync(root, 0o755)
const file = join(root, 'all.age')
const keyFile = join(root, 'key.txt')
const now = new Date('2026-11-21T01:30:00Z')

let server: Postgres
let house: TestHouse
let key: Key
beforeAll(async () => {
  if (!here) return
  server = await openPostgres({ dataDir: join(root, 'pg15'), log: () => undefined, binaries: installedBinaries(debian) })
  const { admin } = JSON.parse(readFileSync(join(root, 'pg15', 'secrets.json'), 'utf8'))
  await asking({ ...parts(server.owner), user: 'postgres', password: admin }, `alter role "${parts(server.owner).user}" createdb`)
  house = await openTestHouse()
  await found(house, '蓮診療所', 'hasu')
  await withOwner(house.database.owner, (db) =>
    sql`insert into catalog_edition select lpad(to_hex(n), 64, '0'), 'k', 'i', 'e', to_jsonb(repeat(md5(n::text), 30)), now()
        from generate_series(1, 30000) n`.execute(db),
  )
  const identity = await newIdentity()
  key = { identities: [identity] }
  writeFileSync(keyFile, identity)
  await makeBackup(house.database.owner, file, { recipients: [await recipientOf(identity)] }, { made: now })
}, 120_000)
afterAll(async () => {
  await house?.close()
  await server?.stop()
  rmSync(root, { recursive: true, force: true })
}, 60_000)

const parts = (connection: Connection) => {
  if ('connectionString' in connection) throw new Error('the embedded database is named by its parts')
  return connection
}
const asking = async (connection: Connection, statement: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
  const client = await connect(connection, { name: 'shinayaka tests', timeout: 10_000 })
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows
  } finally {
    await client.end()
  }
}
/** A new empty database on the other server, as its keeper makes one. */
const newDatabase = async (name: string) => {
  await asking(server.owner, `create database ${name} encoding 'UTF8' template template0`)
  const owner = { ...parts(server.owner), database: name }
  const app = { ...parts(server.app), database: name }
  return { owner, urls: { databaseUrl: urlOf(app), ownerUrl: urlOf(owner), directUrl: null } }
}
type Made = Awaited<ReturnType<typeof newDatabase>>
const restore = ({ urls }: Made, replace = false) =>
  restoreBackup({ dataDir: join(root, 'data'), database: urls }, { file, key, replace, now, log: () => undefined })
const names = ({ owner }: Made) =>
  withOwner(owner, async (db) => (await db.selectFrom('organisation').select('name').execute()).map(({ name }) => name))

describe.skipIf(!here)('a restore into an external PostgreSQL 15', () => {
  it('fills an empty database, to the byte', async () => {
    const empty = await newDatabase('empty')
    expect(await restore(empty)).toMatchObject({ aside: null, missing: [] })
    expect(await names(empty)).toEqual(['蓮診療所'])
    const forced = await withOwner(empty.owner, (db) =>
      sql<{
        all: boolean
      }>`select bool_and(relforcerowsecurity) as all from pg_class where relname in ('person', 'organisation', 'evidence_file')`.execute(db),
    )
    expect(forced.rows).toEqual([{ all: true }])
  }, 120_000)

  it.each([false, true])(
    'never overwrites one in which people have data (--replace: %s)',
    async (replace) => {
      const full = await newDatabase(`full_${replace}`)
      await restore(full)
      await withOwner(full.owner, (db) => db.updateTable('organisation').set({ name: '朝顔診療所' }).execute())
      await expect(restore(full, replace)).rejects.toMatchObject({
        code: 'not-empty',
        message: expect.stringContaining('空のデータベースを新しく作り、DATABASE_URL と DATABASE_OWNER_URL をそちらに向けて'),
      })
      expect(await names(full)).toEqual(['朝顔診療所'])
    },
    120_000,
  )

  it('killed half-way leaves nothing in it, so that it can be done again', async () => {
    const made = await newDatabase('killed')
    for (const copying of ['person', 'catalog_edition']) {
      const { urls } = made
      const child = spawn(process.execPath, [bin, 'restore', file, '--key-file', keyFile], {
        env: { ...process.env, DATA_DIR: join(root, 'data'), DATABASE_URL: urls.databaseUrl, DATABASE_OWNER_URL: urls.ownerUrl },
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.on('exit', resolve))
      // Some tables come after the long one; the first time it is killed in the long one itself, the second as soon as anything is loaded.
      const loading = copying === 'person' ? '%' : 'copy "catalog_edition"%'
      while (child.exitCode === null && !(await busyWith(made, loading))) await sleep(5)
      child.kill('SIGKILL')
      expect(await ended).toBeNull()
      while (await busyWith(made, '%')) await sleep(20)
      expect(await peopleIn(made)).toBe(0)
    }
    expect(await restore(made)).toMatchObject({ aside: null })
    expect(await names(made)).toEqual(['蓮診療所'])
  }, 180_000)
})

const busyWith = async ({ owner }: Made, statement: string): Promise<boolean> =>
  (
    await asking(
      owner,
      `select 1 from pg_stat_activity where datname = current_database() and application_name = 'shinayaka restore' and query like $1`,
      [statement],
    )
  ).length > 0
const peopleIn = async ({ owner }: Made): Promise<number> => {
  const [there] = await asking(owner, `select to_regclass('public.person') is not null as there`)
  if (!there?.there) return 0
  return withOwner(owner, async (db) => (await db.selectFrom('person').select('id').execute()).length)
}
