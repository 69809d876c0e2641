// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { createClock } from '../clock.ts'
import { openSystemScope } from '../database/scope.ts'
import { type Jobs, startJobs } from '../jobs/jobs.ts'
import { nextAttempt } from './again.ts'
import { enqueueMail, type Letter, mailJobs } from './mail.ts'

let house: TestHouse
let organisation: string
beforeAll(async () => {
  house = await openTestHouse()
  const cookie = await found(house, '手紙診療所', 'letters')
  organisation = (await house.as(cookie)('GET', '/api/organisation')).json<{ id: string }>().id
})
afterAll(() => house.close())

/** A real mail server that takes what it is told to take. */
const openPostOffice = async (answer: () => Error | null) => {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const refusal = answer()
        if (refusal === null) received.push(Buffer.concat(parts).toString('utf8'))
        done(refusal)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return { received, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

let refusal: (Error & { responseCode?: number }) | null = null
let office: Awaited<ReturnType<typeof openPostOffice>>
let jobs: Jobs
const clock = createClock(() => house.time.now)
beforeEach(async () => {
  refusal = null
  office = await openPostOffice(() => refusal)
  const { pool, database } = house
  const log = (message: string, details?: Record<string, unknown>) => void house.logged.push({ message, details })
  const list = mailJobs({ pool, clock, log, mail: { url: office.url, from: 'しなやか <shinayaka@example.jp>' } })
  jobs = startJobs({ pool, clock, direct: database.direct, log }, list, { ticking: false })
})
afterEach(async () => {
  await jobs.stop()
  await office.close()
})

const write = async (letter: Partial<Letter>, end: 'commit' | 'rollback' = 'commit') => {
  const opened = openSystemScope(house.pool, clock, organisation)
  const all = { organisation, person: null, kind: 'test', to: 'jimu@example.jp', subject: '件名', text: '本文', ...letter }
  const written = await enqueueMail(opened.scope.db, clock, all)
  await opened[end]()
  return written
}
const rowOf = async (subject: string) => {
  const opened = openSystemScope(house.pool, clock, organisation)
  const row = await opened.scope.db
    .selectFrom('mail')
    .select(['attempts', 'sent_at', 'given_up_at', 'problem', 'next_at'])
    .where('subject', '=', subject)
    .executeTakeFirst()
  await opened.commit()
  return row
}
const refuseWith = (responseCode: number) => {
  refusal = Object.assign(new Error('no'), { responseCode })
}

describe('mail', () => {
  it('goes out in Japanese, once, and keeps no text afterwards', async () => {
    await write({ subject: 'お知らせ（一）', text: '期日が近いものがあります。' })
    await jobs.runNow('mail.send')
    await jobs.runNow('mail.send')
    expect(office.received).toHaveLength(1)
    expect(office.received[0]).toContain(Buffer.from('お知らせ（一）').toString('base64'))
    expect(office.received[0]).toMatch(/^To: jimu@example.jp/m)
    expect((await rowOf('お知らせ（一）'))?.sent_at).toEqual(house.time.now)
    const { rows } = await house.pool.query("select has_column_privilege(current_user, 'mail', 'body', 'select') as reads")
    expect(rows[0]?.reads).toBe(false)
  })

  it('does not go out for what was rolled back', async () => {
    await write({ subject: '取りやめ' }, 'rollback')
    await jobs.runNow('mail.send')
    expect(office.received).toHaveLength(0)
  })

  it('says the same thing once', async () => {
    expect(await write({ subject: '今日のまとめ', once: 'digest:2026-11-21' })).toBe(true)
    expect(await write({ subject: '今日のまとめ', once: 'digest:2026-11-21' })).toBe(false)
    await jobs.runNow('mail.send')
    expect(office.received).toHaveLength(1)
  })

  it('waits when the server is busy, and arrives later', async () => {
    refuseWith(451)
    await write({ subject: '混雑' })
    await jobs.runNow('mail.send')
    expect(await rowOf('混雑')).toMatchObject({ attempts: 1, sent_at: null, given_up_at: null, problem: 'EMESSAGE 451' })
    refusal = null
    await jobs.runNow('mail.send')
    expect(office.received).toHaveLength(0)
    house.time.now = new Date(house.time.now.getTime() + 61_000)
    await jobs.runNow('mail.send')
    expect(office.received).toHaveLength(1)
  })

  it('is given up when the server will never take it, and says so', async () => {
    refuseWith(550)
    await write({ subject: '宛先なし' })
    await jobs.runNow('mail.send')
    expect((await rowOf('宛先なし'))?.given_up_at).toEqual(house.time.now)
    expect(house.logged.some(({ message, details }) => message === 'mail was not sent' && !JSON.stringify(details).includes('jimu@'))).toBe(true)
  })

  it('survives a server that is not there', async () => {
    await office.close()
    await write({ subject: '不在' })
    await jobs.runNow('mail.send')
    expect(await rowOf('不在')).toMatchObject({ attempts: 1, sent_at: null, given_up_at: null })
  })

  it('lets nobody begin another header by a subject', async () => {
    await write({ subject: '件名\r\nBcc: thief@example.com' })
    await jobs.runNow('mail.send')
    expect(office.received[0]).not.toMatch(/^Bcc:/m)
  })
})

describe('the next attempt', () => {
  it('comes ever later, and ends within four days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (attempts) => {
        const now = new Date('2026-11-21T00:00:00Z')
        const [one, two] = [nextAttempt(attempts, now, false), nextAttempt(attempts + 1, now, false)]
        return one !== null && two !== null && two >= one
      }),
    )
    expect(nextAttempt(10, new Date(), false)).toBeNull()
    expect(nextAttempt(1, new Date(), true)).toBeNull()
  })
})
