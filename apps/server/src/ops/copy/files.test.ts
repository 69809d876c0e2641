// SPDX-License-Identifier: Apache-2.0
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { add, photo } from '../../features/evidence/testing.ts'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { createFiles, type FileSettings, plainFileSettings } from '../../platform/files/files.ts'
import { openS3 } from '../../platform/files/testing/s3.ts'
import type { Connection } from '../../platform/postgres/connection.ts'
import { openTestDatabase, type TestDatabase } from '../../platform/postgres/testing.ts'
import { type Caller, found, openTestHouse, signInAgain } from '../../testing/house.ts'
import { appRoleOf } from '../../testing/role.ts'
import { openHouse } from '../house.ts'
import { type Key, type Lock, recipientOf } from './age.ts'
import { makeBackup } from './backup.ts'
import { databaseAlone } from './files.ts'
import { exportInstitution, importInstitution } from './institution.ts'
import { newIdentity } from './key.ts'
import { runNightlyBackup } from './nightly.ts'
import { copyRecords } from './records.ts'
import { restoreBackup } from './restore.ts'
import { proveIn } from './verify.ts'

// Not tmpdir(): the database's own user must be able to enter it.
const root = mkdtempSync('/tmp/shinayaka-copy-files-')
chmodSync(root, 0o755)
let s3: Awaited<ReturnType<typeof openS3>>
let lock: Lock
let key: Key
beforeAll(async () => {
  s3 = await openS3()
  const identity = await newIdentity()
  lock = { recipients: [await recipientOf(identity)] }
  key = { identities: [identity] }
})
afterAll(async () => {
  await s3.close()
  rmSync(root, { recursive: true, force: true })
}, 60_000)

const made = new Date('2026-11-21T01:30:00Z')
let number = 0
const fresh = (what: string) => {
  number += 1
  return join(root, `${number}-${what}`)
}
type Place = 'database' | 'folder' | 's3'
const settingsFor = (place: Place): FileSettings => ({
  ...plainFileSettings,
  folder: place === 'folder' ? fresh('folder') : null,
  s3: place === 's3' ? s3.settings : null,
})
const storesFor = (settings: FileSettings) => createFiles(settings, () => undefined)

/** An installation with two evidence files of several chunks. */
const withEvidence = async (place: Place) => {
  const files = settingsFor(place)
  const house = await openTestHouse({ files })
  const call = house.as(await found(house, '朝顔病院', 'asagao', 'hospital'))
  const organisation = (await call('GET', '/api/organisation')).json<{ id: string }>().id
  const contents = [photo(2_500_000), photo(1000)]
  const ids: string[] = []
  for (const [n, bytes] of contents.entries()) ids.push((await add(call, `写真${n}.jpg`, bytes)).id)
  return { house, call, files, organisation, contents, ids, close: () => house.close() }
}
const rows = (owner: Connection) =>
  withOwner(owner, async (db) => ({
    stores: (await db.selectFrom('evidence_file').select('store').orderBy('id').execute()).map(({ store }) => store),
    chunks: (await db.selectFrom('evidence_chunk').select('n').execute()).length,
  }))
const lend = async <T>(work: (database: TestDatabase, appRole: string) => Promise<T>): Promise<T> => {
  const database = await openTestDatabase()
  try {
    return await work(database, await appRoleOf(database))
  } finally {
    await database.drop()
  }
}

describe.each(['database', 'folder', 's3'] as const)('files kept in the %s', (place) => {
  let here: Awaited<ReturnType<typeof withEvidence>>
  const file = join(root, `${place}.age`)
  beforeAll(async () => {
    here = await withEvidence(place)
  }, 60_000)
  afterAll(() => here.close())

  it('go into a backup with their bytes, and are proven with it', async () => {
    const stores = storesFor(here.files)
    const backup = await makeBackup(here.house.database.owner, file, lock, { made, stores })
    expect(backup).toMatchObject({ files: place === 'database' ? 0 : 2, missing: [] })
    expect(backup.bytes).toBeGreaterThan(2_500_000)
    await lend(async (database, appRole) => {
      expect(await proveIn({ owner: database.owner, appRole }, file, key)).toMatchObject({ files: backup.files, missing: [] })
    })
  }, 60_000)

  it.each(['database', 'folder', 's3'] as const)(
    'come back into the %s of the installation that is restored, byte for byte',
    async (target) => {
      const settings = settingsFor(target)
      const dataDir = fresh('data')
      const restored = await restoreBackup(
        { dataDir, database: null },
        { file, key, replace: false, now: made, stores: storesFor(settings), log: () => undefined },
      )
      expect(restored.missing).toEqual([])
      const { postgres } = await openHouse({ dataDir, database: null, files: settings }, createClock(), () => undefined, { as: 'visitor' })
      try {
        const wanted = place === 'database' ? 'database' : target
        expect((await rows(postgres.owner)).stores).toEqual([wanted, wanted])
        const back = await withOwner(postgres.owner, async (db) => {
          const files = storesFor(settings)
          const found: Buffer[] = []
          for (const row of await db.selectFrom('evidence_file').selectAll().orderBy('size', 'desc').execute()) {
            const parts: Uint8Array[] = []
            for (let n = 0; n < row.chunks; n += 1) {
              const scope = { db, commit: () => Promise.resolve() }
              parts.push((await files.storeOf(row.store).get(scope, { organisation: row.organisation_id, file: row.id }, n)) ?? Buffer.alloc(0))
            }
            found.push(Buffer.concat(parts))
          }
          return found
        })
        expect(back.map((bytes, n) => bytes.equals(here.contents[n] ?? Buffer.alloc(0)))).toEqual([true, true])
      } finally {
        await postgres.stop()
      }
    },
    60_000,
  )

  it('move with their institution into an installation that keeps files elsewhere', async () => {
    const exported = join(root, `${place}-one.age`)
    const written = await exportInstitution(here.house.database.owner, here.organisation, exported, lock, { made, stores: storesFor(here.files) })
    expect(written.missing).toEqual([])
    const other: Place = place === 'folder' ? 'database' : 'folder'
    const files = settingsFor(other)
    const house = await openTestHouse({ files })
    try {
      await found(house, '向日葵薬局', 'himawari')
      const given = { file: exported, key, now: made, stores: storesFor(files) }
      const taken = await importInstitution(house.database, given, (work) => lend((database, appRole) => work({ owner: database.owner, appRole })))
      expect(taken).toMatchObject({ files: place === 'database' ? 0 : 2, missing: [] })
      const state = await rows(house.database.owner)
      expect(state.stores).toEqual(place === 'database' ? ['database', 'database'] : [other, other])
      const call: Caller = house.as(await signInAgain(house, 'asagao'))
      for (const [n, id] of here.ids.entries())
        expect((await call('GET', `/api/evidence/${id}/revisions/1/file`)).rawPayload.equals(here.contents[n] ?? Buffer.alloc(0))).toBe(true)
    } finally {
      await house.close()
    }
  }, 60_000)
})

describe('bytes that are not where they should be', () => {
  let here: Awaited<ReturnType<typeof withEvidence>>
  beforeAll(async () => {
    here = await withEvidence('folder')
  }, 60_000)
  afterAll(() => here.close())
  const chunks = () =>
    readdirSync(here.files.folder ?? '', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\/\d+$/.test(path))
      .map((path) => join(here.files.folder ?? '', path))

  it('are named, and the rest is copied all the same and can be restored', async () => {
    const [one = ''] = chunks().filter((path) => path.endsWith('/2'))
    const bytes = readFileSync(one)
    const spoilt = Buffer.from(bytes)
    spoilt.writeUInt8(spoilt.readUInt8(9) ^ 1, 9)
    for (const spoil of [() => writeFileSync(one, spoilt), () => rmSync(one)]) {
      spoil()
      const file = fresh('missing.age')
      const backup = await makeBackup(here.house.database.owner, file, lock, { made, stores: storesFor(here.files) })
      expect(backup).toMatchObject({ files: 1, missing: ['写真0.jpg'] })
      await lend(async (database, appRole) => {
        expect(await proveIn({ owner: database.owner, appRole }, file, key)).toMatchObject({ files: 1, missing: ['写真0.jpg'] })
      })
      const dataDir = fresh('data')
      const given = { file, key, replace: false, now: made, log: () => undefined }
      expect(await restoreBackup({ dataDir, database: null }, given)).toMatchObject({ files: 1, missing: ['写真0.jpg'] })
    }
    writeFileSync(one, bytes, { mode: 0o600 })
  }, 120_000)

  it('are all named where the place is not set any more', async () => {
    const backup = await makeBackup(here.house.database.owner, fresh('unset.age'), lock, { made, stores: databaseAlone })
    expect(backup).toMatchObject({ files: 0, missing: expect.arrayContaining(['写真0.jpg', '写真1.jpg']) })
  }, 60_000)

  it('are told on the page of copies by their number, without names, and the copy stays', async () => {
    const said: string[] = []
    const clock = createClock(() => here.house.time.now)
    const copy = await runNightlyBackup({
      owner: here.house.database.owner,
      dataDir: fresh('data'),
      copies: { folder: fresh('backups'), recipients: [], standby: null },
      clock,
      records: copyRecords(here.house.pool),
      verify: () => Promise.resolve(),
      log: (line) => void said.push(line),
    })
    expect(readFileSync(copy.path).length).toBe(copy.bytes)
    const { copies, standing } = (await here.call('GET', '/api/copies')).json<{ copies: { problem: string }[]; standing: { verified: object } }>()
    expect(copies[0]?.problem).toContain('証跡のファイル 2 個の中身が置き場')
    expect(JSON.stringify(copies)).not.toContain('写真')
    expect(standing.verified).toMatchObject({ state: 'never' })
    expect(said.some((line) => line.includes('2 個'))).toBe(true)
  }, 60_000)

  it('that nobody needs any more when their turn comes are no fault of the copy', async () => {
    const call = here.call
    await add(call, 'あとで消える.jpg', photo(500))
    const stores = storesFor(here.files)
    const sweeping = {
      ...stores,
      storeOf: (kind: string) => ({
        ...stores.storeOf(kind),
        // As the job does it: first the row, then the bytes; here in the moment before they are read.
        get: async (...[scope, given, n]: Parameters<ReturnType<typeof stores.storeOf>['get']>) => {
          const { id } = await withOwner(here.house.database.owner, (db) =>
            db.selectFrom('evidence_file').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
          )
          if (given.file !== id) return stores.storeOf(kind).get(scope, given, n)
          await withOwner(here.house.database.owner, (db) => db.updateTable('evidence_file').set({ sha256: null }).where('id', '=', id).execute())
          return null
        },
      }),
    }
    const file = fresh('swept.age')
    expect(await makeBackup(here.house.database.owner, file, lock, { made, stores: sweeping })).toMatchObject({ files: 2, missing: [] })
    await lend(async (database, appRole) => {
      expect(await proveIn({ owner: database.owner, appRole }, file, key)).toMatchObject({ files: 2, missing: [] })
    })
  }, 60_000)
})
