// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswer, ChecklistEntry, ChecklistSubmission, ChecklistSummary } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { openHospital, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let people: TestHospital
let call: Caller
let id: string

type Read = { hash: string; version: number; items: ChecklistEntry[]; standing: ChecklistSubmission['standing']; submissions: ChecklistSubmission[] }
const read = async (by: Caller = call): Promise<Read> => (await by('GET', `/api/checklists/${id}`)).json<Read>()
const itemOf = async (item: string): Promise<ChecklistEntry> => {
  const found = (await read()).items.find((one) => one.id === item)
  if (!found) throw new Error(`no item ${item}`)
  return found
}
const answer = (given: Partial<Record<keyof ChecklistAnswer | 'seen', unknown>> = {}) => ({
  value: 'yes',
  checked: '2026-11-21',
  planned: null,
  target: null,
  exemption: null,
  risk: '',
  remark: '',
  explanation: '',
  source: 'hand',
  responsible: null,
  seen: null,
  ...given,
})
const confirm = (item: string, given: Parameters<typeof answer>[0] = {}, by: Caller = call) =>
  by('PUT', `/api/checklists/${id}/items/${item}`, answer(given))

beforeAll(async () => {
  house = await openTestHouse()
  people = await openHospital(house)
  call = people.administrator.call
  id = (await call('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>().checklist
}, 120_000)
afterAll(() => house.close())

describe('a form', () => {
  it('is begun once, whoever begins it', async () => {
    const again = await people.operator.call('POST', '/api/checklists', { form: 'mhlw-r8' })
    expect(again.json()).toEqual({ checklist: id })
  })

  it('is refused where there is none of that name, or it is a vendor’s', async () => {
    for (const form of ['mhlw-r99', 'mhlw-vendor-r8'])
      expect((await call('POST', '/api/checklists', { form })).json()).toMatchObject({ status: 422, code: 'checklist.unknown' })
  })

  it('proposes nothing while nobody was asked', async () => {
    const { items, standing } = await read()
    expect(items.length).toBeGreaterThan(15)
    expect(items.every(({ proposal }) => proposal.answer === 'none')).toBe(true)
    expect(standing).toMatchObject({ yes: 0, no: 0, open: items.length, contradictions: [] })
  })

  it('stands in the list with this year’s form first, in at most four statements', async () => {
    process.env.SHINAYAKA_COUNT = '1'
    const response = await call('GET', '/api/checklists').finally(() => delete process.env.SHINAYAKA_COUNT)
    const { forms } = response.json<{ forms: ChecklistSummary[] }>()
    expect(forms[0]).toMatchObject({ current: true, year: 2026 })
    expect(forms.map(({ form }) => form)).toContain('mhlw-r7')
    expect(forms.some(({ form }) => form.includes('vendor'))).toBe(false)
    expect(Number(response.headers['x-statements'])).toBeLessThanOrEqual(4)
  })

  it('shows its text by its hash, for ever', async () => {
    const { hash } = await read()
    const response = await call('GET', `/api/checklist-editions/${hash}`)
    expect(response.headers['cache-control']).toContain('immutable')
    expect(response.json()).toMatchObject({ id: 'mhlw-r8', year: 2026 })
    expect(response.body).not.toContain('"rules"')
    expect((await call('GET', `/api/checklist-editions/${'0'.repeat(64)}`)).json()).toMatchObject({ code: 'edition.unknown' })
  })

  it('is closed to colleagues who only answer what they were given, and read-only to those who look', async () => {
    expect((await people.staff.call('GET', `/api/checklists/${id}`)).statusCode).toBe(403)
    expect((await people.viewer.call('GET', `/api/checklists/${id}`)).statusCode).toBe(200)
    expect((await confirm('1-1', {}, people.viewer.call)).statusCode).toBe(403)
  })
})

describe('an answer', () => {
  it.each([
    ['いいえ without a day', { value: 'no' }, 'checklist.target-missing'],
    ['いいえ after the year', { value: 'no', target: '2027-04-01' }, 'checklist.target-late'],
    ['いいえ before it was checked', { value: 'no', target: '2026-11-20' }, 'checklist.target-past'],
    ['a plan where none counts', { planned: '2027-01-31' }, 'checklist.plan-not-accepted'],
    ['spared for a reason that is not offered', { value: 'exempt', exemption: 'no-vendor' }, 'checklist.exemption-not-offered'],
    ['spared without a reason', { value: 'exempt' }, 'checklist.exemption-not-offered'],
    ['on a page that somebody else changed', { seen: '0190b0c0-0000-7000-8000-000000000000' }, 'record.stale'],
    ['of somebody who is not here', { responsible: '0190b0c0-0000-7000-8000-000000000000' }, 'not-found'],
  ])('is refused: %s', async (_, given, code) => {
    expect((await confirm('1-1', given)).json()).toMatchObject({ code })
    expect((await itemOf('1-1')).answer).toBeNull()
  })

  it('is kept with who and when, and the one before stays in the history', async () => {
    const first = (await confirm('1-1', { value: 'no', target: '2027-02-28', responsible: people.executive.id })).json<{ answer: ChecklistAnswer }>()
    expect(first.answer).toMatchObject({ value: 'no', target: '2027-02-28', responsible: { id: people.executive.id }, answeredBy: '情報担当' })
    house.time.now = new Date(house.time.now.getTime() + 60_000)
    const second = (await confirm('1-1', { seen: first.answer.id })).json<{ answer: ChecklistAnswer }>()
    expect((await itemOf('1-1')).answer).toMatchObject({ id: second.answer.id, value: 'yes', target: null })
    const { answers } = (await call('GET', `/api/checklists/${id}/items/1-1/history`)).json<{ answers: ChecklistAnswer[] }>()
    expect(answers.map(({ id: one }) => one)).toEqual([second.answer.id, first.answer.id])
  })

  it('of two at once only one follows the one before', async () => {
    const seen = (await itemOf('1-1')).answer?.id
    const both = await Promise.all([confirm('1-1', { seen, remark: '先' }), confirm('1-1', { seen, remark: '後' }, people.operator.call)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  it('cannot be changed or taken away by the server’s own login', async () => {
    const { rows } = await house.pool.query<{ update: boolean; delete: boolean }>(
      `select has_table_privilege('checklist_answer', 'update') as update, has_table_privilege('checklist_answer', 'delete') as delete`,
    )
    expect(rows).toEqual([{ update: false, delete: false }])
  })
})

describe('a target day', () => {
  it('is told to whoever is responsible, on the day and before, and to nobody else', async () => {
    const soon = '2026-12-10'
    const { answer: kept } = (await confirm('3-3', { value: 'no', target: soon, responsible: people.executive.id })).json<{
      answer: ChecklistAnswer
    }>()
    const remindersOf = async (by: Caller) =>
      (await by('GET', '/api/reminders')).json<{ reminders: { kind: string; date: string; path: string }[] }>().reminders
    const mine = (await remindersOf(people.executive.call)).filter(({ kind }) => kind === 'checklist-target')
    expect(mine).toEqual([{ kind: 'checklist-target', date: soon, path: `/checklists/${id}/3-3`, params: { item: '3③' } }])
    expect((await remindersOf(call)).filter(({ kind }) => kind === 'checklist-target')).toEqual([])
    await confirm('3-3', { value: 'no', target: soon, seen: kept.id })
    expect((await remindersOf(call)).filter(({ kind }) => kind === 'checklist-target')).toHaveLength(1)
    expect((await remindersOf(people.executive.call)).filter(({ kind }) => kind === 'checklist-target')).toEqual([])
  })
})

describe('what the self-assessment said', () => {
  beforeAll(async () => {
    await submitAll(house, call, 'hospital-it', (_, practice) => (practice.startsWith('assets.') ? 0 : 3))
  }, 120_000)

  it('is proposed, with what it rests on', async () => {
    const ledger = await itemOf('2-1')
    expect(ledger.proposal.answer).toBe('no')
    const finding = ledger.proposal.findings.find(({ practice }) => practice === 'assets.inventory')
    expect(finding).toMatchObject({ held: { low: 0, high: 0 }, verdict: 'no', claims: [{ source: 'assessment', value: 0, effective: '2026-11-21' }] })
    expect((await itemOf('2-9')).proposal.answer).toBe('yes')
  })

  it('stands out where a person said otherwise, until it is explained', async () => {
    expect((await confirm('2-1')).json()).toMatchObject({ status: 422, code: 'checklist.contradiction' })
    const kept = await confirm('2-1', { explanation: '先週、台帳を作り終えた' })
    expect(kept.statusCode).toBe(200)
    expect(await itemOf('2-1')).toMatchObject({ contradiction: 'yes-against-record', answer: { explanation: '先週、台帳を作り終えた' } })
    expect((await read()).standing.contradictions).toEqual([])
  })

  it('becomes answers together, はい only, never over an answer that is there', async () => {
    const confirmAll = (items: string[]) => call('POST', `/api/checklists/${id}/proposals`, { items, checked: '2026-11-21' })
    expect((await confirmAll(['2-9', '1-1'])).json()).toMatchObject({ status: 409, code: 'checklist.proposal' })
    expect((await itemOf('2-9')).answer).toBeNull()
    const { items } = await read()
    const open = items.filter(({ proposal, answer: held }) => proposal.answer === 'yes' && held === null).map((item) => item.id)
    expect(open.length).toBeGreaterThan(5)
    expect((await confirmAll(open)).json()).toEqual({ confirmed: expect.arrayContaining(open) })
    expect((await itemOf('2-9')).answer).toMatchObject({ value: 'yes', source: 'proposal' })
  })

  it('spares 2② and 2③ where there is no vendor', async () => {
    const { version } = await read()
    const saved = await call('PUT', `/api/checklists/${id}/situation`, { system: true, vendor: false, version })
    expect(saved.json()).toEqual({ version: version + 1 })
    expect((await itemOf('2-2')).proposal).toMatchObject({ answer: 'exempt', exemption: 'no-vendor' })
    expect((await call('PUT', `/api/checklists/${id}/situation`, { system: null, vendor: null, version })).json()).toMatchObject({
      code: 'record.stale',
    })
  })
})

describe('handing in', () => {
  const submit = (kind: string) => call('POST', `/api/checklists/${id}/submissions`, { kind })

  it('is refused as final while items are open, and kept as interim', async () => {
    expect((await submit('final')).json()).toMatchObject({ status: 422, code: 'checklist.incomplete' })
    expect((await submit('interim')).json()).toMatchObject({ submission: { kind: 'interim' } })
  })

  it('is final when each is answered, and the snapshot keeps what was proposed that day', async () => {
    for (const { id: item, answer: held } of (await read()).items)
      if (held === null) expect((await confirm(item, { value: 'no', target: '2027-03-31' })).statusCode, item).toBe(200)
    house.time.now = new Date(house.time.now.getTime() + 60_000)
    const { submission } = (await submit('final')).json<{ submission: ChecklistSubmission }>()
    expect(submission.standing).toMatchObject({ open: 0, contradictions: [] })
    const snapshot = await withOwner(house.database.owner, (db) =>
      db.selectFrom('checklist_submission').select(['snapshot', 'sha256']).where('id', '=', submission.id).executeTakeFirstOrThrow(),
    )
    expect(snapshot.sha256).toBe(submission.sha256)
    expect(JSON.parse(snapshot.snapshot)).toMatchObject({ schema: 'shinayaka.checklist/1', kind: 'final', form: { id: 'mhlw-r8' } })
    expect((await read()).submissions.map(({ kind }) => kind)).toEqual(['final', 'interim'])
  })
})

describe('an edition', () => {
  it('is a self-assessment’s or a form’s, and neither is read as the other', async () => {
    const { hash } = await read()
    for (const path of ['', '/outline', '/domains/governance'])
      expect((await call('GET', `/api/editions/${hash}${path}`)).json(), path).toMatchObject({ code: 'edition.unknown' })
    const assessment = house.editions.currentOf('clinic').hash
    expect((await call('GET', `/api/checklist-editions/${assessment}`)).json()).toMatchObject({ code: 'edition.unknown' })
  })
})
