// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { openSnapshot } from '../../platform/database/bulk.ts'
import { migrate, migrationsFolder } from '../../platform/database/migrate.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { plainFileSettings } from '../../platform/files/files.ts'
import { openTestDatabase, type TestDatabase } from '../../platform/postgres/testing.ts'
import { type Fixture, loadFixture } from '../../testing/fixture.ts'
import { appRoleOf } from '../../testing/role.ts'
import { digestTables } from './dump.ts'
import { ownKey } from './key.ts'
import { readCopyName } from './name.ts'
import { readTables } from './queries.ts'
import { upgrade } from './upgrade.ts'
import { verifyBackup } from './verify.ts'

const fixture = JSON.parse(readFileSync(fileURLToPath(new URL('../../testing/fixtures/0.2.0.json', import.meta.url)), 'utf8')) as Fixture
const clock = createClock(() => new Date('2026-11-21T01:30:00Z'))

/** A hospital's data as version 0.2.0 left it. */
describe('a newer program on older data', () => {
  let database: TestDatabase
  let appRole: string
  let dataDir: string
  let said: string[]
  beforeEach(async () => {
    database = await openTestDatabase()
    appRole = await appRoleOf(database)
    await withOwner(database.owner, (db) => sql`drop owned by current_user cascade`.execute(db))
    await loadFixture(database.owner, appRole, fixture)
    dataDir = mkdtempSync(join(tmpdir(), 'shinayaka-upgrading-'))
    said = []
  })
  afterEach(async () => {
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const surroundings = () => ({ settings: { dataDir, files: plainFileSettings }, clock, log: (line: string) => void said.push(line) })
  const copies = () => readdirSync(join(dataDir, 'backups'))
  const contents = async () => {
    const db = await openSnapshot(database.owner)
    const tables = await readTables(db)
    await db.close()
    return digestTables(database.owner, tables)
  }

  it('makes a backup that can be restored, says where it is, and changes the tables', async () => {
    const applied = await upgrade(database, surroundings(), () => migrate(database.owner, appRole))
    expect(applied.length).toBeGreaterThan(0)
    const [name = ''] = copies()
    expect(readCopyName(name)).toEqual({ made: clock.now(), kind: 'upgrade' })
    expect(said.at(-1)).toBe(`控えを取りました: ${join(dataDir, 'backups', name)}`)
    const key = await ownKey(dataDir)
    if (key === null) throw new Error('no key was made')
    const { header, rows } = await verifyBackup(join(dataDir, 'backups', name), key)
    expect(header.migrations.at(-1)?.name).toBe(fixture.migration)
    expect(rows).toBeGreaterThan(1000)
    // The next start has nothing to change, and makes none.
    await upgrade(database, surroundings(), () => migrate(database.owner, appRole))
    expect(copies()).toHaveLength(1)
  }, 60_000)

  it('leaves everything as it was where a change fails, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shinayaka-migrations-'))
    for (const name of readdirSync(migrationsFolder)) writeFileSync(join(folder, name), readFileSync(join(migrationsFolder, name)))
    writeFileSync(join(folder, '20991231T0000__broken.sql'), "update person set name = 'x'; select 1 / 0;")
    const before = await contents()
    await expect(upgrade(database, surroundings(), () => migrate(database.owner, appRole, { folder }))).rejects.toThrow(
      /division by zero.*データは前のままです.*\.age$/s,
    )
    rmSync(folder, { recursive: true })
    expect(await contents()).toEqual(before)
    expect(copies()).toHaveLength(1)
  }, 60_000)

  it('changes nothing where no backup can be made', async () => {
    writeFileSync(join(dataDir, 'backups'), 'a file in the way')
    let changed = false
    const change = async () => {
      changed = true
      return []
    }
    await expect(upgrade(database, surroundings(), change)).rejects.toThrow(/^版を上げる前の控えが取れないため/)
    expect(changed).toBe(false)
  })

  it('is refused where the data is newer than the program, before anything is done', async () => {
    await withOwner(database.owner, (db) => sql`insert into migration values ('20991231T0000__later.sql', 'x', now())`.execute(db))
    const before = await contents()
    await expect(upgrade(database, surroundings(), () => migrate(database.owner, appRole))).rejects.toThrow(/このプログラムより新しい版/)
    expect(await contents()).toEqual(before)
    expect(readdirSync(dataDir)).toEqual([])
  })
})
