// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { type Opened, openSystemScope, type SystemScope } from '../../platform/database/scope.ts'
import { databaseStore } from '../../platform/files/database.ts'
import { folderStore } from '../../platform/files/folder.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { openS3 } from '../../platform/files/testing/s3.ts'
import { type Caller, found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { begun, inChunks, readFile } from './bytes.ts'
import { add, photo, rowCounts, send } from './testing.ts'

let house: TestHouse
let call: Caller
let organisation: string
let folder: string
let s3: Awaited<ReturnType<typeof openS3>>
const stores: Partial<Record<FileStore['kind'], FileStore>> = { database: databaseStore }
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shinayaka-files-'))
  s3 = await openS3()
  stores.folder = folderStore(folder)
  stores.s3 = s3.store
  house = await openTestHouse({ files: { folder } })
  call = house.as(await found(house, '試験病院', 'officer', 'hospital'))
  organisation = (await call('GET', '/api/organisation')).json<{ id: string }>().id
}, 120_000)
afterAll(async () => {
  await house.close()
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})

async function* from(bytes: Uint8Array, sizes: readonly number[]) {
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}
const clock = createClock(() => house.time.now)
const inScope = async <T>(work: (opened: Opened<SystemScope>) => Promise<T>): Promise<T> => {
  const opened = openSystemScope(house.pool, clock, organisation)
  try {
    return await work(opened)
  } finally {
    await opened.commit()
  }
}

describe.each(['database', 'folder', 's3'] as const)('the %s', (kind) => {
  it('gives back every byte string, in whatever pieces it came and however it was cut', async () => {
    const store = stores[kind] as FileStore
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5000 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 2000 }),
        async (bytes, sizes, cut) => {
          const key = { organisation, file: randomUUID() }
          await inScope(async ({ scope }) => {
            await withOwner(house.database.owner, (db) =>
              db
                .insertInto('evidence_file')
                .values({ id: key.file, organisation_id: organisation, size: 0, store: kind, touched_at: new Date() })
                .execute(),
            )
            let chunks = 0
            for await (const chunk of inChunks(from(bytes, sizes), cut)) {
              await store.put(scope, key, chunks, chunk)
              // Done twice, as after a retry, it is the same.
              if (chunks === 0) await store.put(scope, key, chunks, chunk)
              chunks += 1
            }
            const sha256 = createHash('sha256').update(bytes).digest()
            const back: Uint8Array[] = []
            for await (const piece of await begun(readFile(scope, store, { key, chunks, size: bytes.length, sha256 }))) back.push(piece)
            expect(Buffer.concat(back).equals(Buffer.from(bytes))).toBe(true)
            await store.remove(scope, key, chunks)
            await store.remove(scope, key, chunks)
            expect(await store.get(scope, key, 0)).toBeNull()
          })
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)
})

describe('a folder', () => {
  it('can be entered by the server alone, and holds no name that a person gave', async () => {
    const bytes = photo(2_000_000)
    const evidence = await add(call, '../../越えて.jpg', bytes)
    expect((await call('GET', `/api/evidence/${evidence.id}/revisions/1/file`)).rawPayload.equals(bytes)).toBe(true)
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(all.every((path) => /^[0-9a-f/-]+$/.test(path))).toBe(true)
    const modes = all.map((path) => statSync(join(folder, path))).map((one) => [one.isDirectory(), (one.mode & 0o777).toString(8)])
    expect(new Set(modes.map(String))).toEqual(new Set(['true,700', 'false,600']))
    expect((await rowCounts(house)).chunks).toBe(0)
  })

  it('refuses what is no id, so that nothing outside can ever be named', async () => {
    await inScope(async ({ scope }) => {
      const store = stores.folder as FileStore
      await expect(store.get(scope, { organisation, file: '../../etc/passwd' }, 0)).rejects.toThrow('not an id')
    })
  })

  it('that has gone is told in a sentence, and what is stored is not lost', async () => {
    const evidence = await add(call, 'a.jpg', photo())
    const { file_id } = await withOwner(house.database.owner, (db) =>
      db.selectFrom('evidence_revision').select('file_id').where('evidence_id', '=', evidence.id).executeTakeFirstOrThrow(),
    )
    rmSync(join(folder, organisation, file_id.slice(-2), file_id), { recursive: true })
    const answer = await call('GET', `/api/evidence/${evidence.id}/revisions/1/file`)
    expect(answer.json()).toMatchObject({ status: 503, code: 'server.store-unavailable' })
    expect(answer.json().detail).not.toContain(folder)
  })
})

describe('an S3 store', () => {
  it('that refuses our key, or has no such bucket, says so in the log and a sentence to people', async () => {
    for (const change of [{ keyId: 'wrong' }, { url: `${s3.settings.url}-none` }]) {
      const other = await openTestHouse({ files: { s3: { ...s3.settings, ...change } } })
      try {
        const caller = other.as(await found(other, '試験病院', 'officer', 'hospital'))
        expect((await send(caller, 'a.jpg', photo())).json()).toMatchObject({ status: 503, code: 'server.store-unavailable' })
        expect(other.logged.some(({ message, details }) => message === 'file store failed' && /^S3 PUT 40[34]/.test(String(details?.error)))).toBe(
          true,
        )
      } finally {
        await other.close()
      }
    }
  }, 60_000)
})
