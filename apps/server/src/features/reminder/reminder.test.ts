// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerEverything } from '../../testing/assessment.ts'
import { found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

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

  it('is nothing of another institution', async () => {
    expect(await remindersOf(await foundAnother(house, '別の病院', 'dated.other'))).toEqual([])
  })
})
