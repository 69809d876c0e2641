// SPDX-License-Identifier: Apache-2.0
import { workbookType } from '@shinayaka/contract'
import type { DisclosureLine } from '@shinayaka/domain'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHospital } from '../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let call: Caller
let viewer: Caller
let supplier: string
let product: string

const line = (number: string, value: DisclosureLine['value'], remark = ''): DisclosureLine => ({ number, question: `質問 ${number}`, value, remark })
const add = (lines: DisclosureLine[], more: object = {}, by: Caller = call) =>
  by('POST', `/api/supplier-products/${product}/disclosures`, {
    kind: 'mds',
    formRelease: '5.0',
    productRelease: '3.0',
    issued: null,
    received: '2026-11-20',
    lines,
    seen: null,
    ...more,
  })
const figures = async () =>
  (await call('GET', '/api/suppliers')).json<{ suppliers: { figures: { disclosureMissing: number; disclosureOlder: number } }[] }>().suppliers[0]
    ?.figures

beforeAll(async () => {
  house = await openTestHouse()
  const people = await openHospital(house)
  call = people.operator.call
  viewer = people.viewer.call
  const rows = [{ name: 'みさご医療', product: '画像システム', kind: 'product', release: '3.0', contactName: '', contactMail: '' }]
  supplier = (await call('POST', '/api/suppliers', { rows })).json<{ suppliers: string[] }>().suppliers[0] ?? ''
  product = (await call('GET', `/api/suppliers/${supplier}`)).json<{ products: { id: string }[] }>().products[0]?.id ?? ''
}, 120_000)
afterAll(() => house.close())

describe('a disclosure', () => {
  it.each([
    ['without lines', () => add([]), 'supplier.disclosure-invalid'],
    ['with a number twice', () => add([line('1', 'yes'), line('1', 'no')]), 'supplier.disclosure-invalid'],
    ['from tomorrow', () => add([line('1', 'yes')], { received: '2026-11-22' }), 'day.future'],
    ['after another that is not there', () => add([line('1', 'yes')], { seen: '0190b0c0-0000-7000-8000-000000000000' }), 'record.stale'],
    ['by somebody who only looks', () => add([line('1', 'yes')], {}, viewer), 'permission.denied'],
  ])('is refused %s', async (_, send, code) => {
    expect((await send()).json()).toMatchObject({ code })
    expect(await figures()).toMatchObject({ disclosureMissing: 1 })
  })

  it('is kept, and a new release takes its place; both stay readable', async () => {
    const first = (await add([line('1', 'yes'), line('2', 'no', '次の版で')], { productRelease: '2.0' })).json<{ disclosure: string }>().disclosure
    expect(await figures()).toMatchObject({ disclosureMissing: 0, disclosureOlder: 1 })
    house.time.now = new Date(house.time.now.getTime() + 60_000)
    expect((await add([line('1', 'yes')])).json()).toMatchObject({ code: 'record.stale' })
    const both = await Promise.all([add([line('2', 'yes'), line('3', null)], { seen: first }), add([line('1', 'na')], { seen: first })])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(await figures()).toMatchObject({ disclosureOlder: 0 })
    const read = (await call('GET', `/api/supplier-products/${product}/disclosures`)).json<{
      disclosures: { id: string }[]
      shown: { id: string }
      before: { id: string; lines: DisclosureLine[] }
    }>()
    expect(read.disclosures).toHaveLength(2)
    expect(read.before).toEqual({ id: first, lines: [line('1', 'yes'), line('2', 'no', '次の版で')] })
    const other = house.as(await foundAnother(house, '別の病院', 'other'))
    expect((await other('GET', `/api/supplier-products/${product}/disclosures`)).statusCode).toBe(404)
    expect((await add([line('1', 'yes')], {}, other)).statusCode).toBe(404)
  })
})

describe('an Excel sheet', () => {
  const send = (bytes: Buffer) => call('POST', '/api/supplier-disclosure-files', bytes, { 'content-type': workbookType })

  it('comes back as its tables, merged cells once, and nothing is stored', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('MDS')
    sheet.addRow(['製造業者の説明書'])
    sheet.mergeCells('A1:D1')
    sheet.getRow(3).values = ['番号', '質問', '回答', '備考']
    sheet.getRow(4).values = [1, '利用者を見分けるか', 'はい', '']
    book.addWorksheet('控え', { state: 'hidden' })
    const read = await send(Buffer.from(await book.xlsx.writeBuffer()))
    expect(read.statusCode, read.body).toBe(200)
    expect(read.json()).toEqual({
      sheets: [
        {
          name: 'MDS',
          hidden: false,
          rows: [['製造業者の説明書'], [], ['番号', '質問', '回答', '備考'], ['1', '利用者を見分けるか', 'はい']],
        },
        { name: '控え', hidden: true, rows: [] },
      ],
    })
  })

  it('that is none is refused with what to do', async () => {
    expect((await send(Buffer.from('%PDF-1.7'))).json()).toMatchObject({ status: 422, code: 'supplier.file-unreadable' })
  })
})

describe('a request’s day', () => {
  it('is told to whoever sees to vendors: one line a day, until the answer came', async () => {
    const more = (
      await call('POST', '/api/suppliers', {
        rows: [{ name: 'ひばり', product: '', kind: 'product', release: '', contactName: '', contactMail: '' }],
      })
    ).json<{
      suppliers: string[]
    }>().suppliers[0]
    const ask = (whom: object[], due: string) => call('POST', '/api/supplier-requests', { form: 'mhlw-vendor-r8', due, message: '', whom })
    await ask(
      [
        { supplier, product: null },
        { supplier: more, product: null },
      ],
      '2026-12-10',
    )
    await ask([{ supplier, product }], '2026-12-11')
    const of = async (by: Caller) =>
      (await by('GET', '/api/reminders'))
        .json<{ reminders: { kind: string; date: string; path: string; params: object }[] }>()
        .reminders.filter(({ kind }) => kind.startsWith('supplier'))
    expect(await of(call)).toEqual([
      { kind: 'supplier-requests', date: '2026-12-10', path: '/suppliers', params: { count: 2 } },
      { kind: 'supplier-request', date: '2026-12-11', path: `/suppliers/${supplier}`, params: { name: 'みさご医療' } },
    ])
    expect(await of(viewer)).toEqual([])
  })
})
