// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** Every public key with which the institution ever signed. */
export const publicKeys = async (db: Database): Promise<string[]> =>
  (await db.selectFrom('signing_key').select('public_key').orderBy('created_at', 'desc').execute()).map(({ public_key }) => public_key)

/** The key that signs today, lent to the institution whose transaction this is; undefined: none was made. */
export const lentKey = async (db: Database): Promise<{ publicKey: string; privateKey: string } | undefined> =>
  (
    await sql<{
      publicKey: string
      privateKey: string
    }>`select public_key as "publicKey", private_key as "privateKey" from lend_signing_key()`.execute(db)
  ).rows[0]

/** Keeps a new key, unless somebody was quicker. */
export const insertKey = async (
  db: Database,
  row: { id: string; organisation_id: string; public_key: string; private_key: string; created_at: Date },
): Promise<void> => {
  await db
    .insertInto('signing_key')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation_id').where('retired_at', 'is', null).doNothing())
    .execute()
}

/** A request with the names it was asked under. */
export const requestById = (db: Database, id: string) =>
  db
    .selectFrom('supplier_request as r')
    .innerJoin('supplier as s', 's.id', 'r.supplier_id')
    .leftJoin('supplier_product as p', 'p.id', 'r.product_id')
    .select([
      'r.id',
      'r.supplier_id',
      'r.product_id',
      'r.form',
      'r.edition_hash',
      'r.code',
      'r.due',
      'r.message',
      'r.answered_at',
      'r.withdrawn_at',
      's.name as supplier',
      'p.name as product',
      'p.kind',
      'p.release',
    ])
    .where('r.id', '=', id)
    .executeTakeFirst()
export type AskedRow = NonNullable<Awaited<ReturnType<typeof requestById>>>

/** Vendors in use with their products in use: what an answer can be taken for. */
export const suppliersInUse = async (db: Database) => {
  const [suppliers, products] = await Promise.all([
    db.selectFrom('supplier').select(['id', 'name']).where('retired_at', 'is', null).orderBy(sql`name collate "ja-x-icu"`).limit(2000).execute(),
    db
      .selectFrom('supplier_product')
      .select(['id', 'supplier_id', 'name'])
      .where('retired_at', 'is', null)
      .orderBy(sql`name collate "ja-x-icu"`)
      .limit(5000)
      .execute(),
  ])
  return suppliers.map((supplier) => ({ ...supplier, products: products.filter(({ supplier_id }) => supplier_id === supplier.id) }))
}

/** The key pinned for a vendor; undefined: there is no such vendor here. */
export const supplierKey = async (db: Database, supplier: string): Promise<string | null | undefined> =>
  (await db.selectFrom('supplier').select('key_fingerprint').where('id', '=', supplier).executeTakeFirst())?.key_fingerprint

/** Pins another key; somebody said yes to it. */
export const replaceKey = (db: Database, supplier: string, fingerprint: string) =>
  db
    .updateTable('supplier')
    .set((eb) => ({ key_fingerprint: fingerprint, version: eb('version', '+', 1) }))
    .where('id', '=', supplier)
    .execute()

/** When the very same file was accepted of this vendor and product before. */
export const responseBySha = (db: Database, sha256: string, supplier: string, product: string | null) =>
  db
    .selectFrom('supplier_response')
    .select(['id', 'received_at', 'accepted_by_name'])
    .where('sha256', '=', sha256)
    .where('supplier_id', '=', supplier)
    .where('product_id', 'is not distinct from', product)
    .executeTakeFirst()

/** An accepted answer as it came. */
export const responseById = (db: Database, id: string) =>
  db.selectFrom('supplier_response').select(['id', 'consent', 'document', 'signed_on']).where('id', '=', id).executeTakeFirst()
