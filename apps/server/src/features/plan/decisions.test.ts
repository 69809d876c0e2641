// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { answerEverything } from '../../testing/assessment.ts'
import { type Caller, found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let officer: Caller
let cookieOfOfficer: string
let director: Caller
let submission: string

beforeAll(async () => {
  house = await openTestHouse()
  const cookie = await found(house, '試験病院', 'officer')
  cookieOfOfficer = cookie
  officer = house.as(cookie)
  director = house.as(await join(house, cookie, '院長', 'director', 'executive'))
  submission = await answerEverything(house, cookie)
})
afterAll(() => house.close())

const plan = async () => (await officer('GET', `/api/submissions/${submission}/plan`)).json<{ candidates: PlanCandidate[]; decisions: Decision[] }>()
const ask = (...measures: string[]) => officer('POST', `/api/submissions/${submission}/decisions`, { measures })
const decide = ({ id, version }: Pick<Decision, 'id' | 'version'>, state: Decision['state'], note = '') =>
  director('PUT', `/api/decisions/${id}`, { state, note, version })

it('takes an answer back to waiting, but not while the same is asked anew', async () => {
  const [candidate] = (await plan()).candidates
  const measure = candidate?.measure ?? ''
  const asked = (await ask(measure)).json<{ decisions: [Decision] }>().decisions[0]
  const declined = (await decide(asked, 'declined', '来年度に')).json<{ decision: Decision }>().decision
  expect(declined).toMatchObject({ state: 'declined', note: '来年度に', decidedBy: '院長' })

  const waiting = (await decide(declined, 'waiting')).json<{ decision: Decision }>().decision
  expect(waiting).toMatchObject({ state: 'waiting', note: '', decidedBy: null, decidedAt: null })

  const deferred = (await decide(waiting, 'deferred')).json<{ decision: Decision }>().decision
  expect((await ask(measure)).statusCode).toBe(200)
  const back = await decide(deferred, 'waiting')
  expect(back.statusCode).toBe(409)
  expect(back.json()).toMatchObject({ code: 'decision.already', params: { title: candidate?.title } })
  expect((await plan()).decisions.map(({ state }) => state)).toEqual(['waiting', 'deferred'])
})

it('keeps the figures of the day it was asked, and never the editors’ estimate as if it were the institution’s', async () => {
  const [, estimated, quoted] = (await plan()).candidates.map(({ measure }) => measure)
  const quote = (amount: string, version: number | null) =>
    officer('PUT', `/api/measures/${quoted}/quote`, { amount, hours: 40, vendor: '架空システム', quotedOn: null, note: '', version })
  await quote('三百万円', null)
  await ask(estimated ?? '', quoted ?? '')
  expect((await quote('3,200千円', 0)).json()).toMatchObject({ quote: { yen: 3_200_000, version: 1 } })
  const figures = (await plan()).decisions.map(({ measure, yen, hours }) => [measure, yen, hours])
  expect(figures).toContainEqual([estimated, null, null])
  expect(figures).toContainEqual([quoted, 3_000_000, 40])
})

it('stands on the director’s home as something to decide, and not on that of who asked', async () => {
  const steps = async (caller: Caller) =>
    (await caller('GET', '/api/home')).json<{ steps: { kind: string; params: object }[] }>().steps.filter(({ kind }) => kind === 'decide')
  expect(await steps(officer)).toEqual([])
  expect(await steps(director)).toMatchObject([{ params: { count: 3 } }])
})

describe('兼務', () => {
  it('stands on a decision by whoever asked for it or submitted the result, in the answer, the list and the trail', async () => {
    const measure = (await plan()).candidates.at(-1)?.measure ?? ''
    const [asked] = (await ask(measure)).json<{ decisions: [Decision] }>().decisions
    expect(asked.concurrent).toBe(false)
    const administratorDecides = (state: Decision['state'], version: number) =>
      officer('PUT', `/api/decisions/${asked.id}`, { state, note: '', version })
    const own = (await administratorDecides('approved', asked.version)).json<{ decision: Decision }>().decision
    expect(own).toMatchObject({ state: 'approved', concurrent: true })
    expect((await plan()).decisions.find(({ id }) => id === asked.id)).toMatchObject({ concurrent: true })
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select('after').where('action', '=', 'decision.take').where('target_id', '=', asked.id).execute(),
    )
    expect(rows).toMatchObject([{ after: { state: 'approved', concurrent: true } }])
    const back = (await administratorDecides('waiting', own.version)).json<{ decision: Decision }>().decision
    expect(back.concurrent).toBe(false)
    expect((await decide(back, 'approved')).json()).toMatchObject({ decision: { state: 'approved', concurrent: false } })
  })
  it('also where somebody else asked for what the one who decides had submitted', async () => {
    const measure = (await plan()).candidates.at(-2)?.measure ?? ''
    const operator = house.as(await join(house, cookieOfOfficer, '担当', 'tantou', 'operator'))
    const response = await operator('POST', `/api/submissions/${submission}/decisions`, { measures: [measure] })
    const [asked] = response.json<{ decisions: [Decision] }>().decisions
    const taken = await officer('PUT', `/api/decisions/${asked.id}`, { state: 'declined', note: '', version: asked.version })
    expect(taken.json()).toMatchObject({ decision: { concurrent: true } })
  })
})
