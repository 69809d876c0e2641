// SPDX-License-Identifier: Apache-2.0
import { type Loading, quoted, type Snapshot } from '../../platform/database/bulk.ts'
import type { CopiedFile, CopiedTable, CopyHeader } from './container.ts'

type Asking = Pick<Snapshot, 'rows'>

/**
 * Sessions stay out of every backup: whoever finds one must not find a way in, and after a restore everybody signs in anew.
 * The list of migrations stands in the head instead.
 */
const leftOut = ['migration', 'session']

/** Every table there is, from the database itself, so that a new one is never forgotten. */
export const readTables = (db: Asking): Promise<CopiedTable[]> =>
  db.rows<CopiedTable>(
    `select c.relname as name,
            (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
               from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            coalesce((select json_agg(a.attname order by k.place)
               from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (number, place)
               join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
              where i.indrelid = c.oid and i.indisprimary), '[]') as key
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
      order by c.relname collate "C"`,
    [leftOut],
  )

/** Numbers that the database gives out by itself. */
export const readSequences = (db: Asking): Promise<{ name: string; last: string | null }[]> =>
  db.rows(`select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by sequencename collate "C"`)

/** The migrations that were applied, null where there are no tables at all yet. */
export const readMigrations = async (db: Asking): Promise<CopyHeader['migrations'] | null> => {
  const [found] = await db.rows<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`)
  if (!found?.there) return null
  return db.rows('select name, sha256 from migration order by name collate "C"')
}

export const readServerVersion = async (db: Asking): Promise<string> =>
  (await db.rows<{ version: string }>(`select current_setting('server_version') as version`))[0]?.version ?? ''

/** Whether text sorts by its bytes here anyway, so that an index gives the order without sorting. */
const sortsByBytes = async (db: Asking): Promise<boolean> =>
  (
    await db.rows<{ plain: boolean }>(
      `select datlocprovider = 'c' and datcollate in ('C', 'POSIX') as plain from pg_database where datname = current_database()`,
    )
  )[0]?.plain ?? false

const textTypes = /^(text|character|name|citext)/

/** What of an institution's rows belongs to the installation and stays there: who is above, and when an edition came with the program. */
const ofTheHouse: Record<string, Record<string, string>> = {
  organisation: { parent_id: 'null::uuid' },
  catalog_edition: { registered_at: "'epoch'::timestamptz" },
}

/** Reads a table's rows in the order of its primary key, the same on every server. */
export const copyOutStatement = async (db: Asking, table: CopiedTable, condition = 'true'): Promise<string> => {
  const plain = await sortsByBytes(db)
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]))
  const place = (column: string) => `t.${quoted(column)}${!plain && textTypes.test(typeOf.get(column) ?? '') ? ' collate "C"' : ''}`
  const order = table.key.length > 0 ? table.key.map(place).join(', ') : 't::text collate "C"'
  const house = condition === 'true' ? {} : (ofTheHouse[table.name] ?? {})
  const columns = table.columns.map(({ name }) => house[name] ?? `t.${quoted(name)}`).join(', ')
  return `copy (select ${columns} from ${quoted(table.name)} t where ${condition} order by ${order}) to stdout`
}

export const copyInStatement = (table: CopiedTable): string =>
  `copy ${quoted(table.name)} (${table.columns.map(({ name }) => quoted(name)).join(', ')}) from stdin`

/** How to put something back that stood in the way of filling tables. */
export type Barrier = { remove: string; restore: string }

/**
 * What must step aside while tables are filled, in the owner's own transaction: references between tables (so that their order does not matter), our
 * own triggers (the rows are as they were, not new ones), and row-level security for the owner (COPY refuses to write through it).
 */
export const readBarriers = async (db: Asking): Promise<Barrier[]> => {
  const references = await db.rows<Barrier>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by conrelid::regclass::text, conname`,
  )
  const triggers = await db.rows<Barrier>(
    `select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as remove,
            format('alter table %s enable %s trigger %I', tgrelid::regclass, case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
              as restore
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not tgisinternal and tgenabled <> 'D' and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  const forced = await db.rows<Barrier>(
    `select format('alter table %s no force row level security', oid::regclass) as remove,
            format('alter table %s force row level security', oid::regclass) as restore
       from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity order by 1`,
  )
  return [...references, ...triggers, ...forced]
}

/** Empties the tables: what a migration put in is in the backup too. */
export const emptyTables = async (db: Loading, tables: readonly CopiedTable[]): Promise<void> => {
  if (tables.length > 0) await db.rows(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
}

export const setSequence = (db: Loading, { name, last }: { name: string; last: string | null }) =>
  last === null ? Promise.resolve([]) : db.rows('select setval($1::regclass, $2::bigint, true)', [quoted(name), last])

/** Codes that nobody had used when the backup was made may have been used since; after a restore they would let a second person in. */
export const dropUnusedCodes = (db: Loading) => db.rows('delete from one_time_code where used_at is null')

/** The work in whose middle the backup was made goes on nowhere. */
export const endJobs = (db: Loading) => db.rows('update job_run set ended_at = started_at where ended_at is null')

/** Whether there are files at all: databases of versions before 0.3.0 have none. */
const keepsFiles = async (db: Asking): Promise<boolean> =>
  (await db.rows<{ there: boolean }>(`select to_regclass('public.evidence_file') is not null as there`))[0]?.there ?? false

/** Whole files whose bytes lie outside the database, with the name under which people know them. */
export const outsideFiles = async (db: Asking, condition: string): Promise<CopiedFile[]> =>
  (await keepsFiles(db))
    ? db.rows<CopiedFile>(
        `select t.organisation_id as organisation, t.id, t.store, t.chunks, t.size::float8 as size, encode(t.sha256, 'hex') as sha256,
                coalesce((select r.name from evidence_revision r where r.organisation_id = t.organisation_id and r.file_id = t.id order by r.n limit 1),
                         (select u.name from evidence_upload u where u.organisation_id = t.organisation_id and u.file_id = t.id order by u.at limit 1),
                         '') as name
           from evidence_file t where t.store <> 'database' and t.sha256 is not null and (${condition}) order by t.id`,
      )
    : []

/** Whether a file is still whole and so still needed by somebody. */
export const isWanted = async (db: Asking, file: string): Promise<boolean> =>
  (await db.rows('select 1 from evidence_file where id = $1 and sha256 is not null', [file])).length > 0

/** How many rows there are that people made; none: nothing is lost by filling these tables. */
export const anybodyThere = async (db: Asking): Promise<boolean> => (await db.rows('select 1 from person limit 1')).length > 0
