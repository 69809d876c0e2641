// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { supplierAnswerLine } from './supplier-answer.ts'
import { day, id, instant } from './values.ts'

/** The most that a file brought back may weigh: an answer file of every item with long remarks is far smaller. */
export const maxAnswerFileBytes = 5 * 1024 * 1024

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const anyFile = { file: 'application/octet-stream', maxBytes: maxAnswerFileBytes } as const

/** What an item says now and what the file says. `left-out`: stands here, and the file does not speak of it. */
export const supplierFileDifference = z
  .object({
    item: z.string(),
    number: z.string(),
    name: z.string(),
    change: z.enum(['new', 'changed', 'left-out']),
    before: supplierAnswerLine.nullable(),
    after: supplierAnswerLine.nullable(),
  })
  .meta({ id: 'SupplierFileDifference' })

/** A vendor's signature against the key pinned for it. `absent`: it signed before, and this file bears none. */
export const supplierKeyStates = ['none', 'absent', 'new', 'known', 'changed'] as const

/** What a file that came back holds, and what it would change; nothing is stored. */
export const supplierFilePreview = z
  .object({
    via: z.enum(['html-file', 'excel-file', 'answer-file']),
    /** Of the file's content, to accept exactly what was seen. */
    sha256: hash,
    title: z.object({ ja: z.string(), en: z.string() }),
    edition: z.string(),
    /** As the file names them. */
    named: z.object({ supplier: z.string(), product: z.string().nullable(), release: z.string() }),
    signed: z.object({ name: z.string(), title: z.string(), on: day }),
    consent: z.boolean(),
    /** Our own request that it answers; `answeredAt`: an answer to it was accepted before. */
    request: z.object({ id, code: z.string(), answeredAt: instant.nullable() }).nullable(),
    /** The other institution that asked for it; null: we did, or nobody. */
    askedBy: z.string().nullable(),
    /** Whose answer it is here: of the request, as chosen, or as the names suggest; null: a person must say. */
    supplier: id.nullable(),
    product: id.nullable(),
    /** Vendors and products it can be taken for, those whose names are alike first; empty where the request says it. */
    choices: z.array(
      z.object({ id, name: z.string(), alike: z.boolean(), products: z.array(z.object({ id, name: z.string(), alike: z.boolean() })) }),
    ),
    key: z.object({ state: z.enum(supplierKeyStates), fingerprint: hash.nullable(), pinned: hash.nullable() }),
    /** The response that stands; to be named when the file is accepted. */
    seen: id.nullable(),
    differences: z.array(supplierFileDifference),
    same: z.int(),
  })
  .meta({ id: 'SupplierFilePreview' })

const requestParams = z.object({ request: id })
const chosen = z.object({ supplier: id.optional(), product: id.optional() })
const fileErrors = [
  'not-found',
  'supplier-file.unreadable',
  'supplier-file.tampered',
  'supplier-file.signature',
  'supplier-file.not-ours',
  'supplier-file.altered',
  'supplier-file.withdrawn',
  'supplier-file.other-edition',
  'supplier-file.other-product',
  'supplier-file.consent',
  'supplier-file.duplicate',
  'supplier-file.faults',
  'supplier.edition-unknown',
  'supplier.product-foreign',
  'supplier.retired',
  'server.busy',
] as const

export const supplierFileEndpoints = {
  makeSupplierFile: endpoint({
    method: 'POST',
    path: '/api/supplier-requests/:request/file',
    access: 'supplier.edit',
    summary: {
      ja: '依頼を、署名付きのファイルにする（一枚の HTML か Excel）',
      en: 'The request as a signed file to answer offline: one HTML page, or Excel',
    },
    params: requestParams,
    body: z.object({ format: z.enum(['html', 'xlsx']) }),
    response: z.object({ name: z.string(), type: z.string(), /** The file's bytes. */ base64: z.string() }),
    errors: ['not-found', 'supplier-file.withdrawn', 'server.busy'],
  }),
  previewSupplierFile: endpoint({
    method: 'POST',
    path: '/api/supplier-files/preview',
    access: 'supplier.edit',
    summary: {
      ja: '事業者から返ったファイルを読み、違いだけを返す（保存はしない）',
      en: 'Read a vendor’s file and return the differences; nothing is stored',
    },
    query: chosen,
    upload: anyFile,
    response: z.object({ preview: supplierFilePreview }),
    errors: fileErrors,
  }),
  acceptSupplierFile: endpoint({
    method: 'POST',
    path: '/api/suppliers/:supplier/files/:hash',
    access: 'supplier.edit',
    summary: { ja: '見くらべたファイルを、回答として受け取る（全部か、何もしないか）', en: 'Accept a file that was looked at, whole or not at all' },
    params: z.object({ supplier: id, hash }),
    query: z.object({
      product: id.optional(),
      /** The response that stood when the file was looked at. */
      seen: id.optional(),
      /** Yes to a signature by another key than the one pinned. */
      signer: z.enum(['pinned', 'changed']).default('pinned'),
    }),
    upload: anyFile,
    response: z.object({ response: id, supplier: id }),
    errors: [
      ...fileErrors,
      'record.stale',
      'supplier-file.other',
      'supplier-file.key-changed',
      'supplier.request-foreign',
      'supplier.request-closed',
      'supplier.answers-invalid',
    ],
  }),
  readSupplierFile: endpoint({
    method: 'GET',
    path: '/api/supplier-responses/:response/answer.shinayaka.json',
    access: 'supplier.read',
    sensitive: true,
    summary: {
      ja: '受け取った回答のファイル（承諾があるものだけ。ほかの施設へ渡せる）',
      en: 'An accepted answer as a file, where the vendor agreed to hand it on',
    },
    params: z.object({ response: id }),
    response: { file: 'application/json' },
    errors: ['not-found', 'supplier-file.not-handed-on'],
  }),
} as const

export type SupplierFilePreview = z.output<typeof supplierFilePreview>
export type SupplierFileDifference = z.output<typeof supplierFileDifference>
