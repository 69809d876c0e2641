// SPDX-License-Identifier: Apache-2.0
import type { SupplierSheet, supplierEndpoints } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import canonicalize from 'canonicalize'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import type { Forms } from '../checklist/index.ts'
import * as answers from './answer-queries.ts'
import * as commands from './commands.ts'
import { formView, vendorEdition, vendorForms } from './forms.ts'
import { listSuppliers, wordOf } from './listing.ts'
import * as queries from './queries.ts'
import { receiveAnswers } from './receive.ts'
import { requestsOf } from './request-queries.ts'
import { answerView, productView, requestView, responseView } from './view.ts'

/** A vendor's page, in as many statements however much it holds. */
const readSupplier = async ({ scope, forms }: commands.Work, id: string, now: Date) => {
  const row = await commands.openSupplier({ scope }, id)
  const [products, disclosures, asked, sheets, standing, responses] = await Promise.all([
    queries.productsOf(scope.db, [id]),
    queries.newestDisclosures(scope.db, id),
    requestsOf(scope.db, id),
    answers.sheetsOf(scope.db, id),
    answers.standingOfSupplier(scope.db, id),
    answers.responsesOf(scope.db, id),
  ])
  const sheetView = (sheet: (typeof sheets)[number]): SupplierSheet => ({
    product: sheet.product_id,
    form: sheet.form,
    hash: sheet.edition_hash,
    response: sheet.response_id,
    receivedAt: sheet.received_at.toISOString(),
    yes: sheet.yes,
    no: sheet.no,
    na: sheet.na,
    target: sheet.next_target === null ? null : String(sheet.next_target),
    answers: standing.filter((answer) => answer.form === sheet.form && answer.product_id === sheet.product_id).map(answerView),
  })
  return {
    id,
    name: row.name,
    contactName: row.contact_name,
    contactMail: row.contact_mail,
    contactPhone: row.contact_phone,
    note: row.note,
    retired: row.retired_at !== null,
    keyFingerprint: row.key_fingerprint,
    version: row.version,
    products: products.map((product) => productView(product, disclosures)),
    requests: asked.map((request) => requestView(request, japaneseDate(now))),
    sheets: sheets.map(sheetView),
    responses: responses.map(responseView),
    forms: vendorForms(forms).map(formView),
  }
}

type HandInput = {
  product: string | null
  request: string | null
  hash: string
  lines: { item: string; value: 'yes' | 'no' | 'na'; checked: string; target: string | null; remark: string }[]
  signed: { name: string; title: string; on: string }
  consent: boolean
  seen: string | null
}

/** An answer that a person typed in; what is kept as the document is what was typed. */
const receiveByHand = async (scope: OrganisationScope, { clock, forms }: Omit<commands.Work, 'scope'>, supplier: string, input: HandInput) => {
  await commands.openSupplier({ scope }, supplier)
  const form = await vendorEdition(scope.db, forms, input.hash)
  const { seen, ...typed } = input
  const document = canonicalize({ kind: 'shinayaka-supplier-typed', format: 1, supplier, typedBy: scope.person.name, ...typed })
  if (document === undefined) throw new Error('what was typed is always JSON')
  return receiveAnswers(
    scope,
    { clock, forms },
    {
      ...typed,
      supplier,
      form: form.edition.id,
      editionHash: input.hash,
      via: 'hand',
      keyFingerprint: null,
      document,
      seen,
    },
  )
}

/** Vendors: who they are, what they are asked, what they answered. */
export const supplierHandlers = (app: App, forms: Forms): Handlers<keyof typeof supplierEndpoints> => {
  const { clock } = app
  return {
    listSuppliers: async ({ scope, input }) => listSuppliers({ db: scope.db, forms, now: clock.now() }, input.query),
    addSuppliers: async ({ scope, input }) => commands.addSuppliers({ scope, clock, forms }, input.body.rows),
    readSupplier: async ({ scope, input }) => readSupplier({ scope, clock, forms }, input.params.supplier, clock.now()),
    saveSupplier: async ({ scope, input }) => commands.saveSupplier({ scope, clock, forms }, input.params.supplier, input.body),
    retireSupplier: async ({ scope, input }) => commands.retireSupplier({ scope, clock, forms }, input.params.supplier, input.body),
    addSupplierProduct: async ({ scope, input }) => commands.addProduct({ scope, clock, forms }, input.params.supplier, input.body),
    saveSupplierProduct: async ({ scope, input }) => commands.saveProduct({ scope, clock, forms }, input.params.product, input.body),
    askSuppliers: async ({ scope, input }) => commands.askSuppliers({ scope, clock, forms }, input.body),
    saveSupplierRequest: async ({ scope, input }) => commands.saveRequest({ scope, clock, forms }, input.params.request, input.body),
    receiveSupplierAnswers: async ({ scope, input }) => receiveByHand(scope, { clock, forms }, input.params.supplier, input.body),
    readSupplierHistory: async ({ scope, input }) => {
      await commands.openSupplier({ scope }, input.params.supplier)
      const sheet = { supplier: input.params.supplier, product: input.query.product ?? null, form: input.query.form }
      return { answers: (await answers.historyOfItem(scope.db, sheet, input.query.item)).map(answerView) }
    },
    readSupplierWord: async ({ scope, input }) => wordOf({ db: scope.db, forms }, input.params.hash, input.params.item),
  }
}
