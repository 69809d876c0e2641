// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../database/scope.ts'
import type { SealedEvent } from './seal.ts'

/** A link of a chain with its row; the row is null where somebody took it away. Both as stored, nothing believed. */
export type StoredLink = { seq: number; eventId: string; previous: string; hash: string; sealedAt: string; event: SealedEvent | null }

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)

/** From here on the whole work sees one moment, however much is written meanwhile. */
export const stillRead = (db: Database) => sql`set transaction isolation level repeatable read, read only`.execute(db)

export type Chain = { id: string | null; name: string }

/** Every chain there is: of each organisation, and the installation's own (id null, name empty) at the end. */
export const chains = async (db: Database): Promise<Chain[]> => {
  const rows: Chain[] = await db.selectFrom('organisation').select(['id', 'name']).orderBy('created_at').orderBy('id').execute()
  return [...rows, { id: null, name: '' }]
}

const ofChain = (alias: string, chain: string | null) =>
  chain === null ? sql`${sql.ref(`${alias}.organisation_id`)} is null` : sql`${sql.ref(`${alias}.organisation_id`)} = ${chain}::uuid`

type LinkRow = SealedEvent & { seq: string; event_id: string; previous: string; hash: string; sealed_at: string; there: boolean }

/** The next links after one, in order of their numbers. Nothing is assumed of them: a number may stand twice. */
export const nextLinks = async (db: Database, chain: string | null, after: { seq: number; eventId: string }, most: number): Promise<StoredLink[]> => {
  const { rows } = await sql<LinkRow>`
    select s.seq, s.event_id, encode(s.previous, 'hex') as previous, encode(s.hash, 'hex') as hash, ${instant('s.sealed_at')} as sealed_at,
      e.id is not null as there, e.id, e.person_id, e.action, e.target_kind, e.target_id, e.before, e.after, e.address, ${instant('e.at')} as at
    from (
      select * from audit_seal s where ${ofChain('s', chain)} and s.seq >= ${after.seq} and (s.seq, s.event_id) > (${after.seq}, ${after.eventId}::uuid)
      order by s.seq, s.event_id limit ${most}
    ) s left join lateral (
      select * from audit_event e where e.id = s.event_id and e.organisation_id is not distinct from s.organisation_id limit 1
    ) e on true
    order by s.seq, s.event_id`.execute(db)
  return rows.map(({ seq, event_id, previous, hash, sealed_at, there, ...event }) => ({
    seq: Number(seq),
    eventId: event_id,
    previous,
    hash,
    sealedAt: sealed_at,
    event: there ? event : null,
  }))
}

export type Tail = { count: number; first: string; last: string }
type TailRow = { waiting: boolean; count: string; first: string; last: string }

/** Rows without a seal: those that wait for theirs, and those that nobody will ever seal since they do not wait. Null where there are none. */
export const unsealedTail = async (db: Database, chain: string | null): Promise<{ waiting: Tail | null; outside: Tail | null }> => {
  const { rows } = await sql<TailRow>`
    select w.event_id is not null as waiting, count(*) as count, ${instant('min(e.at)')} as first, ${instant('max(e.at)')} as last
    from audit_event e
      left join audit_seal s on s.event_id = e.id
      left join audit_unsealed w on w.event_id = e.id and w.organisation_id is not distinct from e.organisation_id
    where ${ofChain('e', chain)} and s.event_id is null
    group by 1`.execute(db)
  const tail = (waiting: boolean): Tail | null => {
    const row = rows.find((one) => one.waiting === waiting)
    return row ? { count: Number(row.count), first: row.first, last: row.last } : null
  }
  return { waiting: tail(true), outside: tail(false) }
}
