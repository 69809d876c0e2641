// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { startJobs } from '../../platform/jobs/jobs.ts'
import { answerEverything } from '../../testing/assessment.ts'
import { found, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { reminderJobs } from './index.ts'

let house: TestHouse
let administrator: string
let director: string
let staff: string
const people: Record<string, string> = {}
const remindersOf = async (cookie: string) =>
  (await house.as(cookie)('GET', '/api/reminders')).json<{ reminders: { kind: string; date: string; path: string; params: object }[] }>().reminders

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
    expect(await remindersOf(administrator)).toEqual([])
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
    const list = reminderJobs({ pool: house.pool, clock, mail, publicUrl: 'https://shinayaka.example.jp', houseUrl: null }, house.editions)
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
    expect(first?.body).toContain('あと5日')
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

  it('is nothing of another institution', async () => {
    expect(await remindersOf(await foundAnother(house, '別の病院', 'dated.other'))).toEqual([])
  })
})
