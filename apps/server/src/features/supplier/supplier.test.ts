// SPDX-License-Identifier: Apache-2.0
import type {
  ChecklistEdition,
  SupplierAnswer,
  SupplierForm,
  SupplierProduct,
  SupplierRequest,
  SupplierSheet,
  SupplierSummary,
} from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { openHospital, type TestHospital } from '../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let people: TestHospital
let call: Caller
let forms: SupplierForm[]

type Read = {
  version: number
  products: SupplierProduct[]
  requests: SupplierRequest[]
  sheets: SupplierSheet[]
  forms: SupplierForm[]
  responses: { id: string; via: string }[]
}
const row = (name: string, product = '', more: object = {}) => ({
  name,
  product,
  kind: 'product',
  release: '',
  contactName: '',
  contactMail: '',
  ...more,
})
const add = async (...rows: ReturnType<typeof row>[]) => (await call('POST', '/api/suppliers', { rows })).json<{ suppliers: string[] }>().suppliers
const addOne = async (...given: Parameters<typeof row>): Promise<string> => (await add(row(...given)))[0] ?? ''
const read = async (id: string): Promise<Read> => (await call('GET', `/api/suppliers/${id}`)).json<Read>()
const list = async (query = '') =>
  (await call('GET', `/api/suppliers${query}`)).json<{ suppliers: SupplierSummary[]; totals: Record<string, number> }>()
const summaryOf = async (id: string) => (await list()).suppliers.find((one) => one.id === id)
const ask = (whom: { supplier: string; product: string | null }[], more: object = {}) =>
  call('POST', '/api/supplier-requests', { form: 'mhlw-vendor-r8', due: '2026-12-20', message: 'よろしくお願いします', whom, ...more })
const line = (item: string, more: object = {}) => ({ item, value: 'yes', checked: '2026-11-20', target: null, remark: '', ...more })
const no = (item: string, more: object = {}) => line(item, { value: 'no', target: '2027-02-28', ...more })
const answer = (supplier: string, lines: object[], more: object = {}, by: Caller = call) =>
  by('POST', `/api/suppliers/${supplier}/responses`, {
    product: null,
    request: null,
    hash: forms[0]?.hash,
    lines,
    signed: { name: '会社の責任者', title: '部長', on: '2026-11-20' },
    consent: true,
    seen: null,
    ...more,
  })
const claimsOf = (subject: string) =>
  withOwner(house.database.owner, (db) =>
    db
      .selectFrom('claim')
      .select(['practice', 'value', 'subject_kind', 'source', 'source_name', 'supersedes', 'id'])
      .where('subject_id', '=', subject)
      .orderBy('recorded_at')
      .orderBy('practice')
      .execute(),
  )
const later = () => {
  house.time.now = new Date(house.time.now.getTime() + 60_000)
}

beforeAll(async () => {
  house = await openTestHouse()
  people = await openHospital(house)
  call = people.operator.call
  forms = (await call('GET', '/api/suppliers')).json<{ forms: SupplierForm[] }>().forms
}, 120_000)
afterAll(() => house.close())

describe('vendors', () => {
  it('come in together with their products: rows of one name are one vendor', async () => {
    const added = await call('POST', '/api/suppliers', {
      rows: [row('あさひ電子', '電子カルテ', { release: '5.2' }), row('あさひ電子', '遠隔保守', { kind: 'service' }), row('ひばり医療機器')],
    })
    expect(added.json()).toMatchObject({ added: 2, products: 2 })
    const [first = ''] = added.json<{ suppliers: string[] }>().suppliers
    expect((await read(first)).products.map(({ name, kind, release }) => [name, kind, release])).toEqual([
      ['遠隔保守', 'service', ''],
      ['電子カルテ', 'product', '5.2'],
    ])
    expect(await summaryOf(first)).toMatchObject({ figures: { products: 2, neverAsked: 2, disclosureMissing: 2 }, step: 'ask' })
  })

  it.each([
    ['a row without a name', [row(''), row('うみねこ')], { row: 1, fault: 'name-missing' }],
    ['the same row twice', [row('うみねこ', 'A'), row('うみねこ', 'A')], { row: 2, fault: 'twice' }],
    ['a product that is here', [row('うみねこ'), row('あさひ電子', '電子カルテ')], { row: 2, fault: 'product-exists' }],
    ['a vendor that is here', [row('ひばり医療機器')], { row: 1, fault: 'vendor-exists' }],
    ['a mail address that is none', [row('うみねこ', '', { contactMail: 'でんわ' })], { row: 1, fault: 'mail-invalid' }],
  ])('are not added at all with %s', async (_, rows, problem) => {
    const refused = await call('POST', '/api/suppliers', { rows })
    expect(refused.json()).toMatchObject({ status: 422, code: 'supplier.rows-invalid', params: { count: 1, problems: [problem] } })
    expect((await list('?search=うみねこ')).suppliers).toEqual([])
  })

  it('keep their own names, and a stale write is told', async () => {
    const id = await addOne('かもめ商事')
    const details = { contactName: '港 一', contactMail: '', contactPhone: '', note: '' }
    const save = (name: string, version: number) => call('PUT', `/api/suppliers/${id}`, { name, ...details, version })
    expect((await save('あさひ電子', 0)).json()).toMatchObject({ code: 'supplier.name-taken' })
    expect((await save('かもめ商会', 0)).json()).toEqual({ version: 1 })
    expect((await save('かもめ商店', 0)).json()).toMatchObject({ code: 'record.stale' })
    expect((await call('POST', `/api/suppliers/${id}/retirement`, { retired: true, version: 1 })).statusCode).toBe(200)
    expect(await summaryOf(id)).toBeUndefined()
    expect((await answer(id, [line('2-2')])).json()).toMatchObject({ code: 'supplier.retired' })
  })

  it('are of one institution: another finds nothing, and its own may have the same name', async () => {
    const id = await addOne('つばめ通信', 'VPN 装置')
    const [product] = (await read(id)).products
    const other = house.as(await foundAnother(house, '別の病院', 'other'))
    for (const refused of [
      await other('GET', `/api/suppliers/${id}`),
      await other('POST', `/api/suppliers/${id}/products`, { name: 'x', kind: 'product', release: '', note: '' }),
      await other('POST', '/api/supplier-requests', {
        form: 'mhlw-vendor-r8',
        due: '2026-12-20',
        message: '',
        whom: [{ supplier: id, product: null }],
      }),
      await answer(id, [line('2-2')], {}, other),
    ])
      expect(refused.json()).toMatchObject({ status: 404, code: 'not-found' })
    const [own = ''] = (await other('POST', '/api/suppliers', { rows: [row('つばめ通信')] })).json<{ suppliers: string[] }>().suppliers
    expect((await answer(own, [line('2-2')], { product: product?.id }, other)).json()).toMatchObject({ code: 'not-found' })
    expect((await people.viewer.call('POST', '/api/suppliers', { rows: [row('見るだけ')] })).statusCode).toBe(403)
  })
})

describe('a request', () => {
  it('goes out once to each, with a code, and stands as overdue after its day', async () => {
    const id = await addOne('とび情報', '検査システム')
    const product = (await read(id)).products[0]?.id ?? ''
    const asked = await ask([{ supplier: id, product }])
    expect(asked.json()).toMatchObject({ requests: [{ supplier: id, product, code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/) }] })
    expect((await ask([{ supplier: id, product }])).json()).toMatchObject({ code: 'supplier.asked-already', params: { name: '検査システム' } })
    expect(await summaryOf(id)).toMatchObject({ figures: { open: 1, overdue: 0, neverAsked: 0 }, step: 'wait', due: '2026-12-20' })
    const [request] = (await read(id)).requests
    const save = (more: object) =>
      call('PUT', `/api/supplier-requests/${request?.id}`, { due: '2026-11-20', reminded: true, withdrawn: false, version: 0, ...more })
    expect((await save({})).json()).toEqual({ version: 1 })
    expect((await save({})).json()).toMatchObject({ code: 'record.stale' })
    expect(await summaryOf(id)).toMatchObject({ figures: { open: 1, overdue: 1 }, step: 'remind' })
    expect((await read(id)).requests[0]).toMatchObject({ state: 'overdue', remindedAt: expect.any(String) })
    expect((await save({ version: 1, withdrawn: true })).statusCode).toBe(200)
    expect((await save({ version: 2 })).json()).toMatchObject({ code: 'supplier.request-closed' })
    expect(await summaryOf(id)).toMatchObject({ figures: { open: 0, neverAsked: 1 }, step: 'ask' })
  })

  it('is refused for a form that is not the vendors’, a day that is past, and a product of somebody else', async () => {
    const [one = '', two = ''] = await add(row('はやぶさ', '予約'), row('のすり'))
    const product = (await read(one)).products[0]?.id ?? ''
    expect((await ask([{ supplier: one, product }], { form: 'mhlw-r8' })).json()).toMatchObject({ code: 'supplier.form-unknown' })
    expect((await ask([{ supplier: one, product }], { due: '2026-11-20' })).json()).toMatchObject({ code: 'supplier.due-past' })
    expect((await ask([{ supplier: two, product }])).json()).toMatchObject({ code: 'supplier.product-foreign' })
  })
})

describe('an answer', () => {
  let id: string
  let product: string
  let other: string
  beforeAll(async () => {
    const [first = '', second = ''] = await add(row('みさご医療', '画像システム', { release: '3.0' }), row('くいな電機', '空調'))
    id = first
    product = (await read(first)).products[0]?.id ?? ''
    other = (await read(second)).products[0]?.id ?? ''
    await ask([{ supplier: id, product }])
  })
  const mine = (lines: object[], more: object = {}) => answer(id, lines, { product, ...more })

  it.each([
    ['an item the form does not have', [line('9-9')], [{ item: '9-9', number: '9-9', fault: 'unknown-item' }]],
    ['an item twice', [line('2-2'), line('2-2')], [{ item: '2-2', number: '2②', fault: 'duplicate-item' }]],
    ['いいえ without a day or a reason', [line('2-2', { value: 'no' })], [{ item: '2-2', number: '2②', fault: 'target-or-remark-missing' }]],
    ['a day before it was checked', [no('2-2', { target: '2026-11-19' })], [{ item: '2-2', number: '2②', fault: 'target-past' }]],
    ['a day at はい', [line('2-2', { target: '2027-01-01' })], [{ item: '2-2', number: '2②', fault: 'target-not-asked' }]],
    ['a plan that comes too late', [line('2-10', { target: '2029-01-01' })], [{ item: '2-10', number: '2⑩', fault: 'plan-late' }]],
    ['checked after it was signed', [line('2-2', { checked: '2026-11-21' })], [{ item: '2-2', number: '2②', fault: 'checked-after-signed' }]],
    ['対象外 where the form spares nobody', [line('2-2', { value: 'na' })], [{ item: '2-2', number: '2②', fault: 'na-not-offered' }]],
    ['nothing at all', [], [{ item: '', number: '', fault: 'empty' }]],
  ])('is refused whole: %s', async (_, lines, problems) => {
    expect((await mine(lines)).json()).toMatchObject({ status: 422, code: 'supplier.answers-invalid', params: { count: 1, problems } })
    expect((await read(id)).sheets).toEqual([])
  })

  it('is refused for an edition that is not here, a form of the hospital, another’s product, another’s request', async () => {
    const facility = house.app.catalog.checklists.has('mhlw-r8')
    expect(facility).toBe(true)
    const { checklist } = (await call('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>()
    const { hash } = (await call('GET', `/api/checklists/${checklist}`)).json<{ hash: string }>()
    expect((await mine([line('2-2')], { hash: '0'.repeat(64) })).json()).toMatchObject({ status: 422, code: 'supplier.edition-unknown' })
    expect((await mine([line('2-2')], { hash })).json()).toMatchObject({ code: 'supplier.edition-unknown' })
    expect((await mine([line('2-2')], { product: other })).json()).toMatchObject({ code: 'supplier.product-foreign' })
    const foreign = (await ask([{ supplier: id, product: null }])).json<{ requests: { id: string }[] }>().requests[0]?.id
    expect((await mine([line('2-2')], { request: foreign })).json()).toMatchObject({ code: 'supplier.request-foreign' })
    await call('PUT', `/api/supplier-requests/${foreign}`, { due: '2026-12-20', reminded: false, withdrawn: true, version: 0 })
  })

  it('stands, answers its request, and becomes what the vendor says of practices', async () => {
    const received = await mine([line('2-2'), no('2-6'), line('2-10', { target: '2027-10-01' }), line('2-11')])
    expect(received.statusCode, received.body).toBe(200)
    const { response } = received.json<{ response: string }>()
    const { sheets, requests } = await read(id)
    expect(sheets).toMatchObject([{ product, form: 'mhlw-vendor-r8', response, yes: 3, no: 1, na: 0, target: '2027-02-28' }])
    expect(sheets[0]?.answers.find(({ item }) => item === '2-6')).toMatchObject({
      value: 'no',
      via: 'hand',
      signed: '会社の責任者',
      accepted: people.operator.name,
    })
    expect(requests.find((one) => one.product === product)).toMatchObject({ state: 'answered' })
    expect(await summaryOf(id)).toMatchObject({ figures: { open: 0, sheets: 1, no: 1, neverAsked: 0, disclosureMissing: 1 }, step: 'disclosure' })
    expect(
      (await claimsOf(product)).map(({ practice, value, subject_kind, source, source_name }) => [practice, value, subject_kind, source, source_name]),
    ).toEqual([
      ['logging.access-log', '2', 'system', 'vendor', 'みさご医療'],
      ['logging.protection', '2', 'system', 'vendor', 'みさご医療'],
      ['maintenance.remote-access', '2', 'system', 'vendor', 'みさご医療'],
      ['operations.security-updates', 'unknown', 'system', 'vendor', 'みさご医療'],
    ])
  })

  it('says nothing about the institution itself', async () => {
    const { checklist } = (await call('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>()
    const { items } = (await call('GET', `/api/checklists/${checklist}`)).json<{ items: { id: string; proposal: { answer: string } }[] }>()
    expect(items.filter(({ proposal }) => proposal.answer !== 'none')).toEqual([])
  })

  it('takes the place of the one before, which stays in the history; its claims follow', async () => {
    later()
    const { sheets } = await read(id)
    const before = await claimsOf(product)
    const second = await mine([no('2-2', { remark: '口が一つ残っていた' }), line('2-6')], { seen: sheets[0]?.response })
    expect(second.statusCode, second.body).toBe(200)
    expect((await read(id)).sheets[0]).toMatchObject({ yes: 3, no: 1, response: second.json<{ response: string }>().response })
    const { answers } = (await call('GET', `/api/suppliers/${id}/history?form=mhlw-vendor-r8&item=2-2&product=${product}`)).json<{
      answers: SupplierAnswer[]
    }>()
    expect(answers.map(({ value }) => value)).toEqual(['no', 'yes'])
    const renewed = (await claimsOf(product)).filter((claim) => !before.some((one) => one.id === claim.id))
    expect(renewed.map(({ practice, value, supersedes }) => [practice, value, before.find((one) => one.id === supersedes)?.practice])).toEqual([
      ['maintenance.remote-access', 'unknown', 'maintenance.remote-access'],
      ['operations.security-updates', '2', 'operations.security-updates'],
    ])
  })

  it('on a page that somebody was quicker on is told so, and of two at once one is taken', async () => {
    const seen = (await read(id)).sheets[0]?.response
    expect((await mine([line('2-2')], { seen: null })).json()).toMatchObject({ status: 409, code: 'record.stale' })
    const both = await Promise.all([mine([line('2-2')], { seen }), answer(id, [line('2-3')], { product, seen }, people.administrator.call)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  it('cannot be changed or taken away by the server’s own login', async () => {
    const { rows } = await house.pool.query<Record<string, boolean>>(
      `select bool_or(has_table_privilege(t, 'update')) as update, bool_or(has_table_privilege(t, 'delete')) as delete from unnest(array['supplier_answer', 'supplier_response', 'supplier_disclosure']) t`,
    )
    expect(rows).toEqual([{ update: false, delete: false }])
  })

  it('is counted beside the item of the hospital’s own form', async () => {
    const { checklist } = (await call('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>()
    const { hash } = (await call('GET', `/api/checklists/${checklist}`)).json<{ hash: string }>()
    const edition = (await call('GET', `/api/checklist-editions/${hash}`)).json<ChecklistEdition>()
    expect(edition.year).toBe(forms[0]?.year)
    // Whoever won before: this is what stands now.
    expect((await mine([line('2-2')], { seen: (await read(id)).sheets[0]?.response })).statusCode).toBe(200)
    await answer(await addOne('らいちょう'), [no('2-2', { target: null, remark: '調べている' })])
    process.env.SHINAYAKA_COUNT = '1'
    const word = await call('GET', `/api/supplier-words/${hash}/2-2`).finally(() => delete process.env.SHINAYAKA_COUNT)
    expect(word.json()).toMatchObject({ yes: 1, no: 1, form: { id: 'mhlw-vendor-r8' }, refusals: [{ name: 'らいちょう', remark: '調べている' }] })
    expect(Number(word.headers['x-statements'])).toBeLessThanOrEqual(4)
  })
})

describe('the list', () => {
  it('is found under what is missing, in at most four statements', async () => {
    process.env.SHINAYAKA_COUNT = '1'
    const response = await call('GET', '/api/suppliers?show=no').finally(() => delete process.env.SHINAYAKA_COUNT)
    const { suppliers, totals } = response.json<{ suppliers: SupplierSummary[]; totals: Record<string, number> }>()
    expect(Number(response.headers['x-statements'])).toBeLessThanOrEqual(4)
    expect(suppliers.every(({ figures }) => figures.no > 0)).toBe(true)
    expect(suppliers).toHaveLength(totals.no ?? -1)
    expect(totals.all).toBeGreaterThan(suppliers.length)
  })
})
