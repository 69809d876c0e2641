// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate, Quote, StoppedDay } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { openHospital, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let hospital: TestHospital
let submission: string
let candidates: PlanCandidate[]

type Plan = { candidates: PlanCandidate[]; decisions: Decision[]; stoppedDay: StoppedDay | null }
const plan = async () => (await hospital.viewer.call('GET', `/api/submissions/${submission}/plan`)).json<Plan>()
const measure = (index: number): string => candidates[index]?.measure ?? ''
const quote = (of: string, body: Record<string, unknown>, who: keyof TestHospital = 'operator') =>
  hospital[who].call('PUT', `/api/measures/${of}/quote`, { amount: '', hours: null, vendor: '', quotedOn: null, note: '', version: null, ...body })
const heldQuote = async (of: string): Promise<Quote | null> => (await plan()).candidates.find((one) => one.measure === of)?.quote ?? null
const ask = (measures: string[], who: keyof TestHospital = 'operator') =>
  hospital[who].call('POST', `/api/submissions/${submission}/decisions`, { measures })
const decide = (id: string, body: { state: string; note?: string; version: number }, who: keyof TestHospital = 'executive') =>
  hospital[who].call('PUT', `/api/decisions/${id}`, { note: '', ...body })
const decisions = async () => (await hospital.executive.call('GET', '/api/decisions')).json<{ decisions: Decision[] }>().decisions

beforeAll(async () => {
  house = await openTestHouse()
  hospital = await openHospital(house)
  submission = await submitAll(house, hospital.operator.call, 'hospital-it', () => 1)
  candidates = (await plan()).candidates
}, 120_000)
afterAll(() => house.close())

describe('the measures of a result', () => {
  it('stand once each, with the editor’s estimate, and three are what management is asked for', () => {
    expect(new Set(candidates.map(({ measure: one }) => one)).size).toBe(candidates.length)
    expect(new Set(candidates.map(({ domain }) => domain)).size).toBe(21)
    expect(candidates.filter(({ proposed }) => proposed)).toHaveLength(3)
    for (const { estimate, quote: own, from, to, domainScore } of candidates) {
      expect(estimate.hours).toBeGreaterThan(0)
      expect([own, from, domainScore]).toEqual([null, 1, 1])
      expect(to).toBeGreaterThan(1)
    }
  })
})

describe('an own quote', () => {
  it.each<[string, number]>([
    ['三百万円', 3_000_000],
    ['3,000千円', 3_000_000],
    ['３００万', 3_000_000],
    ['￥３，０００，０００', 3_000_000],
    ['1億2,000万円', 120_000_000],
    ['0', 0],
  ])('typed as %s is kept as yen', async (amount, yen) => {
    const version = (await heldQuote(measure(0)))?.version ?? null
    const saved = await quote(measure(0), { amount, hours: 12.5, vendor: ' 北浜システム ', quotedOn: '2026-11-02', note: ' 税込 ', version })
    const expected = { measure: measure(0), yen, hours: 12.5, vendor: '北浜システム', quotedOn: '2026-11-02', note: '税込' }
    expect(saved.json()).toMatchObject({ quote: { ...expected, version: version === null ? 0 : version + 1 } })
    expect(await heldQuote(measure(0))).toMatchObject(expected)
  })

  it.each<[string, number, string]>([
    ['約300万円', 422, 'amount.unreadable'],
    ['300万円（税別）', 422, 'amount.unreadable'],
    ['300〜400万円', 422, 'amount.unreadable'],
    ['未定', 422, 'amount.unreadable'],
    ['-5000', 422, 'amount.unreadable'],
    ['0.5円', 422, 'amount.fraction'],
    ['2兆円', 422, 'amount.too-large'],
    ['9'.repeat(41), 400, 'request.invalid'],
  ])('typed as %s is refused by its reason, and nothing is stored', async (amount, status, code) => {
    const before = await plan()
    const refused = await quote(measure(0), { amount, version: before.candidates[0]?.quote?.version ?? null })
    expect(refused.json()).toMatchObject({ status, code, ...(status === 422 ? { params: { typed: amount } } : {}) })
    expect(await plan()).toEqual(before)
  })

  it.each<[string, Record<string, unknown>]>([
    ['hours below none', { hours: -1 }],
    ['hours beyond belief', { hours: 100_001 }],
    ['a day that there is not', { quotedOn: '2026-02-30' }],
    ['too long a name', { vendor: 'あ'.repeat(101) }],
    ['too long a note', { note: 'あ'.repeat(501) }],
  ])('with %s is refused', async (_, body) => {
    expect((await quote(measure(1), body)).json()).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(await heldQuote(measure(1))).toBeNull()
  })

  it('may be hours alone, with no amount', async () => {
    expect((await quote(measure(1), { hours: 3 })).json()).toMatchObject({ quote: { yen: null, hours: 3, version: 0 } })
  })

  it('that somebody else changed in between is refused with both', async () => {
    const both = await Promise.all([quote(measure(2), { amount: '1万円' }), quote(measure(2), { amount: '2万円' }, 'administrator')])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const kept = both.find(({ statusCode }) => statusCode === 200)?.json<{ quote: Quote }>().quote
    const refused = both.find(({ statusCode }) => statusCode === 409)?.json()
    expect(refused).toMatchObject({ code: 'record.stale', params: { measure: measure(2), current: kept } })
    expect(refused.params.yours.amount).toBe(kept?.yen === 10_000 ? '2万円' : '1万円')
    const late = await quote(measure(2), { amount: '5万円', version: 7 })
    expect(late.json()).toMatchObject({ status: 409, params: { current: kept, yours: { amount: '5万円', version: 7 } } })
    expect(await heldQuote(measure(2))).toEqual(kept)
  })

  it('is for a measure that there is, and written by those who plan', async () => {
    expect((await quote('nothing', { amount: '1' })).json()).toMatchObject({ status: 422, code: 'measure.unknown' })
    for (const who of ['executive', 'staff', 'viewer'] as const)
      expect((await quote(measure(3), { amount: '1' }, who)).json()).toMatchObject({ status: 403, code: 'permission.denied' })
    expect((await hospital.staff.call('GET', `/api/submissions/${submission}/plan`)).json()).toMatchObject({ code: 'permission.denied' })
  })
})

describe('what a stopped day costs', () => {
  const write = (body: Record<string, unknown>, who: keyof TestHospital = 'operator') =>
    hospital[who].call('PUT', '/api/plan/stopped-day', { amount: '', basis: '', version: null, ...body })

  it('is the hospital’s own figure, read like a quote, and refused like one', async () => {
    expect((await write({ amount: ' ' })).json()).toMatchObject({ status: 422, code: 'stopped-day.missing' })
    expect((await write({ amount: '一日 1,200万' })).json()).toMatchObject({ code: 'amount.unreadable' })
    expect((await plan()).stoppedDay).toBeNull()
    expect((await write({ amount: '千二百万円', basis: ' 外来と入院の一日の収入 ' })).json()).toEqual({
      stoppedDay: { yen: 12_000_000, basis: '外来と入院の一日の収入', version: 0 },
    })
    expect((await write({ amount: '1円' }, 'administrator')).json()).toMatchObject({
      status: 409,
      code: 'record.stale',
      params: { current: { yen: 12_000_000 }, yours: { amount: '1円' } },
    })
    expect((await write({ amount: '1,000千円', version: 0 })).json()).toMatchObject({ stoppedDay: { yen: 1_000_000, version: 1 } })
    expect((await write({ amount: '5', version: 1 }, 'executive')).json()).toMatchObject({ code: 'permission.denied' })
    expect((await hospital.executive.call('GET', '/api/home')).json()).toMatchObject({ stoppedDay: { yen: 1_000_000 } })
  })
})

describe('decisions', () => {
  let asked: Decision[]

  it('are asked of management with the figures of the day, and wait on its home page', async () => {
    await quote(measure(4), { amount: '250万円', hours: 40 })
    const response = await ask([measure(4), measure(5)])
    asked = response.json<{ decisions: Decision[] }>().decisions
    const quoted = candidates[4]
    expect(asked).toMatchObject([
      { measure: measure(4), title: quoted?.title, domain: quoted?.domainName.ja, state: 'waiting', yen: 2_500_000, hours: 40, submission },
      { measure: measure(5), state: 'waiting', yen: null, hours: null, askedBy: hospital.operator.name, decidedBy: null },
    ])
    const home = (await hospital.executive.call('GET', '/api/home')).json()
    expect(home.steps[0]).toMatchObject({ kind: 'decide', params: { count: 2 } })
    expect(home.decisions).toHaveLength(2)
    expect((await hospital.operator.call('GET', '/api/home')).json().steps.map(({ kind }: { kind: string }) => kind)).not.toContain('decide')
  })

  it('are asked once: the same again is refused, and what was asked with it is not stored either', async () => {
    const refused = await ask([measure(6), measure(4)])
    expect(refused.json()).toMatchObject({ status: 409, code: 'decision.already', params: { measure: measure(4), title: candidates[4]?.title } })
    expect((await ask([measure(6), 'nothing'])).json()).toMatchObject({ status: 422, code: 'measure.unknown', params: { measure: 'nothing' } })
    expect((await decisions()).map(({ id }) => id).sort()).toEqual(asked.map(({ id }) => id).sort())
    const both = await Promise.all([ask([measure(6)]), ask([measure(6)], 'administrator')])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await ask([measure(7), measure(7)])).json<{ decisions: Decision[] }>().decisions).toHaveLength(1)
  })

  it.each<[string, () => Promise<{ json: () => unknown }>, number, string]>([
    ['none', () => ask([]), 400, 'request.invalid'],
    ['more than three', () => ask([0, 1, 2, 3].map(measure)), 400, 'request.invalid'],
    ['something by management itself', () => ask([measure(8)], 'executive'), 403, 'permission.denied'],
    [
      'something of a result that there is not',
      () => hospital.operator.call('POST', '/api/submissions/01900000-0000-7000-8000-000000000000/decisions', { measures: [measure(8)] }),
      404,
      'not-found',
    ],
  ])('cannot be asked for %s', async (_, request, status, code) => {
    const before = await decisions()
    expect((await request()).json()).toMatchObject({ status, code })
    expect(await decisions()).toEqual(before)
  })

  it('are taken by management alone, and a second one at the same time is shown both', async () => {
    const [{ id } = { id: '' }] = asked
    for (const who of ['operator', 'staff', 'viewer'] as const)
      expect((await decide(id, { state: 'approved', version: 0 }, who)).json()).toMatchObject({ code: 'permission.denied' })
    const both = await Promise.all([
      decide(id, { state: 'approved', note: ' 来月から ', version: 0 }),
      decide(id, { state: 'declined', note: ' 来月から ', version: 0 }, 'administrator'),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const taken = both.find(({ statusCode }) => statusCode === 200)?.json<{ decision: Decision }>().decision
    expect(taken).toMatchObject({ id, note: '来月から', version: 1, decidedAt: house.time.now.toISOString() })
    expect([hospital.executive.name, hospital.administrator.name]).toContain(taken?.decidedBy)
    const refused = both.find(({ statusCode }) => statusCode === 409)?.json()
    expect(refused).toMatchObject({ code: 'record.stale', params: { current: taken, yours: { version: 0 } } })
    expect((await decisions()).find((one) => one.id === id)).toEqual(taken)
  })

  it('can be undone, and then wait again with nobody’s name on them', async () => {
    const [{ id } = { id: '' }] = asked
    const undone = await decide(id, { state: 'waiting', version: 1 })
    expect(undone.json()).toMatchObject({ decision: { state: 'waiting', decidedBy: null, decidedAt: null, note: '', version: 2 } })
    expect((await decide(id, { state: 'deferred', note: '来年度に', version: 2 })).json()).toMatchObject({
      decision: { state: 'deferred', decidedBy: hospital.executive.name, version: 3 },
    })
  })

  it('keep the figures of the day they were asked on, whatever is quoted later', async () => {
    const [{ id } = { id: '' }] = asked
    const version = (await heldQuote(measure(4)))?.version ?? null
    expect((await quote(measure(4), { amount: '900万円', hours: 1, version })).statusCode).toBe(200)
    const history = await decisions()
    expect(history.find((one) => one.id === id)).toMatchObject({ yen: 2_500_000, hours: 40, title: candidates[4]?.title, state: 'deferred' })
    // Those that wait come first.
    const states = history.map(({ state }) => state === 'waiting')
    expect(states).toEqual([...states].sort((a, b) => Number(b) - Number(a)))
  })

  it('may be asked anew once they are taken, and then the older one stays taken', async () => {
    const [{ id } = { id: '' }] = asked
    const again = (await ask([measure(4)])).json<{ decisions: Decision[] }>().decisions
    expect(again).toMatchObject([{ measure: measure(4), yen: 9_000_000, hours: 1, state: 'waiting' }])
    const reopened = await decide(id, { state: 'waiting', version: 3 })
    expect(reopened.json()).toMatchObject({ status: 409, code: 'decision.already', params: { measure: measure(4) } })
    expect((await decisions()).filter((one) => one.measure === measure(4)).map(({ state }) => state)).toEqual(['waiting', 'deferred'])
  })

  it('leave a trail of what was asked and what was answered', async () => {
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select(['action', 'person_id', 'before', 'after']).where('action', 'like', 'decision.%').execute(),
    )
    const taken = rows.filter(({ action }) => action === 'decision.take')
    expect(taken.map(({ after }) => (after as { state: string }).state)).toContain('deferred')
    expect(new Set(taken.map(({ person_id }) => person_id)).has(hospital.operator.id)).toBe(false)
    expect(rows.filter(({ action }) => action === 'decision.ask')).toHaveLength(4)
  })
})
