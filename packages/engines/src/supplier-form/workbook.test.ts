// SPDX-License-Identifier: Apache-2.0
import type { Workbook } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { loadExcel } from '../workbook/excel.ts'
import { sampleForm } from './sample.ts'
import type { SupplierForm } from './types.ts'
import { readSupplierWorkbook } from './workbook-read.ts'
import { writeSupplierWorkbook } from './workbook-write.ts'

const filled = async (fill: (workbook: Workbook) => void, form: SupplierForm = sampleForm) => {
  const { bytes } = await writeSupplierWorkbook({ form, producedAt: '2026-11-21T00:00:00.000Z' })
  const { Workbook: Excel } = await loadExcel()
  const workbook = new Excel()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  fill(workbook)
  return readSupplierWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()))
}
type Row = [string, unknown, unknown?, unknown?]
const put = (workbook: Workbook, rows: Row[], signature: Record<string, unknown> = {}) => {
  for (const [index, [answer, checked, target, remark]] of rows.entries()) {
    const row = workbook.getWorksheet('回答')?.getRow(5 + index)
    for (const [column, value] of [answer, checked, target ?? null, remark ?? null].entries())
      if (row) row.getCell(4 + column).value = value as string
  }
  const cells = { B4: '山田 太郎', B5: '品質部', B6: '令和8年11月21日', B7: 'はい、渡してよい', ...signature }
  for (const [cell, value] of Object.entries(cells)) {
    const at = workbook.getWorksheet('署名')?.getCell(cell)
    if (at) at.value = value as string
  }
}
const good: Row[] = [
  ['はい', '2026/11/20'],
  ['いいえ', new Date('2026-11-20T00:00:00Z'), 'R9.2.1', '二月に替える'],
  ['対象外', '2026-11-20', null, '口がない'],
]

describe('the Excel of a request', () => {
  it('comes back with what was written, days in whatever manner', async () => {
    const read = await filled((workbook) => put(workbook, good))
    const { id, code, organisation, signature } = sampleForm.request ?? { id: '', code: '', organisation: '', signature: '' }
    expect(read).toEqual({
      kind: 'read',
      content: {
        form: { id: 'sample', edition: '2026.1', hash: 'a'.repeat(64) },
        supplier: { name: '架空システム株式会社' },
        product: { name: 'カルテ一号', kind: 'product', release: '5.2' },
        request: { id, code, organisation, signature },
        answers: [
          { item: '1-1', value: 'yes', checked: '2026-11-20', target: null, remark: '' },
          { item: '2-1', value: 'no', checked: '2026-11-20', target: '2027-02-01', remark: '二月に替える' },
          { item: '2-2', value: 'na', checked: '2026-11-20', target: null, remark: '口がない' },
        ],
        signed: { name: '山田 太郎', title: '品質部', on: '2026-11-21' },
        consent: true,
      },
    })
  })

  it('names every place that must be put right, and gives nothing of the rest', async () => {
    const read = await filled((workbook) =>
      put(
        workbook,
        [
          ['たぶん', '2026/11/20'],
          ['いいえ', 'きのう'],
          ['対象外', { formula: 'TODAY()', result: 1 }],
        ],
        { B4: null, B7: 'どちらでも' },
      ),
    )
    const found = read.kind === 'places' ? read.places.map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`) : [read.kind]
    expect(found).toEqual([
      '回答 D5 answer-invalid',
      '回答 E6 day-invalid',
      '回答 F6 target-missing',
      '回答 E7 formula',
      '回答 E7 day-missing',
      '回答 G7 reason-missing',
      '署名 B7 consent-missing',
      '署名 B4 text-missing',
    ])
  })

  it('tells rows that were taken out, doubled or invented', async () => {
    const read = await filled((workbook) => {
      put(workbook, good)
      const sheet = workbook.getWorksheet('回答')
      for (const [cell, value] of [
        ['A6', '１①'],
        ['A7', '9⑨'],
      ] as const) {
        const at = sheet?.getCell(cell)
        if (at) at.value = value
      }
    })
    const found = read.kind === 'places' ? read.places.map(({ code, label }) => `${code} ${label}`) : [read.kind]
    expect(found).toEqual(['item-twice １①', 'item-unknown 9⑨', 'item-missing 2①', 'item-missing 2②'])
  })

  it('lets a vendor who was asked by nobody name itself and its product', async () => {
    const read = await filled((workbook) => put(workbook, good, { B1: '別会社', B2: '別製品' }), {
      ...sampleForm,
      supplier: null,
      product: null,
      request: null,
    })
    expect(read).toMatchObject({
      kind: 'read',
      content: { supplier: { name: '別会社' }, product: { name: '別製品', kind: 'product' }, request: null },
    })
  })

  it('refuses what is no such workbook', async () => {
    expect(await readSupplierWorkbook(new TextEncoder().encode('%PDF-1.7'))).toEqual({ kind: 'refused', reason: 'not-excel' })
    expect(
      await filled((workbook) => {
        workbook.removeWorksheet('meta')
      }),
    ).toEqual({ kind: 'refused', reason: 'not-ours' })
    expect(
      await filled((workbook) => {
        workbook.removeWorksheet('署名')
      }),
    ).toEqual({ kind: 'refused', reason: 'damaged' })
  })
})
