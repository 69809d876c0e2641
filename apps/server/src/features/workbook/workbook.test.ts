// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEdition, ChecklistEntry } from '@shinayaka/contract'
import { expectUntouchedBut, handBook } from '@shinayaka/engines/foreign-workbook/testing'
import { encryptedBook } from '@shinayaka/engines/foreign-workbook/testing.books'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { openHospital, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { mappingBody, officialBook, type ShownWorkbook, sendTo, sendWorkbook } from '../../testing/workbook.ts'

let house: TestHouse
let people: TestHospital
let call: Caller
let stranger: Caller
let id: string
let checklist: string

const sentinel = 'ヒマワリ番兵'
const shownTo = async (by: Caller, workbook: string): Promise<ShownWorkbook> => (await by('GET', `/api/workbooks/${workbook}`)).json<ShownWorkbook>()
const shown = () => shownTo(call, id)
type Form = { hash: string; items: ChecklistEntry[]; standing: { items: number; open: number } }
const form = async (): Promise<Form> => (await call('GET', `/api/checklists/${checklist}`)).json<Form>()
const edition = async (): Promise<ChecklistEdition> => (await call('GET', `/api/checklist-editions/${(await form()).hash}`)).json<ChecklistEdition>()
const itemOf = async (item: string) => (await form()).items.find((one) => one.id === item)
const confirm = async (item: string, given: object) =>
  call('PUT', `/api/checklists/${checklist}/items/${item}`, {
    ...{ value: 'yes', checked: '2026-11-20', planned: null, target: null, exemption: null, risk: '', remark: '', explanation: '', source: 'hand' },
    ...{ responsible: null, seen: (await itemOf(item))?.answer?.id ?? null },
    ...given,
  })

beforeAll(async () => {
  house = await openTestHouse()
  people = await openHospital(house)
  call = people.administrator.call
  stranger = house.as(await foundAnother(house, `${sentinel}薬局`, 'other.admin'))
}, 120_000)
afterAll(() => house.close())

describe('a workbook that comes in', () => {
  it.each([
    ['a password', () => Buffer.from(encryptedBook()), 'workbook.encrypted'],
    ['a PDF', () => Buffer.from('%PDF-1.7 nothing'), 'workbook.not-excel'],
    ['plain text', () => Buffer.from('番号,項目\n1,責任者\n'), 'workbook.csv'],
    ['a broken zip', () => officialBook().subarray(0, 900), 'workbook.unreadable'],
    ['no numbers', () => Buffer.from(handBook({ sheets: [{ name: '表', cells: { A1: 'お知らせ', A2: 'ご確認ください' } }] })), 'workbook.no-rows'],
  ])('is refused with what to do: %s', async (_, make, code) => {
    const response = await sendWorkbook(call, make())
    expect(response.json()).toMatchObject({ status: 422, code })
    expect(response.json<{ detail: string }>().detail).toMatch(/。$/)
  })

  it('is refused for a form that is none, or a vendor’s', async () => {
    for (const one of ['mhlw-r99', 'mhlw-vendor-r8'])
      expect((await sendWorkbook(call, officialBook(), { form: one })).json()).toMatchObject({ code: 'checklist.unknown' })
  })

  it('is looked into, and its rows are held for items; nothing is confirmed by that', async () => {
    id = (await sendWorkbook(call, officialBook({ mark: 'アサガオ' }))).json<{ workbook: string }>().workbook
    const one = await shown()
    expect(one).toMatchObject({ confirmed: null, pending: false, checklist: null })
    const rows = one.sheets[0]?.rows ?? []
    expect(rows).toHaveLength(18)
    expect(rows[0]).toMatchObject({ number: '1①', item: '1-1', certainty: 'sure', label: expect.stringContaining('アサガオ') })
    expect(rows.find(({ own }) => own === 'w2-14')).toMatchObject({ number: '2⑭', item: '' })
    expect(one.sheets[0]?.rounds).toHaveLength(2)
    expect(one.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['item.missing', 'row.unknown', 'sheet.hidden']))
    expect((await call('GET', `/api/workbooks/${id}/fill-plan`)).json()).toMatchObject({ code: 'workbook.unconfirmed' })
  })

  it('is another institution’s nowhere', async () => {
    for (const path of ['', '/mapping', '/fill-plan', '/filled'])
      expect((await stranger('GET', `/api/workbooks/${id}${path}`)).json()).toMatchObject({ status: 404 })
    expect((await stranger('GET', '/api/workbooks')).json()).toMatchObject({ workbooks: [] })
  })

  it('cannot be changed by who only reads', async () => {
    expect((await people.viewer.call('GET', `/api/workbooks/${id}`)).statusCode).toBe(200)
    expect((await people.viewer.call('PUT', `/api/workbooks/${id}/mapping`, mappingBody(await shown()))).statusCode).toBe(403)
  })
})

describe('a mapping', () => {
  it('is refused where a row is not there, an item is none, or no column takes the answer', async () => {
    const body = mappingBody(await shown())
    const [sheet] = body.sheets
    const put = (sheets: unknown, more: object = {}) => call('PUT', `/api/workbooks/${id}/mapping`, { ...body, ...more, sheets })
    expect((await put([{ ...sheet, rows: [{ row: 999, item: '1-1' }] }])).json()).toMatchObject({ code: 'workbook.mapping-invalid' })
    expect((await put([{ ...sheet, rows: [{ row: 5, item: '9-9' }] }])).json()).toMatchObject({ code: 'workbook.mapping-invalid' })
    expect((await put([{ ...sheet, rounds: [] }])).json()).toMatchObject({ code: 'workbook.empty-mapping' })
    expect((await put(body.sheets, { version: 7 })).json()).toMatchObject({ code: 'record.stale' })
    expect(await shown()).toMatchObject({ confirmed: null })
  })

  it('is confirmed once, begins the form, and leaves it worded as the catalog where that is not wanted', async () => {
    const response = await call('PUT', `/api/workbooks/${id}/mapping`, mappingBody(await shown()))
    checklist = response.json<{ checklist: string }>().checklist
    expect(await shown()).toMatchObject({ version: 1, checklist, confirmed: { rows: 17, exact: false } })
    expect((await edition()).exact).toBeUndefined()
    expect((await form()).standing.items).toBe(18)
  })

  it('makes the form exact for this institution: its words, its further item, and without what it does not ask', async () => {
    await confirm('2-6', { value: 'no', target: '2027-02-01' })
    const before = await form()
    const body = mappingBody(await shown(), { exact: true, also: { 'w2-14': ['assets.inventory'] } })
    expect((await call('PUT', `/api/workbooks/${id}/mapping`, body)).statusCode).toBe(200)
    const text = await edition()
    expect(text.exact).toMatchObject({ workbook: '見本の用紙' })
    const items = text.sections.flatMap((section) => section.items)
    expect(items.find((item) => item.id === '1-1')).toMatchObject({ number: '1①', wording: 'アサガオ見本の用紙の文 その1 を満たしていますか。' })
    expect(items.find((item) => item.id === 'w2-14')).toMatchObject({ number: '2⑭', added: true, practices: ['assets.inventory'] })
    expect(text.absent?.map((item) => item.id)).toEqual(['2-6'])
    const after = await form()
    expect(after.hash).not.toBe(before.hash)
    expect(after.standing).toMatchObject({ items: 18, open: 18 })
    expect(after.items.some((item) => item.id === '2-6')).toBe(false)
    // What was answered before is not lost, and neither is the earlier edition.
    expect((await call('GET', `/api/checklists/${checklist}/items/2-6/history`)).json()).toMatchObject({ answers: [{ value: 'no' }] })
    expect((await call('GET', `/api/checklist-editions/${before.hash}`)).statusCode).toBe(200)
  })

  it('shows those words to nobody else, by their hash or otherwise', async () => {
    const { hash } = await form()
    expect((await stranger('GET', `/api/checklist-editions/${hash}`)).json()).toMatchObject({ code: 'edition.unknown' })
    const { checklist: theirs } = (await stranger('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>()
    const read = (await stranger('GET', `/api/checklists/${theirs}`)).json<{ hash: string }>()
    expect((await stranger('GET', `/api/checklist-editions/${read.hash}`)).body).not.toContain('アサガオ')
  })

  it('keeps lists at four statements', async () => {
    process.env.SHINAYAKA_COUNT = '1'
    const lists = [await call('GET', '/api/checklists'), await call('GET', '/api/workbooks')]
    delete process.env.SHINAYAKA_COUNT
    for (const response of lists) expect(Number(response.headers['x-statements'])).toBeLessThanOrEqual(4)
  })

  it('goes out without a word of the form, and fits the same workbook elsewhere only', async () => {
    const file = await call('GET', `/api/workbooks/${id}/mapping`)
    expect(file.headers['content-disposition']).toContain('mapping.json')
    expect(file.body).not.toContain('アサガオ')
    expect(file.json()).toMatchObject({ schema: 'shinayaka-form-mapping/1', form: 'mhlw-r8', added: [{ item: 'w2-14' }] })
    const check = async (made: Parameters<typeof officialBook>[0]) => {
      const { workbook } = (await sendWorkbook(stranger, officialBook(made))).json<{ workbook: string }>()
      return sendTo(stranger, `/api/workbooks/${workbook}/mapping-check`, file.rawPayload, 'application/octet-stream')
    }
    const same = (await check({ mark: 'アサガオ' })).json<{ sheets: { rows: unknown[] }[]; added: unknown[] }>()
    expect(same.sheets[0]?.rows).toHaveLength(18)
    expect(same.added).toEqual([{ item: 'w2-14', practices: ['assets.inventory'] }])
    expect((await check({ mark: 'ほかの' })).json()).toMatchObject({ code: 'workbook.mapping-differs', params: { count: 18 } })
    const bad = await sendTo(call, `/api/workbooks/${id}/mapping-check`, Buffer.from('{"schema":"x"}'), 'application/octet-stream')
    expect(bad.json()).toMatchObject({ code: 'workbook.mapping-invalid' })
  })
})

describe('filling in', () => {
  it('writes what was answered, leaves everything else, and says what it left', async () => {
    await confirm('1-1', { remark: '院長が兼ねる', responsible: people.executive.id })
    await confirm('2-1', { value: 'no', target: '2027-02-28' })
    await call('PUT', `/api/checklists/${checklist}/situation`, { system: null, vendor: false, version: 0 })
    await confirm('2-2', { value: 'exempt', exemption: 'no-vendor' })
    const plan = (await call('GET', `/api/workbooks/${id}/fill-plan?round=1`)).json<{
      rounds: number
      lines: { item: string; answer: string | null; reason: string | null }[]
      left: { number: string; code: string }[]
      notices: { code: string }[]
    }>()
    expect(plan.rounds).toBe(2)
    expect(plan.lines.find(({ item }) => item === '1-1')).toMatchObject({ answer: 'yes', reason: null })
    expect(plan.lines.find(({ item }) => item === '2-3')).toMatchObject({ answer: null, reason: 'open' })
    // The form's drop-down offers no 対象外.
    expect(plan.left).toMatchObject([{ number: '2②', code: 'answer.no-place' }])
    expect(plan.notices.map(({ code }) => code)).toEqual(expect.arrayContaining(['formula.stale', 'field.left-out']))
    const taken = await call('GET', `/api/workbooks/${id}/filled?round=1`)
    expect(taken.headers['content-disposition']).toContain(encodeURIComponent('見本（記入済）.xlsx'))
    expectUntouchedBut(officialBook({ mark: 'アサガオ' }), taken.rawPayload, ['xl/worksheets/sheet1.xml'])
    expect((await call('GET', `/api/workbooks/${id}/fill-plan?round=3`)).json()).toMatchObject({
      code: 'workbook.round-unknown',
      params: { rounds: 2 },
    })
  })

  it('keeps a formula in an answer cell unless told otherwise', async () => {
    const { workbook } = (await sendWorkbook(call, officialBook({ formula: 1 }), { name: '数式' })).json<{ workbook: string }>()
    await call('PUT', `/api/workbooks/${workbook}/mapping`, mappingBody(await shownTo(call, workbook)))
    const left = async (formulas: string) =>
      (await call('GET', `/api/workbooks/${workbook}/fill-plan?formulas=${formulas}`))
        .json<{ left: { code: string }[] }>()
        .left.map(({ code }) => code)
    expect(await left('keep')).toContain('cell.formula')
    expect(await left('overwrite')).not.toContain('cell.formula')
  })
})

type Reading = {
  round: number
  same: number
  items: { item: string; here: { id: string } | null; differences: { field: string; before: string; after: string }[]; against: boolean }[]
  problems: { code: string }[]
}

describe('reading back', () => {
  let filled: Buffer
  const read = async (bytes: Buffer, by = call) => (await sendTo(by, `/api/workbooks/${id}/reading`, bytes)).json<Reading>()
  const confirmRead = (answers: object[]) => call('POST', `/api/workbooks/${id}/answers`, { answers })
  const given = (item: string, more: object) => ({
    ...{
      checklist,
      item,
      value: 'yes',
      checked: '2026-11-21',
      planned: null,
      target: null,
      exemption: null,
      remark: '',
      explanation: '',
      seen: null,
    },
    ...more,
  })

  beforeAll(async () => {
    filled = (await call('GET', `/api/workbooks/${id}/filled?round=1`)).rawPayload
  })

  it('finds nothing where nothing differs', async () => {
    expect(await read(filled)).toMatchObject({ round: 1, same: 2, items: [], problems: [] })
  })

  it('shows where it differs, and writes nothing', async () => {
    await confirm('1-1', { value: 'no', target: '2027-03-01' })
    const { items } = await read(filled)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      item: '1-1',
      differences: expect.arrayContaining([{ field: 'answer', before: 'no', after: 'yes', at: expect.anything() }]),
    })
    expect((await itemOf('1-1'))?.answer?.value).toBe('no')
  })

  it('names what it cannot read, and a form whose words changed', async () => {
    const odd = await read(officialBook({ mark: 'アサガオ', words: { 3: '新しい文' }, cells: { D5: 'たぶん' } }))
    expect(odd.problems.map(({ code }) => code).sort()).toEqual(['answer.unreadable', 'row.changed'])
  })

  it('is refused where it is no workbook', async () => {
    expect((await sendTo(call, `/api/workbooks/${id}/reading`, Buffer.from('%PDF-1.7'))).json()).toMatchObject({ code: 'workbook.not-excel' })
  })

  it('keeps all or none, under the terms of a single answer', async () => {
    const seen = (await itemOf('1-1'))?.answer?.id ?? null
    const refused = await confirmRead([given('1-1', { seen }), given('3-1', { value: 'no' }), given('3-2', { seen })])
    expect(refused.json()).toMatchObject({
      code: 'workbook.answers-refused',
      params: {
        count: 2,
        problems: [
          { item: '3-1', code: 'checklist.target-missing' },
          { item: '3-2', code: 'record.stale' },
        ],
      },
    })
    expect((await itemOf('1-1'))?.answer?.id).toBe(seen)
    expect((await confirmRead([given('1-1', { seen }), given('3-1', { value: 'no', target: '2027-01-31' })])).json()).toEqual({ confirmed: 2 })
    expect((await itemOf('1-1'))?.answer).toMatchObject({ value: 'yes', source: 'workbook' })
    // Somebody was quicker: told, and not written over.
    expect((await confirmRead([given('1-1', { seen })])).json()).toMatchObject({ params: { problems: [{ item: '1-1', code: 'record.stale' }] } })
  })

  it('asks for a reason where はい stands against the record', async () => {
    await submitAll(house, call, 'hospital-it', () => 0)
    const body = officialBook({ mark: 'アサガオ', cells: { D17: 'はい' } })
    const { items } = await read(body)
    const [item] = items.filter(({ item: one }) => one === '2-13')
    expect(item).toMatchObject({ against: true })
    const bare = given('2-13', { seen: null })
    expect((await confirmRead([bare])).json()).toMatchObject({ params: { problems: [{ item: '2-13', code: 'checklist.contradiction' }] } })
    expect((await confirmRead([{ ...bare, explanation: '昨日そろえた' }])).json()).toEqual({ confirmed: 1 })
  }, 120_000)
})

describe('a submission', () => {
  it('is frozen with the words of the institution’s own workbook inside', async () => {
    const { submission } = (await call('POST', `/api/checklists/${checklist}/submissions`, { kind: 'interim' })).json<{
      submission: { id: string }
    }>()
    const { snapshot } = await withOwner(house.database.owner, (db) =>
      db.selectFrom('checklist_submission').select('snapshot').where('id', '=', submission.id).executeTakeFirstOrThrow(),
    )
    expect(snapshot).toContain('アサガオ見本の用紙の文 その1')
    expect(JSON.parse(snapshot).items).toHaveLength(18)
  })
})

describe('a newer workbook', () => {
  it('is followed by the words beside each row; what changed, came and went is told', async () => {
    const newer = officialBook({ mark: 'アサガオ', lower: 2, words: { 4: 'まったく新しい文' } })
    expect((await sendTo(call, `/api/workbooks/${id}/revisions?file=new.xlsx`, newer)).json()).toEqual({ changed: 1, added: 0, gone: 0 })
    const one = await shown()
    expect(one).toMatchObject({ pending: true })
    expect(one.sheets[0]?.rows.find(({ item }) => item === '1-1')).toMatchObject({ row: 7, change: null })
    expect(one.sheets[0]?.rows.filter(({ change }) => change === 'changed')).toMatchObject([{ label: 'まったく新しい文', certainty: 'doubtful' }])
    expect((await sendTo(call, `/api/workbooks/${id}/revisions?file=new.xlsx`, newer)).json()).toMatchObject({ code: 'workbook.same' })
  })

  it('is filled in once its mapping is confirmed; until then the one before is', async () => {
    expect((await call('GET', `/api/workbooks/${id}/fill-plan`)).statusCode).toBe(200)
    expect((await call('PUT', `/api/workbooks/${id}/mapping`, mappingBody(await shown(), { exact: false }))).statusCode).toBe(200)
    expect(await shown()).toMatchObject({ pending: false })
    expect((await edition()).exact).toBeUndefined()
    const { left } = (await call('GET', `/api/workbooks/${id}/fill-plan`)).json<{ left: { code: string }[] }>()
    expect(left.map(({ code }) => code)).not.toContain('row.changed')
  })

  it('leaves nothing that the server’s own login could change or take away', async () => {
    const { rows } = await house.pool.query<{ denied: boolean }>(
      `select bool_or(has_table_privilege(t, 'update') or has_table_privilege(t, 'delete')) as denied
       from unnest(array['workbook_file', 'workbook_chunk', 'workbook_revision', 'workbook_mapping', 'checklist_exact']) t`,
    )
    expect(rows).toEqual([{ denied: false }])
  })
})

describe('a workbook that is none of our forms', () => {
  it('asks for items of any form and for practices, which come from what is recorded', async () => {
    const { workbook } = (await sendWorkbook(call, officialBook(), { form: '', name: '保険会社' })).json<{ workbook: string }>()
    const one = await shownTo(call, workbook)
    expect(one.sheets[0]?.rows.every(({ item }) => item === '')).toBe(true)
    expect(one.targets.flatMap(({ items }) => items.map(({ item }) => item))).toEqual(
      expect.arrayContaining(['mhlw-r8/1-1', 'practice/assets.inventory']),
    )
    const [sheet] = one.sheets
    const rows = [
      { row: 5, item: 'mhlw-r8/1-1' },
      { row: 6, item: 'practice/assets.inventory' },
      { row: 7, item: 'mhlw-r7/1-1' },
    ]
    const body = { version: 0, sheets: [{ sheet: 0, rounds: sheet?.rounds, rows }], added: [], exact: true }
    expect((await call('PUT', `/api/workbooks/${workbook}/mapping`, body)).json()).toEqual({ version: 1, checklist: null })
    const plan = (await call('GET', `/api/workbooks/${workbook}/fill-plan`)).json<{ lines: object[] }>()
    expect(plan.lines).toMatchObject([
      { item: 'mhlw-r8/1-1', answer: 'yes', source: 'checklist' },
      { item: 'practice/assets.inventory', answer: 'no', source: 'practice' },
      { item: 'mhlw-r7/1-1', answer: null, reason: 'open' },
    ])
  })

  it('leaves the list when it is set aside', async () => {
    const { workbooks } = (await call('GET', '/api/workbooks')).json<{ workbooks: { id: string; name: string; version: number }[] }>()
    const one = workbooks.find(({ name }) => name === '保険会社')
    await call('PUT', `/api/workbooks/${one?.id}`, { name: '保険会社', retired: true, version: one?.version ?? 0 })
    expect((await call('GET', '/api/workbooks')).body).not.toContain('保険会社')
  })
})
