// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** Which sheet: one form for one vendor, and of it one product or (null) all it does here. */
export type SheetOf = { supplier: string; product: string | null; form: string }

const answerColumns = [
  'a.id',
  'a.product_id',
  'a.form',
  'a.item',
  'a.value',
  'a.checked',
  'a.target',
  'a.remark',
  'a.recorded_at',
  'a.response_id',
] as const

/** The answers that stand: those that no other took the place of. */
const standing = (db: Database, supplier: string) =>
  db
    .selectFrom('supplier_answer as a')
    .where('a.supplier_id', '=', supplier)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('supplier_answer as later').select('later.id').whereRef('later.supersedes', '=', 'a.id'))))

/** Every standing answer of a vendor, with the response it came with. */
export const standingOfSupplier = (db: Database, supplier: string) =>
  standing(db, supplier)
    .innerJoin('supplier_response as r', 'r.id', 'a.response_id')
    .select([...answerColumns, 'r.via', 'r.signed_name', 'r.accepted_by_name'])
    .limit(5000)
    .execute()
export type AnswerRow = Awaited<ReturnType<typeof standingOfSupplier>>[number]

/** The standing answers of one sheet. */
export const standingOfSheet = (db: Database, { supplier, product, form }: SheetOf) =>
  standing(db, supplier).select(answerColumns).where('a.form', '=', form).where('a.product_id', 'is not distinct from', product).execute()

/** Every answer an item ever had, the newest first. */
export const historyOfItem = (db: Database, { supplier, product, form }: SheetOf, item: string): Promise<AnswerRow[]> =>
  db
    .selectFrom('supplier_answer as a')
    .innerJoin('supplier_response as r', 'r.id', 'a.response_id')
    .select([...answerColumns, 'r.via', 'r.signed_name', 'r.accepted_by_name'])
    .where('a.supplier_id', '=', supplier)
    .where('a.form', '=', form)
    .where('a.item', '=', item)
    .where('a.product_id', 'is not distinct from', product)
    .orderBy('a.recorded_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(500)
    .execute()

type AnswerInsert = {
  id: string
  organisation_id: string
  supplier_id: string
  product_id: string | null
  response_id: string
  form: string
  item: string
  value: 'yes' | 'no' | 'na'
  checked: string
  target: string | null
  remark: string
  recorded_at: Date
  supersedes: string | null
}
/** Adds answers, each in the place of the one it names; those that somebody else was quicker for are left out. Returns how many were written. */
export const insertAnswers = async (db: Database, rows: readonly AnswerInsert[]): Promise<number> => {
  const written = await db
    .insertInto('supplier_answer')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['organisation_id', 'supplier_id', 'product_id', 'form', 'item', 'supersedes']).doNothing())
    .returning('id')
    .execute()
  return written.length
}

const responseColumns = [
  'id',
  'product_id',
  'request_id',
  'form',
  'edition_hash',
  'via',
  'signed_name',
  'signed_title',
  'signed_on',
  'consent',
  'key_fingerprint',
  'sha256',
  'received_at',
  'accepted_by_name',
] as const
/** What came back from a vendor, the newest first. */
export const responsesOf = (db: Database, supplier: string) =>
  db
    .selectFrom('supplier_response')
    .select(responseColumns)
    .where('supplier_id', '=', supplier)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
export type ResponseRow = Awaited<ReturnType<typeof responsesOf>>[number]

type ResponseInsert = {
  id: string
  organisation_id: string
  supplier_id: string
  product_id: string | null
  request_id: string | null
  form: string
  edition_hash: string
  via: 'html-file' | 'excel-file' | 'link' | 'answer-file' | 'hand'
  signed_name: string
  signed_title: string
  signed_on: string
  consent: boolean
  key_fingerprint: string | null
  document: string
  sha256: string
  received_at: Date
  accepted_by: string | null
  accepted_by_name: string
}
export const insertResponse = async (db: Database, row: ResponseInsert): Promise<void> => {
  await db.insertInto('supplier_response').values(row).execute()
}

const sheetColumns = ['product_id', 'form', 'edition_hash', 'response_id', 'received_at', 'yes', 'no', 'na', 'next_target'] as const
/** How each form of a vendor stands. */
export const sheetsOf = (db: Database, supplier: string) =>
  db.selectFrom('supplier_sheet').select(sheetColumns).where('supplier_id', '=', supplier).orderBy('received_at', 'desc').execute()

/** How one form stands for one vendor and product; undefined: never answered. */
export const sheetOf = (db: Database, { supplier, product, form }: SheetOf) =>
  db
    .selectFrom('supplier_sheet')
    .select(sheetColumns)
    .where('supplier_id', '=', supplier)
    .where('form', '=', form)
    .where('product_id', 'is not distinct from', product)
    .executeTakeFirst()

type SheetInsert = {
  id: string
  organisation_id: string
  supplier_id: string
  product_id: string | null
  form: string
  edition_hash: string
  response_id: string
  received_at: Date
  yes: number
  no: number
  na: number
  next_target: string | null
}
/** Keeps how a sheet stands after a response; the vendor is held meanwhile. */
export const writeSheet = (db: Database, row: SheetInsert) =>
  db
    .insertInto('supplier_sheet')
    .values({ ...row, version: 0 })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'supplier_id', 'product_id', 'form']).doUpdateSet((eb) => ({
        edition_hash: eb.ref('excluded.edition_hash'),
        response_id: eb.ref('excluded.response_id'),
        received_at: eb.ref('excluded.received_at'),
        yes: eb.ref('excluded.yes'),
        no: eb.ref('excluded.no'),
        na: eb.ref('excluded.na'),
        next_target: eb.ref('excluded.next_target'),
        version: eb('supplier_sheet.version', '+', 1),
      })),
    )
    .execute()

/** What a vendor's own word says of each practice of one subject today. */
export const vendorClaims = (db: Database, subject: { kind: 'system' | 'vendor'; id: string }) =>
  db
    .selectFrom('claim')
    .distinctOn('practice')
    .select(['id', 'practice', 'value'])
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('source', '=', 'vendor')
    .orderBy('practice')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

type ClaimInsert = {
  id: string
  organisation_id: string
  practice: string
  subject_kind: 'system' | 'vendor'
  subject_id: string
  value: string
  source: 'vendor'
  source_name: string
  origin_id: string
  effective: string
  recorded_at: Date
  edition_hash: string
  supersedes: string | null
}
export const insertClaims = async (db: Database, rows: readonly ClaimInsert[]): Promise<void> => {
  if (rows.length > 0)
    await db
      .insertInto('claim')
      .values([...rows])
      .execute()
}

export type WordRow = {
  suppliers: number
  products: number
  disclosed: number
  current: number
  answers: { supplier: string; name: string; value: 'yes' | 'no' | 'na'; target: string | null; remark: string }[]
}
/** What vendors in use answered to one item of their form, and how many of their products have a disclosure. */
export const wordOfItem = async (db: Database, form: string, item: string): Promise<WordRow> => {
  const { rows } = await sql<WordRow>`
    with used as (select id, name from supplier where retired_at is null),
    product as (select p.id, p.release from supplier_product p join used on used.id = p.supplier_id where p.retired_at is null),
    disclosed as (
      select distinct on (d.product_id) d.product_id, d.product_release = p.release or p.release = '' as current
      from supplier_disclosure d join product p on p.id = d.product_id order by d.product_id, d.recorded_at desc),
    answer as (
      select a.supplier_id, used.name, a.value, a.target, a.remark
      from supplier_answer a join used on used.id = a.supplier_id left join product on product.id = a.product_id
      where a.form = ${form} and a.item = ${item} and (a.product_id is null or product.id is not null)
        and not exists (select from supplier_answer later where later.supersedes = a.id)
      order by a.target nulls last, used.name, a.id)
    select (select count(*)::int from used) as suppliers, (select count(*)::int from product) as products,
      (select count(*)::int from disclosed) as disclosed, (select count(*)::int from disclosed where current) as current,
      (select coalesce(json_agg(json_build_object('supplier', supplier_id, 'name', name, 'value', value, 'target', target, 'remark', remark)), '[]')
        from answer) as answers`.execute(db)
  const [row] = rows
  if (!row) throw new Error('an aggregate is one row')
  return row
}
