// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

export type FigureRow = {
  id: string
  name: string
  contact_name: string
  products: number
  open: number
  overdue: number
  sheets: number
  no: number
  late: number
  never_asked: number
  disclosure_missing: number
  disclosure_older: number
  due: string | null
  target: string | null
  answered: Date | null
}

/**
 * Every vendor in use with what is missing, by name; one statement whatever the number of vendors. `form`: this year's, by which "asked" is judged.
 * A sheet counts where it is the newest of its product; a request for the whole vendor covers each of its products.
 */
export const supplierFigures = async (db: Database, form: string, today: string): Promise<FigureRow[]> => {
  const { rows } = await sql<FigureRow>`
    with in_use as (select id, supplier_id, release from supplier_product where retired_at is null),
    waiting as (
      select supplier_id, count(*)::int as open, (count(*) filter (where due < ${today}))::int as overdue, min(due) as due
      from supplier_request where answered_at is null and withdrawn_at is null group by supplier_id),
    newest as (
      select distinct on (s.supplier_id, s.product_id) s.supplier_id, s.no, s.next_target, s.received_at
      from supplier_sheet s left join in_use p on p.id = s.product_id
      where s.product_id is null or p.id is not null
      order by s.supplier_id, s.product_id, s.received_at desc),
    answered as (
      select supplier_id, count(*)::int as sheets, sum(no)::int as no, (count(*) filter (where next_target < ${today}))::int as late,
        min(next_target) as target, max(received_at) as answered
      from newest group by supplier_id),
    covered as (
      select supplier_id, product_id from supplier_request where form = ${form} and withdrawn_at is null
      union select supplier_id, product_id from supplier_sheet where form = ${form}),
    wholly as (select distinct supplier_id from covered where product_id is null),
    disclosed as (
      select distinct on (product_id) product_id, product_release from supplier_disclosure order by product_id, recorded_at desc),
    delivered as (
      select p.supplier_id, count(*)::int as products,
        (count(*) filter (where c.product_id is null and w.supplier_id is null))::int as never_asked,
        (count(*) filter (where d.product_id is null))::int as disclosure_missing,
        (count(*) filter (where p.release <> '' and d.product_release <> p.release))::int as disclosure_older
      from in_use p
      left join covered c on c.supplier_id = p.supplier_id and c.product_id = p.id
      left join wholly w on w.supplier_id = p.supplier_id
      left join disclosed d on d.product_id = p.id
      group by p.supplier_id)
    select s.id, s.name, s.contact_name, coalesce(products, 0) as products, coalesce(open, 0) as open, coalesce(overdue, 0) as overdue,
      coalesce(sheets, 0) as sheets, coalesce(no, 0) as no, coalesce(late, 0) as late,
      coalesce(never_asked, (w.supplier_id is null)::int) as never_asked,
      coalesce(disclosure_missing, 0) as disclosure_missing, coalesce(disclosure_older, 0) as disclosure_older,
      waiting.due, answered.target, answered.answered
    from supplier s
    left join delivered on delivered.supplier_id = s.id
    left join waiting on waiting.supplier_id = s.id
    left join answered on answered.supplier_id = s.id
    left join wholly w on w.supplier_id = s.id
    where s.retired_at is null
    order by s.name collate "ja-x-icu", s.id`.execute(db)
  return rows
}

const supplierColumns = [
  'id',
  'name',
  'contact_name',
  'contact_mail',
  'contact_phone',
  'note',
  'key_fingerprint',
  'retired_at',
  'created_by',
  'version',
] as const
export type SupplierDetails = { name: string; contact_name: string; contact_mail: string; contact_phone: string; note: string }

export const supplierById = (db: Database, id: string) => db.selectFrom('supplier').select(supplierColumns).where('id', '=', id).executeTakeFirst()
export type SupplierRecord = NonNullable<Awaited<ReturnType<typeof supplierById>>>

/** A vendor held until the transaction ends: of two answers at once the second waits, and sees the first. */
export const lockSupplier = (db: Database, id: string) =>
  db.selectFrom('supplier').select(supplierColumns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

export const suppliersByIds = (db: Database, ids: readonly string[]) =>
  db
    .selectFrom('supplier')
    .select(['id', 'name', 'retired_at'])
    .where('id', 'in', [...ids])
    .execute()

/** Vendors in use by these names. */
export const suppliersByNames = (db: Database, names: readonly string[]) =>
  db
    .selectFrom('supplier')
    .select(['id', 'name'])
    .where('retired_at', 'is', null)
    .where('name', 'in', [...names])
    .execute()

type SupplierInsert = SupplierDetails & { id: string; organisation_id: string; created_at: Date; created_by: string; version: number }
export const insertSuppliers = async (db: Database, rows: readonly SupplierInsert[]): Promise<string[]> => {
  if (rows.length === 0) return []
  const written = await db
    .insertInto('supplier')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['organisation_id', 'name']).where('retired_at', 'is', null).doNothing())
    .returning('name')
    .execute()
  return written.map(({ name }) => name)
}

/** Another vendor in use with that name. */
export const otherNamed = (db: Database, name: string, but: string) =>
  db.selectFrom('supplier').select('id').where('name', '=', name).where('id', '!=', but).where('retired_at', 'is', null).executeTakeFirst()

/** Writes a vendor where `version` is the one last seen. */
export const writeSupplier = async (
  db: Database,
  id: string,
  version: number,
  values: Partial<SupplierDetails> & { retired_at?: Date | null },
): Promise<boolean> =>
  (await db
    .updateTable('supplier')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Keeps the first key that a vendor's files were signed with. */
export const keepKey = (db: Database, id: string, fingerprint: string) =>
  db.updateTable('supplier').set({ key_fingerprint: fingerprint }).where('id', '=', id).where('key_fingerprint', 'is', null).execute()

const productColumns = ['id', 'supplier_id', 'name', 'kind', 'release', 'note', 'retired_at', 'version'] as const
export const productById = (db: Database, id: string) =>
  db.selectFrom('supplier_product').select(productColumns).where('id', '=', id).executeTakeFirst()

export const productsByIds = (db: Database, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('supplier_product')
        .select(productColumns)
        .where('id', 'in', [...ids])
        .execute()

export const productsOf = (db: Database, suppliers: readonly string[]) =>
  suppliers.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('supplier_product')
        .select(productColumns)
        .where('supplier_id', 'in', [...suppliers])
        .orderBy(sql`retired_at is not null`)
        .orderBy(sql`name collate "ja-x-icu"`)
        .orderBy('id')
        .execute()

/** The newest disclosure of each of a vendor's products. */
export const newestDisclosures = (db: Database, supplier: string) =>
  db
    .selectFrom('supplier_disclosure')
    .distinctOn('product_id')
    .select(['id', 'product_id', 'kind', 'form_release', 'product_release', 'received'])
    .where('supplier_id', '=', supplier)
    .orderBy('product_id')
    .orderBy('recorded_at', 'desc')
    .execute()

type ProductInsert = {
  id: string
  organisation_id: string
  supplier_id: string
  name: string
  kind: 'product' | 'service'
  release: string
  note: string
  created_at: Date
  version: number
}
/** Adds products; those whose name the vendor has already are left out. Returns the ids written. */
export const insertProducts = async (db: Database, rows: readonly ProductInsert[]): Promise<string[]> => {
  if (rows.length === 0) return []
  const written = await db
    .insertInto('supplier_product')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['supplier_id', 'name']).where('retired_at', 'is', null).doNothing())
    .returning('id')
    .execute()
  return written.map(({ id }) => id)
}

export const productNamed = (db: Database, supplier: string, name: string, but: string) =>
  db
    .selectFrom('supplier_product')
    .select('id')
    .where('supplier_id', '=', supplier)
    .where('name', '=', name)
    .where('id', '!=', but)
    .where('retired_at', 'is', null)
    .executeTakeFirst()

export const writeProduct = async (
  db: Database,
  id: string,
  version: number,
  values: { name: string; kind: 'product' | 'service'; release: string; note: string; retired_at: Date | null },
): Promise<boolean> =>
  (await db
    .updateTable('supplier_product')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()) !== undefined
