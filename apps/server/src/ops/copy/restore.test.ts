// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { plainFileSettings } from '../../platform/files/files.ts'
import { goodPassword } from '../../testing/house.ts'
import { openHouse } from '../house.ts'
import { setUp } from '../setup.ts'
import type { Key } from './age.ts'
import { makeBackup } from './backup.ts'
import { newIdentity, ownKey, ownLock } from './key.ts'
import { restoreBackup } from './restore.ts'

const bin = fileURLToPath(new URL('../../../../cli/bin/shinayaka.mjs', import.meta.url))
const now = new Date('2026-11-21T01:30:00Z')
const clock = createClock()
const quiet = () => undefined
// Not tmpdir(): the database's own user must be able to enter it.
const root = mkdtempSync('/tmp/shinayaka-restore-')
chmodSync(root, 0o755)
afterAll(() => rmSync(root, { recursive: true, force: true }), 60_000)

const settingsOf = (dataDir: string) => ({ port: 0, host: '127.0.0.1', publicUrl: null, dataDir, database: null, files: plainFileSettings })
const inside = async <T>(dataDir: string, work: (house: Awaited<ReturnType<typeof openHouse>>) => Promise<T>): Promise<T> => {
  const house = await openHouse(settingsOf(dataDir), clock, quiet, { as: 'visitor' })
  try {
    return await work(house)
  } finally {
    await house.postgres.stop()
  }
}
const clinic = async (dataDir: string, organisationName: string): Promise<void> => {
  await inside(dataDir, ({ postgres }) =>
    setUp(postgres, clock, { organisationName, institutionKind: 'clinic', name: '院長', login: 'incho', password: goodPassword }),
  )
}
const nameIn = (dataDir: string): Promise<string> =>
  inside(dataDir, ({ postgres }) =>
    withOwner(postgres.owner, async (db) => (await db.selectFrom('organisation').select('name').executeTakeFirstOrThrow()).name),
  )
const restore = (dataDir: string, file: string, key: Key, replace = false) =>
  restoreBackup({ dataDir, database: null }, { file, key, replace, now, log: quiet })

const lotus = join(root, 'lotus')
const file = join(root, 'lotus.age')
let key: Key
beforeAll(async () => {
  await clinic(lotus, '蓮診療所')
  const lock = await ownLock(lotus, [])
  await inside(lotus, async ({ postgres }) => {
    await withOwner(postgres.owner, (db) =>
      sql`insert into one_time_code (id, purpose, code_hash, organisation_id, role, created_at, expires_at)
          select gen_random_uuid(), 'invitation', '\\x01', id, 'staff', now(), now() + interval '1 day' from organisation`.execute(db),
    )
    await makeBackup(postgres.owner, file, lock, { made: now })
  })
  key = (await ownKey(lotus)) ?? { identities: [] }
}, 60_000)

describe('a backup', () => {
  it('comes back into an empty folder: the data, but no way in that was open', async () => {
    const dataDir = join(root, 'new')
    const restored = await restore(dataDir, file, key)
    expect(restored).toMatchObject({ aside: null, applied: [] })
    expect(await nameIn(dataDir)).toBe('蓮診療所')
    const left = await inside(dataDir, ({ postgres }) =>
      withOwner(postgres.owner, async (db) => ({
        sessions: (await db.selectFrom('session').select('id').execute()).length,
        codes: (await db.selectFrom('one_time_code').select('id').where('used_at', 'is', null).execute()).length,
        people: (await db.selectFrom('person').select('login').execute()).map(({ login }) => login),
      })),
    )
    expect(left).toEqual({ sessions: 0, codes: 0, people: ['incho'] })
    expect(readdirSync(dataDir).filter((name) => /^(restor|before)/.test(name))).toEqual([])
  }, 60_000)

  it('comes back into a folder where a server was started but nobody has begun', async () => {
    const dataDir = join(root, 'begun')
    await inside(dataDir, async () => undefined)
    expect((await restore(dataDir, file, key)).aside).toBe(join(dataDir, 'before-20261121-1030'))
    expect(await nameIn(dataDir)).toBe('蓮診療所')
  }, 60_000)

  it('takes the place of other data only when told to, and that data stays usable where it was put', async () => {
    const dataDir = join(root, 'full')
    await clinic(dataDir, '朝顔診療所')
    await expect(restore(dataDir, file, key)).rejects.toMatchObject({ code: 'not-empty' })
    expect(await nameIn(dataDir)).toBe('朝顔診療所')
    const { aside } = await restore(dataDir, file, key, true)
    expect(await nameIn(dataDir)).toBe('蓮診療所')
    expect(await nameIn(aside ?? '')).toBe('朝顔診療所')
    const again = await restore(dataDir, file, key, true)
    expect(again.aside).toBe(`${aside}-2`)
  }, 60_000)

  it('is refused with data untouched where it cannot be opened, is changed, or the server runs', async () => {
    const dataDir = join(root, 'kept')
    await clinic(dataDir, '朝顔診療所')
    const before = readdirSync(dataDir).sort()
    const bytes = readFileSync(file)
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 30_000) ^ 1, bytes.length - 30_000)
    const changed = join(root, 'changed.age')
    writeFileSync(changed, bytes)
    const cut = join(root, 'cut.age')
    writeFileSync(cut, readFileSync(file).subarray(0, 5000))
    await expect(restore(dataDir, file, { identities: [await newIdentity()] }, true)).rejects.toMatchObject({ code: 'wrong-key' })
    await expect(restore(dataDir, changed, key, true)).rejects.toMatchObject({ code: 'damaged' })
    await expect(restore(dataDir, cut, key, true)).rejects.toMatchObject({ code: 'cut-off' })
    await expect(restore(dataDir, join(root, 'none.age'), key, true)).rejects.toMatchObject({ code: 'folder-missing' })
    await inside(dataDir, async () => {
      await expect(restore(dataDir, file, key, true)).rejects.toMatchObject({ code: 'in-use' })
    })
    expect(readdirSync(dataDir).sort()).toEqual(before)
    expect(await nameIn(dataDir)).toBe('朝顔診療所')
  }, 60_000)

  it('of a newer program is refused', async () => {
    const later = join(root, 'later.age')
    await inside(lotus, async ({ postgres }) => {
      await withOwner(postgres.owner, (db) => sql`insert into migration values ('20991231T0000__later.sql', 'x', now())`.execute(db))
      await makeBackup(postgres.owner, later, await ownLock(lotus, []), { made: now })
      await withOwner(postgres.owner, (db) => sql`delete from migration where name like '2099%'`.execute(db))
    })
    const dataDir = join(root, 'older')
    await expect(restore(dataDir, later, key)).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('新しいプログラムで復元') })
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  }, 60_000)
})

/** Runs the real command and kills it, with all that it started left running, after so many milliseconds. */
const killedAfter = async (milliseconds: number, dataDir: string): Promise<'killed' | 'done'> => {
  const keyFile = join(lotus, 'backup.key')
  const child = spawn(process.execPath, [bin, 'restore', file, '--replace', '--key-file', keyFile], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', DATABASE_OWNER_URL: '' },
    stdio: 'ignore',
  })
  const ended = new Promise<'killed' | 'done'>((resolve) => child.on('exit', (_code, signal) => resolve(signal === null ? 'done' : 'killed')))
  await Promise.race([sleep(milliseconds), ended])
  child.kill('SIGKILL')
  return ended
}

describe('a restore that is killed', () => {
  it('leaves either the old data or the new, whole, and can be done again', async () => {
    const dataDir = join(root, 'killed')
    await clinic(dataDir, '朝顔診療所')
    const seen: string[] = []
    for (const milliseconds of [900, 1600, 2300, 3000]) {
      await killedAfter(milliseconds, dataDir)
      seen.push(await nameIn(dataDir))
    }
    expect(seen[0]).toBe('朝顔診療所')
    // Once it is the new one it stays so.
    expect(
      seen
        .join()
        .replace(/^(朝顔診療所,?)+/, '')
        .replaceAll(/蓮診療所,?/g, ''),
    ).toBe('')
    await restore(dataDir, file, key, true)
    expect(await nameIn(dataDir)).toBe('蓮診療所')
    expect(readdirSync(dataDir).filter((name) => /^restor/.test(name))).toEqual([])
  }, 180_000)
})
