// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'

/** What vendors in use were asked by these forms and have not answered, the most urgent first. */
export const openRequests = (db: Database, forms: readonly string[]) =>
  db
    .selectFrom('supplier_request as q')
    .innerJoin('supplier as s', 's.id', 'q.supplier_id')
    .leftJoin('supplier_product as p', 'p.id', 'q.product_id')
    .select(['q.id', 's.name as supplier', 'p.name as product', 'q.form', 'q.due', 'q.requested_at'])
    .where('q.form', 'in', forms.length === 0 ? [''] : [...forms])
    .where('q.answered_at', 'is', null)
    .where('q.withdrawn_at', 'is', null)
    .where('s.retired_at', 'is', null)
    .orderBy('q.due')
    .orderBy('q.id')
    .limit(2000)
    .execute()
export type OpenRequestRow = Awaited<ReturnType<typeof openRequests>>[number]

/** The answers of vendors in use that stand by these forms, each with the response that brought it. */
export const standingSupplierAnswers = (db: Database, forms: readonly string[]) =>
  db
    .selectFrom('supplier_answer as a')
    .innerJoin('supplier_response as r', 'r.id', 'a.response_id')
    .innerJoin('supplier as s', 's.id', 'a.supplier_id')
    .leftJoin('supplier_product as p', 'p.id', 'a.product_id')
    .select([
      's.id as supplier_id',
      's.name as supplier',
      'a.product_id',
      'p.name as product',
      'p.release',
      'a.form',
      'a.item',
      'a.value',
      'a.checked',
      'a.target',
      'a.remark',
      'r.id as response_id',
      'r.edition_hash',
      'r.signed_name',
      'r.signed_title',
      'r.signed_on',
      'r.received_at',
      'r.via',
    ])
    .where('a.form', 'in', forms.length === 0 ? [''] : [...forms])
    .where('s.retired_at', 'is', null)
    .where((eb) => eb.or([eb('a.product_id', 'is', null), eb('p.retired_at', 'is', null)]))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('supplier_answer as later').select('later.id').whereRef('later.supersedes', '=', 'a.id'))))
    .orderBy('s.name')
    .orderBy('p.name')
    .orderBy('r.received_at', 'desc')
    .orderBy('a.item')
    .limit(50_000)
    .execute()
export type SupplierAnswerRow = Awaited<ReturnType<typeof standingSupplierAnswers>>[number]

/** The disclosure sheets that stand for products in use. */
export const standingDisclosures = (db: Database) =>
  db
    .selectFrom('supplier_disclosure as d')
    .innerJoin('supplier as s', 's.id', 'd.supplier_id')
    .innerJoin('supplier_product as p', 'p.id', 'd.product_id')
    .select(['d.id', 's.name as supplier', 'p.name as product', 'd.kind', 'd.form_release', 'd.product_release', 'd.issued', 'd.received'])
    .where('s.retired_at', 'is', null)
    .where('p.retired_at', 'is', null)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('supplier_disclosure as later').select('later.id').whereRef('later.supersedes', '=', 'd.id'))))
    .orderBy('s.name')
    .orderBy('p.name')
    .orderBy('d.kind')
    .limit(2000)
    .execute()
export type DisclosureRow = Awaited<ReturnType<typeof standingDisclosures>>[number]
