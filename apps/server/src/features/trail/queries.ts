// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** Which rows are wanted. `actions` null: all; `until` is exclusive; `search` empty: any; `after` as a page gave it. */
export type Wanted = {
  since: Date | null
  until: Date | null
  person: string | null
  actions: readonly string[] | null
  search: string
  after: { at: string; id: string } | null
}

export type Row = {
  id: string
  seq: string | null
  at: string
  person_id: string | null
  action: string
  target_kind: string
  target_id: string
  before: unknown
  after: unknown
  address: string
}

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)

const conditions = ({ since, until, person, after }: Wanted) =>
  sql.join(
    [
      sql`true`,
      ...(since ? [sql`e.at >= ${since}`] : []),
      ...(until ? [sql`e.at < ${until}`] : []),
      ...(person ? [sql`e.person_id = ${person}::uuid`] : []),
      ...(after ? [sql`(e.at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
    ],
    sql` and `,
  )

// Of several actions each is read from its own place in the index, so that rare ones are found without reading all the others.
const newest = (wanted: Wanted, most: number) =>
  wanted.actions === null
    ? sql`select e.* from audit_event e where ${conditions(wanted)} order by e.at desc, e.id desc limit ${most}`
    : sql`select one.* from unnest(${wanted.actions}::text[]) as wanted (action)
        cross join lateral (select e.* from audit_event e where e.action = wanted.action and ${conditions(wanted)} order by e.at desc, e.id desc limit ${most}) one
        order by one.at desc, one.id desc limit ${most}`

const matches = (search: string) =>
  search === ''
    ? sql`true`
    : sql`position(lower(${search}) in lower(concat_ws(' ', e.target_kind, e.target_id, e.before::text, e.after::text, e.address))) > 0`

/** Asks for the newest rows that are wanted, at most so many of the `window` newest that fit everything but the words. */
export const newestRows = (wanted: Wanted, { window, most }: { window: number; most: number }): RawBuilder<Row> =>
  sql<Row>`
    select e.id, s.seq, ${instant('e.at')} as at, e.person_id, e.action, e.target_kind, e.target_id, e.before, e.after, e.address
    from (${newest(wanted, window)}) e left join lateral (select seq from audit_seal where event_id = e.id limit 1) s on true
    where ${matches(wanted.search)} order by e.at desc, e.id desc limit ${most}`

/** The last of the `window` newest rows that fit everything but the words; undefined where there are fewer. */
export const endOfWindow = async (db: Database, wanted: Wanted, window: number): Promise<{ id: string; at: string } | undefined> =>
  (
    await sql<{ id: string; at: string }>`
      select e.id, ${instant('e.at')} as at from (${newest(wanted, window)}) e order by e.at desc, e.id desc offset ${window - 1} limit 1`.execute(db)
  ).rows[0]

export type TrailPerson = { id: string; name: string; login: string }

/** Everybody who stands in this organisation's trail, also those who have left. */
export const people = async (db: Database): Promise<TrailPerson[]> =>
  (await sql<TrailPerson>`select id, name, login from trail_people() order by name collate "ja-x-icu", id`.execute(db)).rows

export const countUnsealed = async (db: Database): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('audit_unsealed')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )
