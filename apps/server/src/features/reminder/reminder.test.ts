// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { startJobs } from '../../platform/jobs/jobs.ts'
import { answerEverything } from '../../testing/assessment.ts'
import { type Caller, found, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { reminderJobs } from './index.ts'

let house: TestHouse
let administrator: string
let director: string
let staff: string
const people: Record<string, string> = {}
const remindersOf = async (cookie: string) =>
  (await house.as(cookie)('GET', '/api/reminders')).json<{ reminders: { kind: string; date: string; path: string; params: object }[] }>().reminders

const addDatedEvidence = async (call: Caller, expires: string): Promise<string> => {
  const file = Buffer.from(`${expires}までの契約`)
  const sent = await call('POST', '/api/evidence-files?name=keiyaku.txt', file, { 'content-type': 'application/octet-stream' })
  const details = { title: '保守契約書', note: '', effective: '2026-11-01', expires, responsible: null, links: [] }
  const made = await call('POST', '/api/evidence', { ...details, upload: sent.json<{ upload: { id: string } }>().upload.id })
  return made.json<{ evidence: { id: string } }>().evidence.id
}

beforeAll(async () => {
  house = await openTestHouse()
  administrator = await found(house, '期日病院', 'dated', 'hospital')
  director = await join(house, administrator, '院長', 'dated.director', 'executive')
  staff = await join(house, administrator, '検査科', 'dated.staff', 'staff')
  const { members } = (await house.as(administrator)('GET', '/api/accounts')).json<{ members: { id: string; login: string }[] }>()
  for (const { login, id } of members) people[login] = id
})
afterAll(() => house.close())

describe('what has a day on it', () => {
  it('is a domain for the one who was given it, until its questions are answered', async () => {
    const call = house.as(administrator)
    const { id } = (await call('POST', '/api/assessments', { instrument: 'hospital-it' })).json<{ id: string }>()
    const assigned = await call('PUT', `/api/assessments/${id}/domains/governance`, {
      person: people['dated.staff'],
      due: '2026-12-01',
      note: '',
      version: null,
    })
    expect(assigned.statusCode, assigned.body).toBe(200)
    const path = `/assessments/${id}/domains/governance`
    expect(await remindersOf(staff)).toMatchObject([{ kind: 'section', date: '2026-12-01', path }])
    expect((await remindersOf(administrator)).map(({ kind }) => kind)).toEqual(['copy-offline'])
    const { questions } = house.editions.currentOf('hospital-it').edition.domains.find(({ id: one }) => one === 'governance') ?? { questions: [] }
    for (const question of questions)
      await house.as(staff)('PUT', `/api/assessments/${id}/answers/${question.id}`, {
        value: 2,
        comment: '',
        source: 'own',
        vendorName: '',
        version: null,
      })
    expect(await remindersOf(staff)).toEqual([])
  })

  it('is a decision for management, a week after it was asked for', async () => {
    const call = house.as(administrator)
    const submission = await answerEverything(house, administrator)
    const { candidates } = (await call('GET', `/api/submissions/${submission}/plan`)).json<{ candidates: { measure: string; title: string }[] }>()
    await call('POST', `/api/submissions/${submission}/decisions`, { measures: [candidates[0]?.measure] })
    expect(await remindersOf(director)).toMatchObject([
      { kind: 'decision', date: '2026-11-28', path: '/decisions', params: { title: candidates[0]?.title } },
    ])
    expect(await remindersOf(staff)).toEqual([])
  })

  it('is a token for administrators in its last month', async () => {
    await house.as(administrator)('POST', '/api/tokens', { name: '集計', permissions: ['organisation.read'], expires: '2026-12-10' })
    await house.as(administrator)('POST', '/api/tokens', { name: 'ずっと先', permissions: ['organisation.read'], expires: '2027-06-10' })
    expect((await remindersOf(administrator)).filter(({ kind }) => kind === 'token')).toEqual([
      { kind: 'token', date: '2026-12-10', path: '/settings/integrations', params: { name: '集計' } },
    ])
  })

  it('comes by mail on a day on which it is spoken of, once, to whoever proved their address', async () => {
    await withOwner(house.database.owner, (db) =>
      db.updateTable('person').set({ email: 'incho@example.jp', email_confirmed_at: house.time.now }).where('login', '=', 'dated.director').execute(),
    )
    const clock = createClock(() => house.time.now)
    const mail = { url: 'smtp://127.0.0.1:9', from: 'shinayaka@example.jp' }
    const list = reminderJobs(
      { pool: house.pool, clock, mail, publicUrl: 'https://shinayaka.example.jp', houseUrl: null, secondFactorGraceDays: null },
      house.editions,
    )
    const jobs = startJobs({ pool: house.pool, clock, direct: house.database.direct, log: () => undefined }, list, { ticking: false })
    const letters = () =>
      withOwner(house.database.owner, (db) => db.selectFrom('mail').selectAll().where('kind', '=', 'digest').orderBy('created_at').execute())
    const runOn = async (day: string) => {
      house.time.now = new Date(`${day}T08:00:00+09:00`)
      await jobs.runNow('reminder.digest')
      return (await letters()).length
    }
    // Asked for on Saturday the 21st, hoped for by the 28th, a Saturday: a week ahead was the weekend, so Monday speaks of it, and no other day but the eve.
    const sent = []
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-30', '2026-12-01'])
      sent.push(await runOn(day))
    expect(sent).toEqual([0, 1, 1, 1, 1, 2, 2, 3, 3])
    await jobs.runNow('reminder.digest')
    const [first] = await letters()
    expect(await letters()).toHaveLength(3)
    expect(first).toMatchObject({ recipient: 'incho@example.jp', subject: 'しなやか: 期日のあるものが 1 件あります（期日病院）' })
    expect(first?.body).toContain('https://shinayaka.example.jp/decisions')
    expect(first?.body).toContain('あと 5 日')
    await jobs.stop()
  })

  it('is the day by which a copy should be carried away again', async () => {
    house.time.now = new Date('2026-11-21T01:30:00Z')
    const cookie = await signInAgain(house, 'dated')
    const noted = await house.as(cookie)('POST', '/api/copies/offline', { takenOn: '2026-10-25', place: '金庫' })
    expect(noted.statusCode, noted.body).toBe(200)
    const thing = { kind: 'copy-offline', date: '2026-11-24', path: '/settings/copies', params: {} }
    expect(await remindersOf(cookie)).toContainEqual(thing)
    expect(await remindersOf(await signInAgain(house, 'dated.director'))).not.toContainEqual(thing)
  })

  it('is the last day of somebody from outside', async () => {
    house.time.now = new Date('2026-11-21T01:30:00Z')
    await withOwner(house.database.owner, (db) =>
      db
        .updateTable('membership')
        .set({ until: '2026-12-15' })
        .where('person_id', '=', people['dated.staff'] ?? '')
        .execute(),
    )
    const path = '/settings/accounts'
    expect(await remindersOf(await signInAgain(house, 'dated'))).toContainEqual({
      kind: 'account-end',
      date: '2026-12-15',
      path,
      params: { name: '検査科' },
    })
  })

  it('is a piece of evidence that ends, for whoever may renew it', async () => {
    house.time.now = new Date('2026-11-21T01:30:00Z')
    const call = house.as(await signInAgain(house, 'dated'))
    const evidence = await addDatedEvidence(call, '2026-12-05')
    const thing = { kind: 'evidence', date: '2026-12-05', path: `/evidence/${evidence}`, params: { title: '保守契約書' } }
    expect(await remindersOf(await signInAgain(house, 'dated'))).toContainEqual(thing)
    expect(await remindersOf(await signInAgain(house, 'dated.director'))).not.toContainEqual(thing)
  })

  it('is what was never done of copies, counted from the first day here; and a night without one, once it is missing', async () => {
    const kindsOn = async (day: string) => {
      house.time.now = new Date(`${day}T08:00:00+09:00`)
      const cookie = await signInAgain(house, 'dated.fresh')
      return (await remindersOf(cookie)).filter(({ path }) => path === '/settings/copies').map(({ kind, date }) => `${kind} ${date}`)
    }
    house.time.now = new Date('2026-11-21T08:00:00+09:00')
    await foundAnother(house, '新しい病院', 'dated.fresh')
    expect(await kindsOn('2026-11-22')).toEqual(['copy-offline 2026-12-21'])
    expect(await kindsOn('2026-11-23')).toEqual(['copy-missing 2026-11-23', 'copy-offline 2026-12-21'])
    expect(await kindsOn('2027-05-01')).toEqual(['copy-missing 2026-11-23', 'copy-offline 2026-12-21', 'restore-rehearsal 2027-05-20'])
    await withOwner(house.database.owner, (db) => db.updateTable('organisation').set({ demo: true }).where('name', '=', '新しい病院').execute())
    expect(await kindsOn('2027-05-01')).toEqual([])
  })

  it('is the self-check of the year in its last month, for whoever answers it, until it is submitted', async () => {
    house.time.now = new Date('2027-03-02T08:00:00+09:00')
    const yearly = async (login: string) => (await remindersOf(await signInAgain(house, login))).filter(({ kind }) => kind === 'yearly-check')
    const title = (instrument: string) => house.editions.currentOf(instrument).edition.title.ja
    const due = { kind: 'yearly-check', date: '2027-03-31', path: '/assessments' }
    // The departments' was submitted in November.
    expect(await yearly('dated.director')).toEqual([{ ...due, params: { name: title('executive') } }])
    expect(await yearly('dated.fresh')).toEqual([{ ...due, params: { name: title('clinic') } }])
    house.time.now = new Date('2028-03-02T08:00:00+09:00')
    expect((await yearly('dated')).map(({ params }) => params)).toEqual([{ name: title('hospital-it') }, { name: title('executive') }])
    expect(await yearly('dated.director')).toHaveLength(1)
  })

  it('is the end of the days without a second factor, for each who owes one', async () => {
    house.time.now = new Date('2026-11-21T01:30:00Z')
    house.app.secondFactorGraceDays = 7
    try {
      const cookie = await signInAgain(house, 'dated.director')
      await house.as(cookie)('GET', '/api/session')
      expect(await remindersOf(cookie)).toContainEqual({ kind: 'second-factor', date: '2026-11-28', path: '/settings/sign-in', params: {} })
      const others = await remindersOf(await signInAgain(house, 'dated.staff'))
      expect(others.filter(({ kind }) => kind === 'second-factor')).toEqual([])
    } finally {
      house.app.secondFactorGraceDays = null
    }
  })

  it('is asked of the database as often, however much there is', async () => {
    process.env.SHINAYAKA_COUNT = '1'
    try {
      house.time.now = new Date('2026-11-21T01:30:00Z')
      const cookie = await signInAgain(house, 'dated')
      const statements = async () => Number((await house.as(cookie)('GET', '/api/reminders')).headers['x-statements'])
      const before = await statements()
      for (const day of ['2026-12-01', '2026-12-02', '2026-12-03']) {
        await addDatedEvidence(house.as(cookie), day)
        await house.as(cookie)('POST', '/api/tokens', { name: day, permissions: ['organisation.read'], expires: day })
        await join(house, cookie, `${day}の人`, `dated.${day}`, 'auditor')
      }
      expect(await statements()).toBe(before)
      expect(before).toBeGreaterThan(0)
    } finally {
      delete process.env.SHINAYAKA_COUNT
    }
  })

  it('is nothing of another institution', async () => {
    house.time.now = new Date('2026-11-21T01:30:00Z')
    const others = await remindersOf(await foundAnother(house, '別の病院', 'dated.other'))
    expect(others.map(({ kind }) => kind)).toEqual(['copy-offline'])
  })
})
