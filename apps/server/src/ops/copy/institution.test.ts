// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { openTestDatabase, type TestDatabase } from '../../platform/postgres/testing.ts'
import { type Fixture, loadFixture } from '../../testing/fixture.ts'
import { found, openTestHouse, postForm, sessionOf, type TestHouse } from '../../testing/house.ts'
import { appRoleOf } from '../../testing/role.ts'
import { version } from '../../version.ts'
import { demoAccounts } from '../demo.ts'
import { type Key, type Lock, recipientOf } from './age.ts'
import { makeBackup } from './backup.ts'
import { digestInstitution, exportInstitution, importInstitution } from './institution.ts'
import { newIdentity } from './key.ts'
import type { Target } from './load.ts'

const fixture = JSON.parse(readFileSync(fileURLToPath(new URL('../../testing/fixtures/0.2.0.json', import.meta.url)), 'utf8')) as Fixture
const folder = mkdtempSync(join(tmpdir(), 'shinayaka-institution-'))
const now = new Date('2026-11-21T01:30:00Z')

/** A database beside, lent by the test's server for the sake of time. */
const lent = async <T>(work: (target: Target) => Promise<T>): Promise<T> => {
  const database = await openTestDatabase()
  try {
    const appRole = await appRoleOf(database)
    await withOwner(database.owner, (db) => sql`drop owned by current_user cascade`.execute(db))
    return await work({ owner: database.owner, appRole })
  } finally {
    await database.drop()
  }
}

let old: TestDatabase
let house: TestHouse
let identity: string
let lock: Lock
let key: Key
let hospital: string
const file = join(folder, 'hospital.age')

beforeAll(async () => {
  identity = await newIdentity()
  lock = { recipients: [await recipientOf(identity)] }
  key = { identities: [identity] }
  old = await openTestDatabase()
  const appRole = await appRoleOf(old)
  await withOwner(old.owner, (db) => sql`drop owned by current_user cascade`.execute(db))
  await loadFixture(old.owner, appRole, fixture)
  hospital = (fixture.tables.organisation as { id: string; name: string }[]).find(({ name }) => name.includes('総合病院'))?.id ?? ''
  house = await openTestHouse()
  await found(house, '朝顔診療所', 'asagao')
}, 60_000)
afterAll(async () => {
  await old.drop()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const take = (path: string) => importInstitution(house.database, { file: path, key, now }, lent)
const counts = () =>
  withOwner(house.database.owner, async (db) => ({
    organisations: (await db.selectFrom('organisation').select('id').execute()).length,
    people: (await db.selectFrom('person').select('id').execute()).length,
  }))

describe('one institution in a file', () => {
  it('moves from an older version into another installation, where its people go on', async () => {
    const written = await exportInstitution(old.owner, hospital, file, lock, { made: now })
    expect(written.rows).toBeGreaterThan(500)
    expect(await take(file)).toMatchObject({ id: hospital, name: 'しなやか総合病院（架空）', version })
    const { login, password } = demoAccounts.hospital
    const cookie = sessionOf(await postForm(house.as(null), '/sign-in', { login, password }))
    const { submissions, drafts } = (await house.as(cookie)('GET', '/api/assessments')).json()
    const own = (table: string) => (fixture.tables[table] as { organisation_id: string }[]).filter((row) => row.organisation_id === hospital)
    expect(submissions).toHaveLength(own('submission').length)
    expect(drafts.length).toBeGreaterThan(0)
    for (const { id } of submissions) expect((await house.as(cookie)('GET', `/api/submissions/${id}`)).statusCode).toBe(200)
    // Those of the group and the clinic stayed where they were.
    expect((await counts()).organisations).toBe(2)
  }, 60_000)

  it('is the same to the byte after it went out, in, out and in again', async () => {
    const first = join(folder, 'first.age')
    await exportInstitution(house.database.owner, hospital, first, lock, { made: now })
    const before = await digestInstitution(house.database.owner, hospital)
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['organisation', 'person', 'submission', 'audit_event', 'catalog_edition']))
    const second = await openTestDatabase()
    try {
      await importInstitution(second, { file: first, key, now }, lent)
      expect(await digestInstitution(second.owner, hospital)).toEqual(before)
    } finally {
      await second.drop()
    }
  }, 60_000)

  it('is refused where it is already, and nothing changes', async () => {
    const before = await counts()
    await expect(take(file)).rejects.toMatchObject({ code: 'already-there', message: expect.stringContaining('もうこの「しなやか」にあります') })
    expect(await counts()).toEqual(before)
  }, 60_000)

  it('is refused where somebody else has a login of theirs, and nothing changes', async () => {
    const third = await openTestHouse()
    try {
      await found(third, '別の診療所', demoAccounts.hospital.login)
      await expect(importInstitution(third.database, { file, key, now }, lent)).rejects.toMatchObject({
        code: 'already-there',
        message: expect.stringContaining(`ログイン名 ${demoAccounts.hospital.login} を`),
      })
      const rows = await withOwner(third.database.owner, (db) => db.selectFrom('organisation').select('name').execute())
      expect(rows).toEqual([{ name: '別の診療所' }])
    } finally {
      await third.close()
    }
  }, 60_000)

  it('is refused of a newer version, of an id that nobody has, and where it is a backup of everything', async () => {
    const later = join(folder, 'later.age')
    await withOwner(old.owner, (db) => sql`insert into migration values ('20991231T0000__later.sql', 'x', now())`.execute(db))
    await exportInstitution(old.owner, hospital, later, lock, { made: now })
    await expect(take(later)).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('新しいプログラムで') })
    await expect(exportInstitution(old.owner, '00000000-0000-7000-8000-000000000000', join(folder, 'x'), lock, { made: now })).rejects.toMatchObject({
      code: 'empty',
    })
    await expect(exportInstitution(old.owner, "x' or true --", join(folder, 'x'), lock, { made: now })).rejects.toMatchObject({ code: 'empty' })
    const all = join(folder, 'all.age')
    await makeBackup(house.database.owner, all, lock, { made: now })
    await expect(take(all)).rejects.toMatchObject({ code: 'other-kind' })
  }, 60_000)

  it.each([
    ['cut in the middle', 'cut-off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), '途中で切れています'],
    ['changed in one byte', 'damaged', (bytes: Buffer) => flipped(bytes, bytes.length >> 1), '一部が壊れています'],
    ['something else', 'not-a-backup', () => Buffer.from('PK else'), '控えではありません'],
  ])(
    'is refused where the file is %s, in a sentence, and nothing changes',
    async (_, code, spoil, sentence) => {
      const before = await counts()
      const spoilt = join(folder, `${code}.age`)
      writeFileSync(spoilt, spoil(readFileSync(file)))
      await expect(take(spoilt)).rejects.toMatchObject({ code, message: expect.stringContaining(sentence) })
      expect(await counts()).toEqual(before)
    },
    60_000,
  )

  it('is refused with the key of another installation, in a sentence, and nothing changes', async () => {
    const before = await counts()
    const other = { identities: [await newIdentity()] }
    await expect(importInstitution(house.database, { file, key: other, now }, lent)).rejects.toMatchObject({
      code: 'wrong-key',
      message: expect.stringContaining('別の鍵で閉じてあります'),
    })
    await expect(importInstitution(house.database, { file: join(folder, 'none.age'), key, now }, lent)).rejects.toMatchObject({
      code: 'folder-missing',
    })
    expect(await counts()).toEqual(before)
  }, 60_000)
})

const flipped = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
  return changed
}
