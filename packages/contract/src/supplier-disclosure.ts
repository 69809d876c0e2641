// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { workbookType } from './assessment.ts'
import { endpoint } from './endpoint.ts'
import { day, id, instant, text } from './values.ts'

/** 20 MB: sheets come with pictures and explanations beside their questions. */
const maxSheetBytes = 20 * 1024 * 1024
/** Lines of one disclosure; the industry's sheets have some hundred. */
export const disclosureLinesMost = 1000

/** One question with its answer, as it stands in the sheet of the vendor or the hospital. */
export const disclosureLine = z
  .object({ number: text(50), question: text(2000), value: z.enum(['yes', 'no', 'na']).nullable(), remark: text(2000) })
  .meta({ id: 'DisclosureLine' })

/** One disclosure sheet of a product: of which release of the form and of the product, and when it came. */
export const disclosureHead = z
  .object({
    id,
    kind: z.enum(['mds', 'sds']),
    formRelease: z.string(),
    productRelease: z.string(),
    issued: day.nullable(),
    received: day,
    recordedAt: instant,
    recordedBy: z.string(),
  })
  .meta({ id: 'DisclosureHead' })

export const supplierDisclosureEndpoints = {
  listSupplierDisclosures: endpoint({
    method: 'GET',
    path: '/api/supplier-products/:product/disclosures',
    access: 'supplier.read',
    sensitive: true,
    summary: {
      ja: '一つの製品の開示書（新しい順）と、二つの版の中身',
      en: 'The disclosures of a product, newest first, and the lines of two of them',
    },
    params: z.object({ product: id }),
    query: z.object({ disclosure: id.optional() }),
    response: z.object({
      disclosures: z.array(disclosureHead),
      /** The one asked for, else the newest; and the one whose place it took. */
      shown: z.object({ id, lines: z.array(disclosureLine) }).nullable(),
      before: z.object({ id, lines: z.array(disclosureLine) }).nullable(),
    }),
    errors: ['not-found'],
  }),
  addSupplierDisclosure: endpoint({
    method: 'POST',
    path: '/api/supplier-products/:product/disclosures',
    access: 'supplier.edit',
    summary: { ja: '開示書（MDS／SDS）を残す', en: 'Keep a disclosure (MDS/SDS)' },
    params: z.object({ product: id }),
    body: z.object({
      kind: z.enum(['mds', 'sds']),
      formRelease: text(50),
      productRelease: text(100),
      issued: day.nullable(),
      received: day,
      lines: z.array(disclosureLine).max(disclosureLinesMost),
      /** The newest of its kind when the page was read; null: none. */
      seen: id.nullable(),
    }),
    response: z.object({ disclosure: id }),
    errors: ['not-found', 'record.stale', 'supplier.retired', 'supplier.disclosure-invalid', 'day.future'],
  }),
  readDisclosureFile: endpoint({
    method: 'POST',
    path: '/api/supplier-disclosure-files',
    access: 'supplier.edit',
    summary: {
      ja: '開示書の Excel を読み、表をそのまま返す（保存はしない）',
      en: 'Read a disclosure from Excel and return its tables; nothing is stored',
    },
    upload: { file: workbookType, maxBytes: maxSheetBytes },
    response: z.object({ sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.array(z.array(z.string())) })) }),
    errors: ['supplier.file-unreadable', 'server.busy'],
  }),
} as const

export type DisclosureHead = z.output<typeof disclosureHead>
