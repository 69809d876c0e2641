// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

const tokenColumns = ['id', 'name', 'shown', 'permissions', 'created_by_name', 'created_at', 'expires_at', 'used_at', 'revoked_at'] as const

/** Tokens of the institution, newest first; those long gone are left out. */
export const tokens = (db: Database) => db.selectFrom('api_token').select(tokenColumns).orderBy('created_at', 'desc').limit(100).execute()

export type NewToken = {
  id: string
  organisation_id: string
  name: string
  token_hash: Buffer
  shown: string
  permissions: string[]
  created_by: string
  created_by_name: string
  created_at: Date
  expires_at: Date
}
export const insertToken = (db: Database, row: NewToken) => db.insertInto('api_token').values(row).execute()

/** Ends a token; undefined where there is none that still works. */
export const revokeToken = (db: Database, id: string, at: Date) =>
  db
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['id', 'name'])
    .executeTakeFirst()

export const webhooks = (db: Database) =>
  db.selectFrom('webhook').select(['id', 'name', 'url', 'events', 'created_at']).orderBy('created_at').execute()

/** The newest calls of every webhook of the institution, newest first. */
export const newestCalls = (db: Database, perWebhook: number) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('webhook_call')
        .select((inner) => [
          'webhook_id',
          'event',
          'created_at',
          'delivered_at',
          'given_up_at',
          'attempts',
          'problem',
          inner.fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('webhook_id').orderBy('created_at', 'desc'))
            .as('place'),
        ])
        .as('c'),
    )
    .selectAll()
    .where('place', '<=', perWebhook)
    .orderBy('created_at', 'desc')
    .execute()

export const insertWebhook = (
  db: Database,
  row: { id: string; organisation_id: string; name: string; url: string; events: string[]; secret: string; created_at: Date },
) => db.insertInto('webhook').values(row).execute()

export const deleteWebhook = (db: Database, id: string) =>
  db.deleteFrom('webhook').where('id', '=', id).returning(['id', 'name', 'url']).executeTakeFirst()

/** Writes one call for each webhook that wants to know; `only`: for one of them, whether it wants to or not. */
export const insertCalls = async (
  db: Database,
  call: { event: string; payloadOf: (id: string) => string; newId: () => string; organisation: string; at: Date; only?: string },
): Promise<number> => {
  const wanting = await db
    .selectFrom('webhook')
    .select('id')
    .where((eb) => (call.only === undefined ? eb(sql<string>`${call.event}`, '=', eb.fn.any('events')) : eb('id', '=', call.only)))
    .execute()
  if (wanting.length === 0) return 0
  const rows = wanting.map(({ id }) => {
    const own = call.newId()
    return {
      id: own,
      organisation_id: call.organisation,
      webhook_id: id,
      event: call.event,
      payload: call.payloadOf(own),
      created_at: call.at,
      next_at: call.at,
    }
  })
  await db.insertInto('webhook_call').values(rows).execute()
  return rows.length
}

export type TakenCall = { id: string; url: string; secret: string; payload: string; attempts: number }
export const takeCalls = async (db: Database, at: Date, most: number): Promise<TakenCall[]> =>
  (await sql<TakenCall>`select * from take_webhook_calls(${at}, ${most})`.execute(db)).rows
export const callDelivered = (db: Database, id: string, at: Date) => sql`select webhook_delivered(${id}::uuid, ${at})`.execute(db)
export const callFailed = (db: Database, id: string, why: string, again: Date | null, at: Date) =>
  sql`select webhook_failed(${id}::uuid, ${why}, ${again}::timestamptz, ${at})`.execute(db)
