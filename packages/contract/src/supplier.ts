// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { supplierAnswerLine, supplierAnswerVias } from './supplier-answer.ts'
import { day, id, instant, text, version } from './values.ts'

/** By what the list of vendors can be narrowed; a vendor may be found under several. */
export const supplierFilters = ['all', 'overdue', 'open', 'asked-never', 'no', 'late', 'disclosure', 'complete'] as const
/** What to do next about a vendor, the most pressing first. */
export const supplierSteps = ['remind', 'target', 'ask', 'wait', 'disclosure', 'renew', 'watch', 'none'] as const
/** A product it delivered, or a service it runs. */
export const supplierProductKinds = ['product', 'service'] as const
/** Rows that can be added at once. */
export const supplierRowsMost = 1000

const bilingual = z.object({ ja: z.string(), en: z.string() })
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A form that vendors answer, as it can be asked for. */
export const supplierForm = z
  .object({ id: z.string(), hash, edition: z.string(), title: bilingual, year: z.int().nullable(), known: z.enum(['whole', 'part']), items: z.int() })
  .meta({ id: 'SupplierForm' })

/** What is known of one vendor, in counts. */
export const supplierFigures = z
  .object({
    products: z.int(),
    open: z.int(),
    overdue: z.int(),
    sheets: z.int(),
    no: z.int(),
    late: z.int(),
    neverAsked: z.int(),
    disclosureMissing: z.int(),
    disclosureOlder: z.int(),
  })
  .meta({ id: 'SupplierFigures' })

/** A vendor in the list: what is missing, and the next step. */
export const supplierSummary = z
  .object({
    id,
    name: z.string(),
    contact: z.string(),
    figures: supplierFigures,
    step: z.enum(supplierSteps),
    /** The nearest day an open request is due, and the nearest day an いいえ names. */
    due: day.nullable(),
    target: day.nullable(),
    answered: instant.nullable(),
  })
  .meta({ id: 'SupplierSummary' })

const details = {
  name: text(200).min(1),
  contactName: text(200),
  contactMail: text(254),
  contactPhone: text(50),
  note: text(2000),
}
const productDetails = { name: text(200).min(1), kind: z.enum(supplierProductKinds), release: text(100), note: text(2000) }

/** What a vendor delivered or runs. */
export const supplierProduct = z
  .object({
    id,
    ...productDetails,
    retired: z.boolean(),
    /** Its newest disclosure; `older`: it speaks of another release than the one in use. */
    disclosure: z
      .object({ id, kind: z.enum(['mds', 'sds']), formRelease: z.string(), productRelease: z.string(), received: day, older: z.boolean() })
      .nullable(),
    version,
  })
  .meta({ id: 'SupplierProduct' })

/** One form asked of one vendor, for a product or (null) for all it does here. */
export const supplierRequest = z
  .object({
    id,
    product: id.nullable(),
    form: z.string(),
    hash,
    code: z.string(),
    due: day,
    message: z.string(),
    state: z.enum(['open', 'overdue', 'answered', 'withdrawn']),
    requestedAt: instant,
    requestedBy: z.string(),
    remindedAt: instant.nullable(),
    answeredAt: instant.nullable(),
    version,
  })
  .meta({ id: 'SupplierRequest' })

/** One item as it stands, or stood. */
export const supplierAnswer = supplierAnswerLine
  .extend({
    recordedAt: instant,
    /** Of the response it came with. */
    response: id,
    via: z.enum(supplierAnswerVias),
    signed: z.string(),
    accepted: z.string(),
  })
  .meta({ id: 'SupplierAnswer' })

/** A form as it stands for one vendor and product: its standing answers, and the response accepted last. */
export const supplierSheet = z
  .object({
    product: id.nullable(),
    form: z.string(),
    hash,
    response: id,
    receivedAt: instant,
    yes: z.int(),
    no: z.int(),
    na: z.int(),
    target: day.nullable(),
    answers: z.array(supplierAnswer),
  })
  .meta({ id: 'SupplierSheet' })

/** What came back, as it was accepted. */
export const supplierResponse = z
  .object({
    id,
    product: id.nullable(),
    request: id.nullable(),
    form: z.string(),
    hash,
    via: z.enum(supplierAnswerVias),
    signed: z.object({ name: z.string(), title: z.string(), on: day }),
    consent: z.boolean(),
    sha256: z.string(),
    /** Whether the file bore a signature made by a key. */
    signature: z.boolean(),
    receivedAt: instant,
    acceptedBy: z.string(),
  })
  .meta({ id: 'SupplierResponse' })

const supplierParams = z.object({ supplier: id })
const requestParams = z.object({ request: id })
const productParams = z.object({ product: id })

/** A line pasted from a table: a vendor with one product, or without. */
export const supplierRow = z.object({
  name: text(200),
  product: text(200),
  kind: z.enum(supplierProductKinds),
  release: text(100),
  contactName: text(200),
  contactMail: text(254),
})
export type SupplierRow = z.output<typeof supplierRow>

export const supplierEndpoints = {
  listSuppliers: endpoint({
    method: 'GET',
    path: '/api/suppliers',
    access: 'supplier.read',
    summary: { ja: '事業者の一覧（だれから何が足りないか）', en: 'Vendors: what is missing from whom' },
    query: z.object({
      show: z.enum(supplierFilters).default('all'),
      search: text(100).default(''),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    response: z.object({
      suppliers: z.array(supplierSummary),
      count: z.int(),
      page: z.int(),
      pages: z.int(),
      /** How many vendors are found under each filter, whatever was searched for. */
      totals: z.object(Object.fromEntries(supplierFilters.map((one) => [one, z.int()])) as Record<(typeof supplierFilters)[number], z.ZodInt>),
      /** The form by which 'asked' is judged, and every other that can be asked for. */
      forms: z.array(supplierForm),
    }),
  }),
  addSuppliers: endpoint({
    method: 'POST',
    path: '/api/suppliers',
    access: 'supplier.edit',
    summary: { ja: '事業者と製品を、まとめて加える', en: 'Add vendors and their products, all or none' },
    body: z.object({ rows: z.array(supplierRow).min(1).max(supplierRowsMost) }),
    response: z.object({ suppliers: z.array(id), added: z.int(), products: z.int() }),
    errors: ['supplier.rows-invalid'],
  }),
  readSupplier: endpoint({
    method: 'GET',
    path: '/api/suppliers/:supplier',
    access: 'supplier.read',
    sensitive: true,
    summary: { ja: '一つの事業者の、連絡先、製品、依頼、答え', en: 'One vendor: contact, products, requests and answers' },
    params: supplierParams,
    response: z.object({
      id,
      ...details,
      retired: z.boolean(),
      keyFingerprint: z.string().nullable(),
      version,
      products: z.array(supplierProduct),
      requests: z.array(supplierRequest),
      sheets: z.array(supplierSheet),
      responses: z.array(supplierResponse),
      forms: z.array(supplierForm),
    }),
    errors: ['not-found'],
  }),
  saveSupplier: endpoint({
    method: 'PUT',
    path: '/api/suppliers/:supplier',
    access: 'supplier.edit',
    summary: { ja: '事業者の名前と連絡先を直す', en: 'Correct a vendor’s name and contact' },
    params: supplierParams,
    body: z.object({ ...details, version }),
    response: z.object({ version }),
    errors: ['not-found', 'record.stale', 'supplier.name-taken'],
  }),
  retireSupplier: endpoint({
    method: 'POST',
    path: '/api/suppliers/:supplier/retirement',
    access: 'supplier.edit',
    summary: { ja: '取引の終わった事業者を外す、または戻す', en: 'Put a vendor aside, or bring it back' },
    params: supplierParams,
    body: z.object({ retired: z.boolean(), version }),
    response: z.object({ version }),
    errors: ['not-found', 'record.stale', 'supplier.name-taken'],
  }),
  addSupplierProduct: endpoint({
    method: 'POST',
    path: '/api/suppliers/:supplier/products',
    access: 'supplier.edit',
    summary: { ja: '製品・サービスを加える', en: 'Add a product or service' },
    params: supplierParams,
    body: z.object(productDetails),
    response: z.object({ product: id }),
    errors: ['not-found', 'supplier.retired', 'supplier.product-taken'],
  }),
  saveSupplierProduct: endpoint({
    method: 'PUT',
    path: '/api/supplier-products/:product',
    access: 'supplier.edit',
    summary: { ja: '製品・サービスを直す、外す、戻す', en: 'Correct a product or service, put it aside or bring it back' },
    params: productParams,
    body: z.object({ ...productDetails, retired: z.boolean(), version }),
    response: z.object({ version }),
    errors: ['not-found', 'record.stale', 'supplier.product-taken'],
  }),
  askSuppliers: endpoint({
    method: 'POST',
    path: '/api/supplier-requests',
    access: 'supplier.edit',
    summary: { ja: '事業者に、様式への答えを頼む（まとめて）', en: 'Ask vendors to answer a form' },
    body: z.object({
      form: text(60),
      due: day,
      message: text(1000),
      whom: z
        .array(z.object({ supplier: id, product: id.nullable() }))
        .min(1)
        .max(supplierRowsMost),
    }),
    response: z.object({ requests: z.array(z.object({ id, supplier: id, product: id.nullable(), code: z.string() })) }),
    errors: ['not-found', 'supplier.form-unknown', 'supplier.product-foreign', 'supplier.retired', 'supplier.due-past', 'supplier.asked-already'],
  }),
  saveSupplierRequest: endpoint({
    method: 'PUT',
    path: '/api/supplier-requests/:request',
    access: 'supplier.edit',
    summary: { ja: '依頼の期日を変える、催促を書き残す、取り下げる', en: 'Move a request’s day, note a reminder, or withdraw it' },
    params: requestParams,
    body: z.object({ due: day, reminded: z.boolean(), withdrawn: z.boolean(), version }),
    response: z.object({ version }),
    errors: ['not-found', 'record.stale', 'supplier.request-closed'],
  }),
  receiveSupplierAnswers: endpoint({
    method: 'POST',
    path: '/api/suppliers/:supplier/responses',
    access: 'supplier.edit',
    summary: { ja: '紙や電話で届いた回答を、手で入れる', en: 'Type in an answer that came on paper' },
    params: supplierParams,
    body: z.object({
      product: id.nullable(),
      request: id.nullable(),
      hash,
      lines: z.array(supplierAnswerLine).max(500),
      signed: z.object({ name: text(200).min(1), title: text(200), on: day }),
      consent: z.boolean(),
      /** The response that stood when the page was read; null: none. */
      seen: id.nullable(),
    }),
    response: z.object({ response: id }),
    errors: [
      'not-found',
      'record.stale',
      'supplier.edition-unknown',
      'supplier.product-foreign',
      'supplier.request-foreign',
      'supplier.request-closed',
      'supplier.retired',
      'supplier.answers-invalid',
    ],
  }),
  readSupplierHistory: endpoint({
    method: 'GET',
    path: '/api/suppliers/:supplier/history',
    access: 'supplier.read',
    sensitive: true,
    summary: { ja: '一つの項目の、事業者のこれまでの答え', en: 'Every answer a vendor ever gave to an item' },
    params: supplierParams,
    query: z.object({ form: text(60).default(''), item: text(40).default(''), product: id.optional() }),
    response: z.object({ answers: z.array(supplierAnswer) }),
    errors: ['not-found'],
  }),
  readSupplierWord: endpoint({
    method: 'GET',
    path: '/api/supplier-words/:hash/:item',
    access: 'supplier.read',
    summary: { ja: '施設の様式の一つの項目について、事業者が何と答えたか', en: 'What vendors said to the same item of their own form' },
    params: z.object({ hash, item: text(40) }),
    response: z.object({
      /** The vendors' form of the same year; null: there is none, or it has no such item. */
      form: supplierForm.nullable(),
      /** Vendors in use; of them those that answered, all はい, some いいえ, all 対象外. */
      suppliers: z.int(),
      yes: z.int(),
      no: z.int(),
      na: z.int(),
      /** Those that said いいえ, with the day they named. */
      refusals: z.array(z.object({ supplier: id, name: z.string(), target: day.nullable(), remark: z.string() })),
      /** Products in use; of them those with a disclosure, and with one of the release in use. */
      products: z.int(),
      disclosed: z.int(),
      current: z.int(),
    }),
    errors: ['edition.unknown'],
  }),
} as const

export type SupplierForm = z.output<typeof supplierForm>
export type SupplierSummary = z.output<typeof supplierSummary>
export type SupplierProduct = z.output<typeof supplierProduct>
export type SupplierRequest = z.output<typeof supplierRequest>
export type SupplierAnswer = z.output<typeof supplierAnswer>
export type SupplierSheet = z.output<typeof supplierSheet>
export type SupplierResponse = z.output<typeof supplierResponse>
