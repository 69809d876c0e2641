// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { add, photo, rowCounts } from '../../features/evidence/testing.ts'
import { openSnapshot } from '../../platform/database/bulk.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { createFiles, type FileSettings, plainFileSettings } from '../../platform/files/files.ts'
import { openS3 } from '../../platform/files/testing/s3.ts'
import { urlOf } from '../../platform/postgres/testing.ts'
import { type Caller, found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { moveFiles, type StoreKind } from './move.ts'

const bin = fileURLToPath(new URL('../../../../cli/bin/shinayaka.mjs', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'shinayaka-move-'))
const folder = join(root, 'files')
const count = 30

let s3: Awaited<ReturnType<typeof openS3>>
let settings: FileSettings
let house: TestHouse
let call: Caller
const contents = new Map<string, Buffer>()
beforeAll(async () => {
  s3 = await openS3()
  settings = { ...plainFileSettings, folder, s3: s3.settings }
  // New files go into the database; the others are known.
  house = await openTestHouse()
  Object.assign(house.files, { storeOf: createFiles(settings, () => undefined).storeOf })
  call = house.as(await found(house, '朝顔病院', 'asagao', 'hospital'))
  for (let n = 0; n < count; n += 1) {
    const bytes = photo(n % 10 === 0 ? 2_200_000 : 300)
    contents.set((await add(call, `写真${n}.jpg`, bytes)).id, bytes)
  }
}, 120_000)
afterAll(async () => {
  await house.close()
  await s3.close()
  rmSync(root, { recursive: true, force: true })
})

const move = (to: StoreKind, files = createFiles(settings, () => undefined)) => moveFiles({ postgres: house.database, files, to })
const stores = async () =>
  (await withOwner(house.database.owner, (db) => db.selectFrom('evidence_file').select('store').execute())).map(({ store }) => store)
const filesBelow = (place: string): string[] => {
  try {
    return readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(place, entry.name)) : [join(place, entry.name)],
    )
  } catch {
    // Another process is taking it away at this moment.
    return []
  }
}
const chunkFiles = () => filesBelow(folder).filter((path) => /\/[0-9a-f-]{36}\/\d+$/.test(path))
/** Every file as a person downloads it. */
const unreadable = async (): Promise<string[]> => {
  const wrong: string[] = []
  for (const [id, bytes] of contents) if (!(await call('GET', `/api/evidence/${id}/revisions/1/file`)).rawPayload.equals(bytes)) wrong.push(id)
  return wrong
}

describe('moving evidence files', () => {
  it.each([
    ['database', 'folder'],
    ['folder', 's3'],
    ['s3', 'folder'],
    ['folder', 'database'],
  ] as const)(
    'from the %s to the %s leaves every one readable, none behind, and nothing to do the second time',
    async (from, to) => {
      expect(new Set(await stores())).toEqual(new Set([from]))
      expect(await move(to)).toMatchObject({ moved: count, already: 0, stayed: [] })
      expect(await unreadable()).toEqual([])
      expect((await rowCounts(house)).chunks > 0).toBe(to === 'database')
      expect(chunkFiles().length > 0).toBe(to === 'folder')
      expect(await move(to)).toMatchObject({ moved: 0, already: count, stayed: [] })
    },
    120_000,
  )

  it('is refused where the wanted place is not set, and nothing changes', async () => {
    await expect(
      move(
        's3',
        createFiles(plainFileSettings, () => undefined),
      ),
    ).rejects.toMatchObject({ code: 'server.store-unavailable' })
    expect(new Set(await stores())).toEqual(new Set(['database']))
  })

  it('waits with removing until a copy that may still read the old place is made', async () => {
    await move('folder')
    const before = chunkFiles().length
    const copy = await openSnapshot(house.database.owner, { keepingFiles: true })
    const moving = move('database')
    while (!(await stores()).includes('database')) await sleep(20)
    expect(chunkFiles()).toHaveLength(before)
    await copy.close()
    expect(await moving).toMatchObject({ moved: count })
    expect(chunkFiles()).toEqual([])
  }, 60_000)

  it('is refused while another one goes on', async () => {
    const copy = await openSnapshot(house.database.owner, { keepingFiles: true })
    const first = move('folder')
    while (!(await stores()).includes('folder')) await sleep(20)
    await expect(move('database')).rejects.toMatchObject({ code: 'in-use' })
    await copy.close()
    expect(await first).toMatchObject({ moved: count, stayed: [] })
  }, 60_000)

  it('leaves what is damaged or gone where it was, names it, and moves the rest', async () => {
    const all = chunkFiles()
    const [spoilt = '', gone = ''] = all
    const kept = [readFileSync(spoilt), readFileSync(gone)]
    writeFileSync(spoilt, 'else')
    rmSync(gone)
    const { moved, stayed } = await move('s3')
    expect(moved).toBe(count - stayed.length)
    expect(stayed.map(({ why }) => why).sort()).toEqual(['changed', 'missing'])
    expect(stayed.every(({ name }) => /^写真\d+\.jpg$/.test(name))).toBe(true)
    expect(readFileSync(spoilt, 'utf8')).toBe('else')
    writeFileSync(spoilt, kept[0] ?? '', { mode: 0o600 })
    writeFileSync(gone, kept[1] ?? '', { mode: 0o600 })
    expect(await move('s3')).toMatchObject({ moved: 2, stayed: [] })
    expect(await unreadable()).toEqual([])
    await move('database')
  }, 60_000)
})

/** Runs the real command until so many pieces lie in the folder (or there are no more), and kills it there. */
const killedAt = async (pieces: number, to: StoreKind): Promise<void> => {
  const child = spawn(process.execPath, [bin, 'files', 'move', '--to', to], { env: environment(), stdio: 'ignore' })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const reached = () => (to === 'folder' ? chunkFiles().length >= pieces : chunkFiles().length <= pieces)
  while (child.exitCode === null && !reached()) await sleep(5)
  child.kill('SIGKILL')
  await ended
}
const environment = () => ({
  ...process.env,
  DATA_DIR: root,
  DATABASE_URL: urlOf(house.database.app),
  DATABASE_OWNER_URL: urlOf(house.database.owner),
  FILES_DIR: folder,
})

describe('a move that is killed', () => {
  it('leaves every file whole wherever its row says it lies, and goes on when done again', async () => {
    for (const pieces of [2, 11, 25]) {
      await killedAt(pieces, 'folder')
      expect(await unreadable()).toEqual([])
    }
    // How far it came is a matter of the machine; that nothing was lost is not.
    expect(await stores()).toContain('folder')
    expect(await move('folder')).toMatchObject({ stayed: [] })
    expect((await rowCounts(house)).chunks).toBe(0)
    for (const pieces of [30, 10]) {
      await killedAt(pieces, 'database')
      expect(await unreadable()).toEqual([])
    }
    expect(await move('database')).toMatchObject({ stayed: [] })
    expect(chunkFiles()).toEqual([])
    expect(await unreadable()).toEqual([])
  }, 180_000)
})
