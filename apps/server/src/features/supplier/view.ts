// SPDX-License-Identifier: Apache-2.0
import type { SupplierAnswer, SupplierProduct, SupplierRequest, SupplierResponse, SupplierSummary } from '@shinayaka/contract'
import { type SupplierFigures, supplierStep } from '@shinayaka/domain'
import type { AnswerRow, ResponseRow } from './answer-queries.ts'
import type { FigureRow, newestDisclosures, productsOf } from './queries.ts'
import type { RequestRow } from './request-queries.ts'

const dayOf = (value: unknown): string | null => (value === null ? null : String(value))

/** A vendor's counts as the domain judges them. */
export const figuresOf = (row: FigureRow): SupplierFigures => ({
  products: row.products,
  open: row.open,
  overdue: row.overdue,
  sheets: row.sheets,
  no: row.no,
  late: row.late,
  neverAsked: row.never_asked,
  disclosureMissing: row.disclosure_missing,
  disclosureOlder: row.disclosure_older,
})

export const summaryView = (row: FigureRow): SupplierSummary => {
  const figures = figuresOf(row)
  return {
    id: row.id,
    name: row.name,
    contact: row.contact_name,
    figures,
    step: supplierStep(figures),
    due: dayOf(row.due),
    target: dayOf(row.target),
    answered: row.answered?.toISOString() ?? null,
  }
}

type ProductRow = Awaited<ReturnType<typeof productsOf>>[number]
type DisclosureRow = Awaited<ReturnType<typeof newestDisclosures>>[number]

export const productView = (row: ProductRow, disclosures: readonly DisclosureRow[]): SupplierProduct => {
  const newest = disclosures.find(({ product_id }) => product_id === row.id)
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as SupplierProduct['kind'],
    release: row.release,
    note: row.note,
    retired: row.retired_at !== null,
    disclosure: newest
      ? {
          id: newest.id,
          kind: newest.kind as 'mds' | 'sds',
          formRelease: newest.form_release,
          productRelease: newest.product_release,
          received: String(newest.received),
          older: row.release !== '' && newest.product_release !== row.release,
        }
      : null,
    version: row.version,
  }
}

const requestState = ({ answered_at, withdrawn_at, due }: RequestRow, today: string): SupplierRequest['state'] => {
  if (answered_at !== null) return 'answered'
  if (withdrawn_at !== null) return 'withdrawn'
  return String(due) < today ? 'overdue' : 'open'
}

export const requestView = (row: RequestRow, today: string): SupplierRequest => ({
  id: row.id,
  product: row.product_id,
  form: row.form,
  hash: row.edition_hash,
  code: row.code,
  due: String(row.due),
  message: row.message,
  state: requestState(row, today),
  requestedAt: row.requested_at.toISOString(),
  requestedBy: row.requested_by_name,
  remindedAt: row.reminded_at?.toISOString() ?? null,
  answeredAt: row.answered_at?.toISOString() ?? null,
  version: row.version,
})

export const answerView = (row: AnswerRow): SupplierAnswer => ({
  item: row.item,
  value: row.value as SupplierAnswer['value'],
  checked: String(row.checked),
  target: dayOf(row.target),
  remark: row.remark,
  recordedAt: row.recorded_at.toISOString(),
  response: row.response_id,
  via: row.via as SupplierAnswer['via'],
  signed: row.signed_name,
  accepted: row.accepted_by_name,
})

export const responseView = (row: ResponseRow): SupplierResponse => ({
  id: row.id,
  product: row.product_id,
  request: row.request_id,
  form: row.form,
  hash: row.edition_hash,
  via: row.via as SupplierResponse['via'],
  signed: { name: row.signed_name, title: row.signed_title, on: String(row.signed_on) },
  consent: row.consent,
  sha256: row.sha256,
  signature: row.key_fingerprint !== null,
  receivedAt: row.received_at.toISOString(),
  acceptedBy: row.accepted_by_name,
})
