// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs'
import { loadCatalog } from '@shinayaka/catalog'
import type { ChecklistAnswer, ChecklistCarry, ChecklistEntry, ChecklistSummary } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogFolder, prepareDatabase } from '../../ops/house.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { openHospital, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { addNextYear, copyCatalog, reword } from '../../testing/next-catalog.ts'
import { foundAnother } from '../../testing/second.ts'
import { Editions } from '../assessment/index.ts'
import { Forms } from './editions.ts'

// Next year's form: two YAML files more, written into a copy of the catalog as an author would.
const folder = copyCatalog(catalogFolder)
addNextYear(folder, { from: 'mhlw-r8', to: 'mhlw-r9', year: 2027, rest: 'same', changed: ['2-7'], gone: ['2-12'], added: ['4-2'] })
addNextYear(folder, { from: 'mhlw-r8', to: 'mhlw-r10', year: 2028, rest: 'same', changed: [], gone: [], added: [] }, false)
// And this year's, worded anew since: two items changed, nothing else did.
const older = copyCatalog(catalogFolder)
reword(
  older,
  'checklists/mhlw-r8.yaml',
  [
    'asks: サーバ、端末の PC、ネットワークの機器が、漏れなく台帳（機器の一覧）に載っているか。',
    'asks: サーバと端末の PC が、漏れなく台帳（機器の一覧）に載っているか。',
  ],
  ['rule: { practice: governance.safety-officer, at: 2 }', 'rule: { practice: governance.safety-officer, at: 1 }'],
)

let house: TestHouse
let people: TestHospital
let call: Caller
let stranger: Caller
let r8: string

const begin = async (form: string, by: Caller = call) => (await by('POST', '/api/checklists', { form })).json<{ checklist: string }>().checklist
const answer = (given: Partial<Record<keyof ChecklistAnswer | 'seen', unknown>> = {}) => ({
  ...{ value: 'yes', checked: '2026-11-21', planned: null, target: null, exemption: null, risk: '', remark: '', explanation: '' },
  ...{ source: 'hand', responsible: null, seen: null },
  ...given,
})
const confirm = (checklist: string, item: string, given: Parameters<typeof answer>[0] = {}, by: Caller = call) =>
  by('PUT', `/api/checklists/${checklist}/items/${item}`, answer(given))
const look = async (checklist: string, by: Caller = call) => (await by('GET', `/api/checklists/${checklist}/carry`)).json<ChecklistCarry>()
const carry = (checklist: string, seen: ChecklistCarry, by: Caller = call) =>
  by('POST', `/api/checklists/${checklist}/carry`, { form: seen.to?.form, hash: seen.to?.hash, version: seen.version })
const entries = async (checklist: string) => {
  const { items } = (await call('GET', `/api/checklists/${checklist}`)).json<{ items: ChecklistEntry[] }>()
  return new Map(items.map((item) => [item.id, item]))
}
const outcomes = ({ items }: ChecklistCarry) => Object.fromEntries(items.map(({ id, outcome, why }) => [id, why ?? outcome]))
const listed = async (form: string) => {
  const { forms } = (await call('GET', '/api/checklists')).json<{ forms: ChecklistSummary[] }>()
  return forms.find((one) => one.form === form)
}

beforeAll(async () => {
  house = await openTestHouse({ catalog: folder })
  people = await openHospital(house)
  call = people.administrator.call
  stranger = house.as(await foundAnother(house, '別の病院', 'other.admin'))
  // Reaches 3 everywhere but in the ledger.
  await submitAll(house, call, 'hospital-it', (_, practice) => (practice.startsWith('assets.') ? 0 : 3))
  r8 = await begin('mhlw-r8')
  await confirm(r8, '1-1', { remark: '辞令は第二書庫', responsible: people.executive.id })
  await confirm(r8, '2-1', { explanation: '先週できた' })
  await confirm(r8, '2-4', { value: 'no', target: '2027-02-28' })
  await confirm(r8, '2-7', {})
  await confirm(r8, '2-12', {})
}, 120_000)
afterAll(async () => {
  await house.close()
  for (const one of [folder, older]) rmSync(one, { recursive: true, force: true })
})

describe('next year’s form', () => {
  it('is offered at this year’s, at the one it is mapped from', async () => {
    expect((await listed('mhlw-r8'))?.newer).toMatchObject({ kind: 'form', title: { ja: expect.stringContaining('2027年度版') } })
    expect((await listed('mhlw-r9'))?.newer).toBeNull()
    const seen = await look(r8)
    expect(seen).toMatchObject({ from: { form: 'mhlw-r8' }, to: { form: 'mhlw-r9', kind: 'form', checklist: null, deadline: '2028-03-31' } })
    expect(seen.mapping?.note).toContain('結びました')
  })

  it('says of each item what becomes of its answer, and why', async () => {
    const seen = await look(r8)
    expect(outcomes(seen)).toMatchObject({
      '1-1': 'kept',
      // Explained last year, against the record still.
      '2-1': 'against-record',
      '2-4': 'new-target',
      '2-7': 'changed',
      '2-2': 'open',
      '4-2': 'open',
    })
    expect(seen.items.find(({ id }) => id === '2-7')).toMatchObject({ relation: 'changed', from: [{ id: '2-7', answer: { value: 'yes' } }] })
    expect(seen.items.find(({ id }) => id === '4-2')).toMatchObject({ relation: 'new', from: [], reasons: [expect.stringContaining('4-2')] })
    expect(seen.gone).toMatchObject([{ id: '2-12', answer: { value: 'yes' }, reasons: [expect.stringContaining('2-12')] }])
  })

  it('is nobody’s but the institution’s own, and not for those who only look', async () => {
    const seen = await look(r8)
    expect((await stranger('GET', `/api/checklists/${r8}/carry`)).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect((await carry(r8, seen, stranger)).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect((await carry(r8, seen, people.viewer.call)).statusCode).toBe(403)
    expect((await people.viewer.call('GET', `/api/checklists/${r8}/carry`)).statusCode).toBe(200)
  })

  it('is refused where another edition came since the page was read', async () => {
    const seen = await look(r8)
    const late = await call('POST', `/api/checklists/${r8}/carry`, { form: 'mhlw-r9', hash: '0'.repeat(64), version: seen.version })
    expect(late.json()).toMatchObject({ status: 409, code: 'record.stale' })
    expect(await listed('mhlw-r9')).toMatchObject({ checklist: null })
  })

  it('takes only what means the same, once, though two press at once', async () => {
    const seen = await look(r8)
    const both = await Promise.all([carry(r8, seen), carry(r8, seen, people.operator.call)])
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const results = both.map((one) => one.json<{ checklist: string; carried: string[] }>())
    expect(new Set(results.map(({ checklist }) => checklist)).size).toBe(1)
    expect(results.flatMap(({ carried }) => carried)).toEqual(['1-1'])
    const items = await entries(results[0]?.checklist ?? '')
    expect(items.get('1-1')?.answer).toMatchObject({
      value: 'yes',
      source: 'carried',
      checked: '2026-11-21',
      remark: '辞令は第二書庫',
      responsible: { id: people.executive.id },
    })
    expect([...items.values()].filter(({ answer: held }) => held !== null)).toHaveLength(1)
  })

  it('never takes the place of an answer that somebody gave there', async () => {
    const { to } = await look(r8)
    const r9 = to?.checklist ?? ''
    const standing = (await entries(r9)).get('1-1')?.answer
    await confirm(r9, '1-1', { value: 'no', target: '2028-02-29', checked: '2026-11-21', seen: standing?.id })
    const again = await carry(r8, await look(r8))
    expect(again.json()).toEqual({ checklist: r9, carried: [] })
    expect((await entries(r9)).get('1-1')?.answer).toMatchObject({ value: 'no', source: 'hand' })
    expect(outcomes(await look(r8))['1-1']).toBe('answered')
  })

  it('leaves the old one as it was, and offers nothing twice', async () => {
    const items = await entries(r8)
    expect(items.get('2-12')?.answer?.value).toBe('yes')
    expect(items.get('2-4')?.answer).toMatchObject({ value: 'no', target: '2027-02-28' })
    expect((await listed('mhlw-r8'))?.newer).toBeNull()
    // The way to compare stays at the new one.
    expect((await listed('mhlw-r9'))?.earlier).toBe(r8)
    expect((await listed('mhlw-r8'))?.earlier).toBeNull()
  })

  it('that nobody mapped carries nothing, and shows all', async () => {
    const { to } = await look(r8)
    const seen = await look(to?.checklist ?? '')
    expect(seen).toMatchObject({ to: { form: 'mhlw-r10' }, mapping: null })
    expect(new Set(seen.items.map(({ relation }) => relation))).toEqual(new Set(['unmapped']))
    expect(seen.gone.find(({ id }) => id === '1-1')).toMatchObject({ answer: { value: 'no' } })
    const done = (await carry(to?.checklist ?? '', seen)).json<{ checklist: string; carried: string[] }>()
    expect(done.carried).toEqual([])
    expect([...(await entries(done.checklist)).values()].every(({ answer: held }) => held === null)).toBe(true)
  })
})

describe('this year’s form worded anew', () => {
  let checklist: string
  let other: string

  beforeAll(async () => {
    // As it was begun last week, under the wording of last week.
    const before = loadCatalog(older)
    await prepareDatabase({ owner: house.database.owner, appRole: await roleName() }, before, new Editions(before), house.app.clock)
    const hash = new Forms(before).currentOf('mhlw-r8').hash
    other = await begin('mhlw-r8', stranger)
    checklist = r8
    await withOwner(house.database.owner, (db) =>
      db.updateTable('checklist').set({ edition_hash: hash }).where('id', 'in', [checklist, other]).execute(),
    )
    await confirm(other, '1-1', {}, stranger)
  })
  const roleName = async () => (await house.pool.query<{ role: string }>('select current_user as role')).rows[0]?.role ?? ''

  it('is offered before anything else, with what changed', async () => {
    expect((await listed('mhlw-r8'))?.newer).toMatchObject({ kind: 'edition' })
    const seen = await look(checklist)
    expect(seen).toMatchObject({ to: { form: 'mhlw-r8', kind: 'edition' }, gone: [] })
    const changed = seen.items.filter(({ relation }) => relation !== 'same').map(({ id }) => id)
    expect(changed).toEqual(['1-1', '2-1'])
    expect(outcomes(seen)).toMatchObject({ '1-1': 'changed', '2-1': 'changed', '2-4': 'kept', '2-7': 'kept' })
    expect(seen.items.find(({ id }) => id === '2-1')?.from[0]?.asks).not.toContain('ネットワーク')
  })

  it('is moved to by one of two, and the other is told', async () => {
    const seen = await look(checklist)
    const both = await Promise.all([carry(checklist, seen), carry(checklist, seen, people.operator.call)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const items = await entries(checklist)
    expect(items.get('2-4')?.answer).toMatchObject({ value: 'no', target: '2027-02-28' })
    // What changed in meaning stands no more until somebody confirms it, and is not lost.
    expect(items.get('1-1')?.answer).toBeNull()
    expect(items.get('2-1')?.answer).toBeNull()
    const { answers } = (await call('GET', `/api/checklists/${checklist}/items/1-1/history`)).json<{ answers: ChecklistAnswer[] }>()
    expect(answers).toMatchObject([{ value: 'yes', remark: '辞令は第二書庫' }])
    const { moves } = await look(checklist)
    expect(moves).toMatchObject([{ by: expect.any(String), gone: [], lapsed: [{ id: '1-1', answer: { value: 'yes' } }, { id: '2-1' }] }])
  })

  it('takes a new answer where the old one stopped standing, of two at once only one', async () => {
    const both = await Promise.all([confirm(checklist, '1-1', { remark: '先' }), confirm(checklist, '1-1', { remark: '後' }, people.operator.call)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await entries(checklist)).get('1-1')?.answer?.value).toBe('yes')
    const { answers } = (await call('GET', `/api/checklists/${checklist}/items/1-1/history`)).json<{ answers: ChecklistAnswer[] }>()
    expect(answers).toHaveLength(2)
  })

  it('leaves another institution where it was', async () => {
    const { items } = (await stranger('GET', `/api/checklists/${other}`)).json<{ items: ChecklistEntry[] }>()
    expect(items.find(({ id }) => id === '1-1')?.answer?.value).toBe('yes')
    expect((await look(other, stranger)).to?.kind).toBe('edition')
  })

  it('keeps its moves from being changed by the server’s own login', async () => {
    const { rows } = await house.pool.query(
      `select has_table_privilege('checklist_move', 'update') as update, has_table_privilege('checklist_move', 'delete') as delete`,
    )
    expect(rows).toEqual([{ update: false, delete: false }])
  })
})
