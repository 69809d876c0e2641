// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate } from '@shinayaka/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerEverything } from '../../testing/assessment.ts'
import { type Caller, found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let officer: Caller
let director: Caller
let submission: string

beforeAll(async () => {
  house = await openTestHouse()
  const cookie = await found(house, '試験病院', 'officer')
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
