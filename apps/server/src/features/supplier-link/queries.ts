// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

const columns = [
  'id',
  'request_id',
  'contact',
  'created_by_name',
  'created_at',
  'expires_at',
  'mailed_at',
  'revoked_at',
  'opened_at',
  'saved_at',
  'sent_at',
  'accepted_at',
  'draft',
  'draft_version',
] as const

/** A link's row as the institution reads it, and as the link itself does. */
export type LinkRow = NonNullable<Awaited<ReturnType<typeof linkById>>>

export const linkById = (db: Database, id: string) => db.selectFrom('supplier_link').select(columns).where('id', '=', id).executeTakeFirst()

/** The same, held until the transaction ends: of two who save, send or revoke at once, one waits. */
export const holdLink = (db: Database, id: string) =>
  db.selectFrom('supplier_link').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export const linksOf = (db: Database, request: string) =>
  db.selectFrom('supplier_link').select(columns).where('request_id', '=', request).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()

/** Links by which an answer came that nobody has taken over or turned down. */
export const sentLinks = (db: Database) =>
  db
    .selectFrom('supplier_link as l')
    .innerJoin('supplier_request as r', 'r.id', 'l.request_id')
    .innerJoin('supplier as s', 's.id', 'r.supplier_id')
    .leftJoin('supplier_product as p', 'p.id', 'r.product_id')
    .select(['l.id', 'l.sent_at', 'r.code', 's.name as supplier', 'p.name as product'])
    .where('l.sent_at', 'is not', null)
    .where('l.accepted_at', 'is', null)
    .where('l.revoked_at', 'is', null)
    .orderBy('l.sent_at')
    .orderBy('l.id')
    .limit(200)
    .execute()

/** A request with the names around it, as the institution reads it. */
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
      'r.requested_by_name',
      'r.answered_at',
      'r.withdrawn_at',
      's.name as supplier_name',
      's.contact_mail',
      'p.name as product_name',
      'p.kind as product_kind',
      'p.release as product_release',
    ])
    .where('r.id', '=', id)
    .executeTakeFirst()

/** What a link's own scope is told of its request. */
export type LinkedRequest = {
  organisation_name: string
  supplier_name: string
  product_name: string | null
  product_kind: 'product' | 'service' | null
  product_release: string | null
  form: string
  edition_hash: string
  code: string
  due: string
  message: string
  requested_by_name: string
  answered_at: Date | null
  withdrawn_at: Date | null
}
export const linkedRequest = async (db: Database): Promise<LinkedRequest | null> =>
  (await sql<LinkedRequest>`select * from linked_request()`.execute(db)).rows[0] ?? null

type LinkInsert = {
  id: string
  organisation_id: string
  request_id: string
  token_hash: Buffer
  contact: string
  created_at: Date
  created_by: string
  created_by_name: string
  expires_at: Date
  mailed_at: Date | null
  draft: string
  draft_version: number
}
export const insertLink = async (db: Database, row: LinkInsert): Promise<void> => {
  await db.insertInto('supplier_link').values(row).execute()
}

export const markOpened = async (db: Database, id: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('supplier_link')
    .set({ opened_at: at })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const writeDraft = async (db: Database, id: string, draft: string, version: number, at: Date): Promise<void> => {
  await db.updateTable('supplier_link').set({ draft, draft_version: version, saved_at: at }).where('id', '=', id).execute()
}

export const markSent = async (db: Database, id: string, draft: string, at: Date): Promise<void> => {
  await db.updateTable('supplier_link').set({ draft, sent_at: at }).where('id', '=', id).execute()
}

export const markRevoked = async (db: Database, id: string, at: Date): Promise<void> => {
  await db.updateTable('supplier_link').set({ revoked_at: at }).where('id', '=', id).execute()
}

export const markAccepted = async (db: Database, id: string, response: string, at: Date): Promise<void> => {
  await db.updateTable('supplier_link').set({ accepted_at: at, response_id: response }).where('id', '=', id).execute()
}
