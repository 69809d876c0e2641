// SPDX-License-Identifier: Apache-2.0
import { type Loading, quoted, type Snapshot } from '../../platform/database/bulk.ts'
import type { CopiedTable } from './container.ts'

type Asking = Pick<Snapshot, 'rows'>

/** A reference from one table's columns to another's. */
export type Reference = { from: string; columns: string[]; to: string; key: string[] }

export const readReferences = (db: Asking): Promise<Reference[]> =>
  db.rows<Reference>(
    `select f.relname as "from", t.relname as "to",
            (select json_agg(a.attname order by k.place) from unnest(c.conkey) with ordinality as k (number, place)
               join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns,
            (select json_agg(a.attname order by k.place) from unnest(c.confkey) with ordinality as k (number, place)
               join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number) as key
       from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0
      order by 1, 2, c.conname`,
  )

const list = (names: readonly string[]) => names.map(quoted).join(', ')
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Codes that are still good belong to the house they were made in. */
const used = (table: string): string => (table === 'one_time_code' ? ' and used_at is not null' : '')

/**
 * Which rows belong to one institution, as a condition for each table: those that carry its id, itself, what hangs on these, and what they refer to
 * (people, editions). Null: none of that table.
 */
export const institutionRows = (tables: readonly CopiedTable[], references: readonly Reference[], id: string): Map<string, string> => {
  if (!uuid.test(id)) throw new Error('not a uuid')
  const own = (table: CopiedTable): string | null => {
    if (table.name === 'organisation') return `id = '${id}'`
    return table.columns.some(({ name }) => name === 'organisation_id') ? `organisation_id = '${id}'${used(table.name)}` : null
  }
  const conditions = new Map(tables.flatMap((table): [string, string][] => (own(table) === null ? [] : [[table.name, own(table) ?? '']])))
  const among = (columns: readonly string[], wanted: readonly string[], table: string) =>
    `(${list(columns)}) in (select ${list(wanted)} from ${quoted(table)} where ${conditions.get(table)})`
  // What they refer to: by any of the references, from any table that is in already.
  const owned = new Set(conditions.keys())
  const referred = new Map<string, string[]>()
  for (const { from, columns, to, key } of references)
    if (owned.has(from) && !owned.has(to)) referred.set(to, [...(referred.get(to) ?? []), among(key, columns, from)])
  for (const [table, any] of referred) conditions.set(table, `(${any.join(' or ')})`)
  // What hangs on a person or a row of theirs and carries no id of an institution: keys, second factors, pieces of files.
  for (const { from, columns, to, key } of references) if (!conditions.has(from) && conditions.has(to)) conditions.set(from, among(columns, key, to))
  return conditions
}

/** Tables in an order in which each comes after those it refers to. */
export const inOrder = (tables: readonly CopiedTable[], references: readonly Reference[]): CopiedTable[] => {
  const ordered: CopiedTable[] = []
  const waiting = [...tables]
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name))
    const free = waiting.findIndex(({ name }) => !references.some(({ from, to }) => from === name && to !== name && names.has(to)))
    if (free < 0) throw new Error(`tables refer to each other in a circle: ${[...names].join(', ')}`)
    ordered.push(...waiting.splice(free, 1))
  }
  return ordered
}

/** Who it is; null where there is no such institution. */
export const institutionOf = async (db: Asking, id: string): Promise<{ id: string; name: string } | null> =>
  (await db.rows<{ id: string; name: string }>('select id, name from organisation where id = $1', [id]))[0] ?? null

const incoming = (table: string) => quoted(`incoming_${table}`.slice(0, 63))

/** A place for rows on their way in: without rules, gone at the end of the transaction. */
export const makeIncoming = (db: Loading, { name }: CopiedTable) =>
  db.rows(`create temporary table ${incoming(name)} on commit drop as select * from ${quoted(name)} limit 0`)

export const copyIncomingStatement = ({ name, columns }: CopiedTable) =>
  `copy ${incoming(name)} (${list(columns.map((column) => column.name))}) from stdin`

/** Logins that somebody else has here already. */
export const peopleInTheWay = (db: Loading) =>
  db.rows<{ login: string }>(
    `select i.login from ${incoming('person')} i join person p on p.login = i.login and p.id <> i.id
      order by 1`,
  )

/** Takes them over; people and editions that are here already are the same ones. */
export const takeIncoming = (db: Loading, { name, columns, key }: CopiedTable, shared: boolean) => {
  const names = list(columns.map((column) => column.name))
  const skip = shared && key.length > 0 ? ` on conflict (${list(key)}) do nothing` : ''
  return db.rows(`insert into ${quoted(name)} (${names}) overriding system value select ${names} from ${incoming(name)}${skip}`)
}
