// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'

/** The disclosures of a product, the newest first. */
export const disclosuresOf = (db: Database, product: string) =>
  db
    .selectFrom('supplier_disclosure')
    .select(['id', 'kind', 'form_release', 'product_release', 'issued', 'received', 'recorded_at', 'recorded_by_name', 'supersedes'])
    .where('product_id', '=', product)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
export type DisclosureRow = Awaited<ReturnType<typeof disclosuresOf>>[number]

/** Every line of these disclosures in its order. */
export const linesOf = (db: Database, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('supplier_disclosure_line')
        .select(['disclosure_id', 'number', 'question', 'value', 'remark'])
        .where('disclosure_id', 'in', [...ids])
        .orderBy('disclosure_id')
        .orderBy('position')
        .execute()

type DisclosureInsert = {
  id: string
  organisation_id: string
  supplier_id: string
  product_id: string
  kind: 'mds' | 'sds'
  form_release: string
  product_release: string
  issued: string | null
  received: string
  recorded_at: Date
  recorded_by: string
  recorded_by_name: string
  supersedes: string | null
}
/** Adds a disclosure in the place of the one it names; false where somebody else was quicker. */
export const insertDisclosure = async (db: Database, row: DisclosureInsert): Promise<boolean> =>
  (await db
    .insertInto('supplier_disclosure')
    .values(row)
    .onConflict((conflict) => conflict.columns(['product_id', 'kind', 'supersedes']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

type LineInsert = {
  organisation_id: string
  disclosure_id: string
  position: number
  number: string
  question: string
  value: 'yes' | 'no' | 'na' | null
  remark: string
}
export const insertLines = async (db: Database, rows: readonly LineInsert[]): Promise<void> => {
  await db
    .insertInto('supplier_disclosure_line')
    .values([...rows])
    .execute()
}
