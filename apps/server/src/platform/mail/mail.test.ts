// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { found, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { createClock } from '../clock.ts'
import { openSystemScope } from '../database/scope.ts'
import { type Jobs, startJobs } from '../jobs/jobs.ts'
import { nextAttempt } from './again.ts'
import { enqueueMail, type Letter, mailJobs } from './mail.ts'
import { openPostOffice, type PostOffice, refusal } from './testing.ts'

let house: TestHouse
let organisation: string
beforeAll(async () => {
  house = await openTestHouse()
  const cookie = await found(house, '手紙診療所', 'letters')
  organisation = (await house.as(cookie)('GET', '/api/organisation')).json<{ id: string }>().id
})
afterAll(() => house.close())

let refused: Error | null = null
let office: PostOffice
let jobs: Jobs
const clock = createClock(() => house.time.now)
beforeEach(async () => {
  refused = null
  office = await openPostOffice(() => refused)
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
  const all = { organisation, person: null, kind: 'digest' as const, to: 'jimu@example.jp', subject: '件名', text: '本文', ...letter }
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
describe('mail', () => {
  it('goes out in Japanese, once, and keeps no text afterwards', async () => {
    await write({ subject: 'お知らせ（一）', text: '期日が近いものがあります。' })
    await jobs.runNow('mail.send')
    await jobs.runNow('mail.send')
    expect(office.received).toHaveLength(1)
    expect(office.received[0]?.raw).toContain(Buffer.from('お知らせ（一）').toString('base64'))
    expect(office.received[0]?.raw).toMatch(/^To: jimu@example.jp/m)
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
    refused = refusal(451)
    await write({ subject: '混雑' })
    await jobs.runNow('mail.send')
    expect(await rowOf('混雑')).toMatchObject({ attempts: 1, sent_at: null, given_up_at: null, problem: 'busy EMESSAGE 451' })
    refused = null
    await jobs.runNow('mail.send')
    expect(office.received).toHaveLength(0)
    house.time.now = new Date(house.time.now.getTime() + 61_000)
    await jobs.runNow('mail.send')
    expect(office.received).toHaveLength(1)
  })

  it('is given up when the server will never take it, and says so', async () => {
    refused = refusal(550)
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
    expect(office.received[0]?.raw).not.toMatch(/^Bcc:/m)
  })
})

describe('a mail server that does not take a letter', () => {
  const within = async (address: string, subject: string) => {
    const { pool, database } = house
    const log = (message: string, details?: Record<string, unknown>) => void house.logged.push({ message, details })
    const list = mailJobs({ pool, clock, log, mail: { url: address, from: 'shinayaka@example.jp' } })
    const own = startJobs({ pool, clock, direct: database.direct, log }, list, { ticking: false })
    await own.runNow('mail.send')
    await own.stop()
    return rowOf(subject)
  }
  const refusing = (responseCode: number, words?: string) => (_: unknown, __: unknown, done: (error: Error) => void) =>
    done(refusal(responseCode, words))
  const signIn = { authMethods: ['PLAIN'], allowInsecureAuth: true }

  it.each<[string, string, SMTPServerOptions, { name?: string; query?: string }, string]>([
    ['a wrong password', '鍵違い', { ...signIn, onAuth: refusing(535) }, { name: 'house:sentinel@' }, 'sign-in EAUTH 535'],
    ['a server that wants a password', '鍵なし', { ...signIn, authOptional: false }, {}, 'sign-in EENVELOPE 530'],
    ['a sender that is not allowed', '差出人', { onMailFrom: refusing(553) }, {}, 'sender EENVELOPE 553'],
    ['a server that relays nothing for us', '中継', { onRcptTo: refusing(550, '5.7.1 relaying denied') }, {}, 'sender EENVELOPE 550'],
    ['greylisting', '待たせる', { onRcptTo: refusing(451) }, {}, 'busy EENVELOPE 451'],
    ['no STARTTLS where it must be', '暗号なし', {}, { query: '?requireTLS=true' }, 'encryption ETLS 500'],
    ['a certificate that nobody knows', '証明書', { disabledCommands: [] }, {}, 'encryption ESOCKET'],
    ['a server that greets nobody', '挨拶なし', { onConnect: (_, done) => done(refusal(554)) }, {}, 'unreachable EPROTOCOL 554'],
  ])('for %s keeps it, and sends it once that is mended', async (_, subject, options, { name = '', query = '' }, problem) => {
    const strict = await openPostOffice(() => null, options)
    await write({ subject })
    const row = await within(`smtp://${name}127.0.0.1:${strict.port}/${query}`, subject)
    await strict.close()
    expect(row).toMatchObject({ attempts: 1, sent_at: null, given_up_at: null, problem })
    expect(JSON.stringify(house.logged)).not.toContain('sentinel')
    house.time.now = new Date(house.time.now.getTime() + 61_000)
    await jobs.runNow('mail.send')
    expect(await rowOf(subject)).toMatchObject({ attempts: 2, problem: '', sent_at: house.time.now })
  })

  it.each<[string, string, SMTPServerOptions, string]>([
    ['recipient', '宛先違い', { onRcptTo: refusing(550) }, 'recipient EENVELOPE 550'],
    ['letter', '中身', { onData: (stream, _, done) => void stream.resume().on('end', () => done(refusal(554))) }, 'content EMESSAGE 554'],
  ])('for its %s gives it up', async (_, subject, options, problem) => {
    const strict = await openPostOffice(() => null, options)
    await write({ subject })
    expect(await within(strict.url, subject)).toMatchObject({ given_up_at: house.time.now, problem })
    await strict.close()
  })

  it('is told to whoever looks after it, and to nobody else', async () => {
    const state = async (login: string) => house.as(await signInAgain(house, login))('GET', '/api/mail')
    await join(house, await signInAgain(house, 'letters'), '職員の人', 'letters.staff', 'staff')
    expect((await state('letters.staff')).json()).toMatchObject({ status: 403 })
    const { mails, troubles } = (await state('letters')).json()
    expect(mails).toBe(false)
    const told = troubles.map(({ trouble, again, to }: { trouble: string; again: string | null; to: string }) => [trouble, again === null, to])
    expect(told).toContainEqual(['recipient', true, 'jimu@example.jp'])
    expect(told).toContainEqual(['content', true, 'jimu@example.jp'])
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
