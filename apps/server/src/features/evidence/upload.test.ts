// SPDX-License-Identifier: Apache-2.0
import { Agent, type OutgoingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { type Jobs, startJobs } from '../../platform/jobs/jobs.ts'
import { type Caller, found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { evidenceJobs } from './jobs.ts'
import { add, details, photo, rowCounts, send, sent } from './testing.ts'

const megabyte = 1024 ** 2
let house: TestHouse
let cookie: string
let call: Caller
let port: number
beforeAll(async () => {
  house = await openTestHouse({ files: { limits: { maxBytes: 4 * megabyte, totalBytes: 24 * megabyte, dayFiles: 40 } } })
  cookie = await found(house, '試験病院', 'officer', 'hospital')
  call = house.as(cookie)
  await house.server.listen({ port: 0, host: '127.0.0.1' })
  port = (house.server.server.address() as AddressInfo).port
}, 120_000)
afterAll(() => house.close())

const clock = createClock(() => house.time.now)
let jobs: Jobs
const log = (message: string, details?: Record<string, unknown>) => void house.logged.push({ message, details })
beforeEach(() => {
  jobs = startJobs({ pool: house.pool, clock, direct: house.database.direct, log }, evidenceJobs({ ...house.app, clock, log }), { ticking: false })
})
const later = (milliseconds: number) => {
  house.time.now = new Date(house.time.now.getTime() + milliseconds)
}
const staySignedIn = () =>
  withOwner(house.database.owner, (db) =>
    db
      .updateTable('session')
      .set({ seen_at: house.time.now, expires_at: new Date(house.time.now.getTime() + 24 * hour) })
      .execute(),
  )
const hour = 60 * 60 * 1000
// Each test begins with an empty store and a new day.
afterEach(async () => {
  later(26 * hour)
  await staySignedIn()
  await withOwner(house.database.owner, async (db) => {
    for (const table of ['evidence_link', 'evidence_revision', 'evidence', 'evidence_upload', 'evidence_file'] as const)
      await db.deleteFrom(table).execute()
  })
  await jobs.stop()
})
const nothing = { files: 0, chunks: 0, uploads: 0, revisions: 0 }

describe('a file that is not taken', () => {
  it.each<[string, string, Buffer, number, string]>([
    ['SVG', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 422, 'evidence.kind-refused'],
    ['SVG by its name', 'a.svg', Buffer.from('x'), 422, 'evidence.kind-refused'],
    ['HTML', 'a.txt', Buffer.from('<!doctype html><script>alert(1)</script>'), 422, 'evidence.kind-refused'],
    ['a program', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 422, 'evidence.kind-refused'],
    ['something unknown', 'a.pdf', Buffer.from([0, 1, 2, 3]), 422, 'evidence.kind-unknown'],
    ['nothing in it', 'a.pdf', Buffer.alloc(0), 422, 'evidence.empty'],
    ['too much in it', 'a.jpg', photo(4 * megabyte), 413, 'evidence.too-large'],
  ])('%s: a sentence, and nothing is stored', async (_, name, bytes, status, code) => {
    const response = await send(call, name, bytes)
    expect(response.json()).toMatchObject({ status, code })
    expect(response.json().detail).not.toMatch(/[{}]/)
    expect(await rowCounts(house)).toEqual(nothing)
  })

  it('is refused in the middle when more comes than was allowed, though nothing was announced', async () => {
    const answer = await stream(function* () {
      yield photo(megabyte)
      for (let n = 0; n < 5; n += 1) yield Buffer.alloc(megabyte, 7)
    })
    expect(answer).toMatchObject({ status: 413, body: { code: 'evidence.too-large' } })
    // The same connection serves the next file: what was left of this one has been read and dropped.
    expect((await stream(() => [photo()])).status).toBe(200)
    await withOwner(house.database.owner, (db) => db.deleteFrom('evidence_upload').execute())
    await withOwner(house.database.owner, (db) => db.deleteFrom('evidence_file').execute())
    expect(await rowCounts(house)).toEqual(nothing)
  })
})

/** Sends a body piece by piece over a real connection; `until` cuts it after so many pieces. */
const stream = (
  pieces: () => Iterable<Buffer>,
  options: { name?: string; headers?: OutgoingHttpHeaders; until?: number; agent?: Agent } = {},
): Promise<{ status: number; body: { code?: string } }> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, 'content-type': 'application/octet-stream', ...options.headers }
    const path = `/api/evidence-files?name=${encodeURIComponent(options.name ?? 'a.jpg')}`
    const outgoing = request({ port, host: '127.0.0.1', method: 'POST', path, headers, agent: options.agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString('utf8')) }))
    })
    outgoing.on('error', reject)
    const write = async () => {
      let n = 0
      for (const piece of pieces()) {
        if (options.until === n) return void outgoing.destroy()
        n += 1
        if (!outgoing.write(piece)) await new Promise((resolve) => outgoing.once('drain', resolve))
      }
      if (options.until === n) outgoing.destroy()
      else outgoing.end()
    }
    void write()
  })

describe('a file on its way', () => {
  it('arrives in odd pieces and without an announced length, and is the same afterwards', async () => {
    const bytes = photo(2.5 * megabyte)
    const sizes = [1, 70_000, 3, 999_999, 1_048_576]
    const answer = await stream(function* () {
      for (let at = 0, n = 0; at < bytes.length; n += 1) {
        const size = sizes[n % sizes.length] ?? 1
        yield bytes.subarray(at, at + size)
        at += size
      }
    })
    expect(answer.status).toBe(200)
    const { id } = (answer.body as { upload: { id: string } }).upload
    const evidence = (await call('POST', '/api/evidence', { ...details, upload: id })).json<{ evidence: { id: string } }>().evidence
    const back = await call('GET', `/api/evidence/${evidence.id}/revisions/1/file`)
    expect(back.rawPayload.equals(bytes)).toBe(true)
  })

  it('that breaks off leaves nothing', async () => {
    const pieces = () => [photo(megabyte), Buffer.alloc(megabyte, 1), Buffer.alloc(megabyte, 2)]
    await expect(stream(pieces, { until: 3, headers: { 'content-length': String(3.5 * megabyte) } })).rejects.toThrow()
    await expect.poll(() => rowCounts(house), { timeout: 20_000 }).toEqual(nothing)
    expect((await send(call, 'b.jpg', photo())).statusCode).toBe(200)
  })

  it('whose server died in the middle is cleared up later, and does not take room for ever', async () => {
    const organisation = (await call('GET', '/api/organisation')).json<{ id: string }>().id
    const file = clock.id()
    // What a killed server leaves: room reserved, some chunks, nobody who goes on.
    await withOwner(house.database.owner, async (db) => {
      await db
        .insertInto('evidence_file')
        .values({ id: file, organisation_id: organisation, size: 23 * megabyte, chunks: 1, store: 'database', touched_at: house.time.now })
        .execute()
      await db
        .insertInto('evidence_chunk')
        .values({ organisation_id: organisation, file_id: file, n: 0, bytes: Buffer.alloc(megabyte, 1) })
        .execute()
    })
    expect((await send(call, 'a.jpg', photo(2 * megabyte))).json()).toMatchObject({ code: 'evidence.full' })
    await jobs.runNow('evidence.sweep')
    expect((await rowCounts(house)).chunks).toBe(1)
    later(hour)
    await jobs.runNow('evidence.sweep')
    expect(await rowCounts(house)).toEqual(nothing)
    expect((await send(call, 'a.jpg', photo(2 * megabyte))).statusCode).toBe(200)
  })

  it('is thrown away after a day when nobody makes it evidence; evidence stays', async () => {
    await add(call, 'kept.jpg', photo())
    const { id: upload } = await sent(call, 'b.jpg', photo())
    later(25 * hour)
    await jobs.runNow('evidence.sweep')
    expect(await rowCounts(house)).toMatchObject({ files: 1, chunks: 1, revisions: 1 })
    await staySignedIn()
    expect((await call('POST', '/api/evidence', { ...details, upload })).json()).toMatchObject({ code: 'evidence.upload-gone' })
    later(5 * 24 * hour)
    await jobs.runNow('evidence.sweep')
    expect(await rowCounts(house)).toEqual({ files: 1, chunks: 1, uploads: 0, revisions: 1 })
  })
})

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd.jpg', 'passwd.jpg'],
    ['..\\..\\boot.jpg', 'boot.jpg'],
    ['写真\u202Egpj.pdf', '写真gpj.pdf'],
    ['a\r\nx: y.jpg', 'ax_ y.jpg'],
    ['con.jpg', '_con.jpg'],
    ['', 'file'],
  ])('%j is kept as %j', async (given, name) => {
    const evidence = await add(call, given, photo())
    expect(evidence.latest.name).toBe(name)
    const { headers } = await call('GET', `/api/evidence/${evidence.id}/revisions/1/file`)
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+\.jpg"; filename\*=UTF-8''[\w%.-]+\.jpg$/)
  })

  it('that says something else than the content is told, and the true ending is put behind it', async () => {
    const upload = await sent(call, '証明書.pdf', photo())
    expect(upload).toMatchObject({ kind: 'jpeg', notes: ['name-differs'] })
    const { evidence } = (await call('POST', '/api/evidence', { ...details, upload: upload.id })).json<{ evidence: { id: string } }>()
    const { headers } = await call('GET', `/api/evidence/${evidence.id}/revisions/1/file`)
    expect(headers['content-disposition']).toContain(`${encodeURIComponent('証明書.pdf.jpg')}`)
  })
})

describe('limits', () => {
  it('of all files together hold exactly, also for files that arrive together', async () => {
    for (let n = 0; n < 5; n += 1) await sent(call, `${n}.jpg`, photo(4 * megabyte - 20))
    const answers = await Promise.all([1, 2, 3].map(() => send(call, 'a.jpg', photo(3 * megabyte))))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422, 422])
    const { usedBytes, totalBytes } = (await call('GET', '/api/evidence-limits')).json()
    expect(usedBytes).toBeLessThanOrEqual(totalBytes)
  })

  it('of a day are said with a number, and end with the day in Japan', async () => {
    for (let n = 0; n < 40; n += 1) await sent(call, 'a.txt', Buffer.from(`記録 ${n}`))
    const refused = (await send(call, 'a.txt', Buffer.from('もう一つ'))).json()
    expect(refused).toMatchObject({ status: 429, code: 'evidence.too-many-today' })
    expect(refused.title).toContain('40')
  })
})

describe('ten thousand files at once', () => {
  it('are refused early but for a few, each with an answer, and people go on working', { timeout: 240_000 }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 200 })
    const before = process.memoryUsage().rss
    const answers = new Map<string, number>()
    const storm = Promise.all(
      Array.from({ length: 10_000 }, async (_, n) => {
        const { status, body } = await stream(() => [Buffer.from(`記録 ${n}`), Buffer.alloc(3000, 65)], { name: `${n}.txt`, agent })
        const key = status === 200 ? 'taken' : (body.code ?? String(status))
        answers.set(key, (answers.get(key) ?? 0) + 1)
      }),
    )
    let pages = 0
    const reading = (async () => {
      while ([...answers.values()].reduce((sum, one) => sum + one, 0) < 9_900) {
        expect((await call('GET', '/api/evidence')).statusCode).toBe(200)
        pages += 1
      }
    })()
    await Promise.all([storm, reading])
    agent.destroy()
    expect([...answers.keys()].sort()).toEqual(['evidence.too-many-at-once', 'evidence.too-many-today', 'taken'])
    expect(answers.get('taken')).toBe(40)
    expect(pages).toBeGreaterThan(10)
    expect((await rowCounts(house)).files).toBe(40)
    expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(400)
  })
})
