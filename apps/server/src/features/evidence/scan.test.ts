// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { plainFileSettings } from '../../platform/files/files.ts'
import { eicar, hasClamd, marked, startClamd } from '../../platform/files/testing/clamd.ts'
import { startJobs } from '../../platform/jobs/jobs.ts'
import { type Caller, found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { evidenceJobs } from './jobs.ts'
import { add, photo, send } from './testing.ts'

describe.runIf(hasClamd)('a real clamd', () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>
  let house: TestHouse
  let cookie: string
  let call: Caller
  beforeAll(async () => {
    clamd = await startClamd()
    house = await openTestHouse({
      files: { ...plainFileSettings, clamd: clamd.socket },
      mail: { url: 'smtp://127.0.0.1:9', from: 'shinayaka@example.jp' },
    })
    cookie = await found(house, '試験病院', 'officer', 'hospital')
    call = house.as(cookie)
  }, 120_000)
  afterAll(async () => {
    await house.close()
    await clamd.stop()
  })

  const scan = async () => {
    const clock = createClock(() => house.time.now)
    const log = (message: string, details?: Record<string, unknown>) => void house.logged.push({ message, details })
    const needs = { ...house.app, clock, log }
    const jobs = startJobs({ pool: house.pool, clock, direct: house.database.direct, log }, evidenceJobs(needs), { ticking: false })
    await jobs.runNow('evidence.scan')
    await jobs.stop()
  }
  const letters = () =>
    withOwner(house.database.owner, (db) =>
      db.selectFrom('mail').select(['recipient', 'subject', 'body']).where('kind', '=', 'evidence-infected').execute(),
    )
  const read = async (id: string) => (await call('GET', `/api/evidence/${id}`)).json().evidence.latest
  const fetchFile = (id: string) => call('GET', `/api/evidence/${id}/revisions/1/file`)

  it('lets a clean file be fetched, but only after the scan', async () => {
    const bytes = photo(900_000)
    const { id, latest } = await add(call, 'a.jpg', bytes)
    expect(latest).toMatchObject({ scan: 'waiting', downloadable: false })
    expect((await fetchFile(id)).json()).toMatchObject({ status: 409, code: 'evidence.scan-waiting' })
    await scan()
    expect(await read(id)).toMatchObject({ scan: 'clean', downloadable: true })
    expect((await fetchFile(id)).rawPayload.equals(bytes)).toBe(true)
  })

  it.each<[string, Buffer, string]>([
    ['the text that all scanners know', eicar, 'Eicar-Test-Signature'],
    [
      'a signature somewhere in a photo',
      photo(0, Buffer.concat([Buffer.alloc(500_000, 1), Buffer.from(marked), Buffer.alloc(1000, 2)])),
      'Shinayaka.Test',
    ],
  ])('keeps %s from being fetched, ever, and tells people', async (_, bytes, name) => {
    const before = (await call('GET', '/api/evidence')).json().totals.infected
    const { id } = await add(call, 'メモ.txt', bytes)
    await scan()
    const latest = await read(id)
    expect(latest).toMatchObject({ scan: 'infected', downloadable: false })
    expect(latest.scanNote).toContain(name)
    const refused = (await fetchFile(id)).json()
    expect(refused).toMatchObject({ status: 422, code: 'evidence.infected' })
    expect(refused.title).toContain(name)
    expect((await call('GET', '/api/evidence')).json().totals.infected).toBe(before + 1)
    // The same content comes in no second time.
    expect((await send(call, '別の名前.txt', bytes)).json()).toMatchObject({ code: 'evidence.infected' })
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select(['person_id', 'after']).where('action', '=', 'evidence.infected').execute(),
    )
    expect(rows.some(({ person_id, after }) => person_id === null && JSON.stringify(after).includes(name))).toBe(true)
    const { steps } = (await call('GET', '/api/home')).json()
    expect(steps[0]).toMatchObject({ kind: 'evidence-infected', path: '/evidence' })
  })

  it('is told to administrators by mail, with who sent it, and to nobody else', async () => {
    const sender = house.as(await join(house, cookie, '画像を送った人', 'sender', 'planner'))
    const login = (name: string) => ({ email: `${name}@example.jp`, email_confirmed_at: house.time.now })
    for (const name of ['officer', 'sender'])
      await withOwner(house.database.owner, (db) => db.updateTable('person').set(login(name)).where('login', '=', name).execute())
    const before = await letters()
    const { id } = await add(sender, '届いた書類.txt', Buffer.from(`${marked} の入った書類`))
    await add(sender, '無事な書類.txt', Buffer.from('何も入っていない書類'))
    await scan()
    await scan()
    const [letter, ...others] = (await letters()).slice(before.length)
    expect(others).toEqual([])
    expect(letter).toMatchObject({ recipient: 'officer@example.jp', subject: expect.stringContaining('試験病院') })
    for (const said of ['Shinayaka.Test', '届いた書類.txt', '画像を送った人', `/evidence/${id}`]) expect(letter?.body).toContain(said)
    expect(await letters()).toHaveLength(before.length + 1)
  })

  it('that refuses a file above its own limit, or is away, is said so and asked again later', async () => {
    const { id } = await add(call, 'large.jpg', photo(3_000_000))
    await scan()
    expect(await read(id)).toMatchObject({ scan: 'failed', scanNote: '', downloadable: false })
    expect(house.logged.map(({ details }) => String(details?.reason)).join()).toMatch(/size limit exceeded|StreamMaxLength/)
    expect((await fetchFile(id)).json()).toMatchObject({ code: 'evidence.scan-waiting' })

    const { id: small } = await add(call, 'small.jpg', photo())
    const { socket } = clamd
    await clamd.stop()
    await scan()
    expect(await read(small)).toMatchObject({ scan: 'failed', downloadable: false })
    expect(house.logged.some(({ details }) => String(details?.reason).includes(socket))).toBe(true)
  })
})
