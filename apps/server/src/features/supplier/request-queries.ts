// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

const requestColumns = [
  'id',
  'supplier_id',
  'product_id',
  'form',
  'edition_hash',
  'code',
  'due',
  'message',
  'requested_at',
  'requested_by_name',
  'reminded_at',
  'answered_at',
  'withdrawn_at',
  'version',
] as const

export const requestById = (db: Database, id: string) =>
  db.selectFrom('supplier_request').select(requestColumns).where('id', '=', id).executeTakeFirst()
export type RequestRow = NonNullable<Awaited<ReturnType<typeof requestById>>>

/** What a vendor was asked, the newest first. */
export const requestsOf = (db: Database, supplier: string): Promise<RequestRow[]> =>
  db
    .selectFrom('supplier_request')
    .select(requestColumns)
    .where('supplier_id', '=', supplier)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()

/** What of one form these vendors were asked and have not answered. */
export const openRequests = (db: Database, form: string, suppliers: readonly string[]) =>
  db
    .selectFrom('supplier_request')
    .select(['id', 'supplier_id', 'product_id', 'requested_at'])
    .where('form', '=', form)
    .where('supplier_id', 'in', [...suppliers])
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('requested_at')
    .execute()

type RequestInsert = {
  id: string
  organisation_id: string
  supplier_id: string
  product_id: string | null
  form: string
  edition_hash: string
  code: string
  due: string
  message: string
  requested_at: Date
  requested_by: string
  requested_by_name: string
  version: number
}
export const insertRequests = async (db: Database, rows: readonly RequestInsert[]): Promise<void> => {
  await db
    .insertInto('supplier_request')
    .values([...rows])
    .execute()
}

export const writeRequest = async (
  db: Database,
  id: string,
  version: number,
  values: { due?: string; reminded_at?: Date | null; withdrawn_at?: Date | null },
): Promise<boolean> =>
  (await db
    .updateTable('supplier_request')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()) !== undefined

/** An answer came for these requests. */
export const answerRequests = (db: Database, ids: readonly string[], at: Date) =>
  db
    .updateTable('supplier_request')
    .set((eb) => ({ answered_at: at, version: eb('version', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute()

/** The days on which requests to vendors in use are due, the nearest first, with how many vendors and one of them. */
export const waiting = async (db: Database, until: string) => {
  const { rows } = await sql<{ due: string; vendors: number; supplier: string; name: string }>`
    select r.due, count(distinct s.id)::int as vendors, (array_agg(s.id order by s.name))[1] as supplier, min(s.name) as name
    from supplier_request r join supplier s on s.id = r.supplier_id
    where r.answered_at is null and r.withdrawn_at is null and s.retired_at is null and r.due <= ${until}
    group by r.due order by r.due limit 100`.execute(db)
  return rows
}
