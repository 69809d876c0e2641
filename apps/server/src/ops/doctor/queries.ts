// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { withOwner } from '../../platform/database/owner.ts'
import type { Connection } from '../../platform/postgres/connection.ts'

/** What the database says about itself, its settings as the application's role meets them. */
export type DatabaseFacts = {
  version: number
  release: string
  settings: Partial<Record<string, string>>
  appRole: string
  bypasses: boolean
  /** Tables that belong to the application's role, which must be none. */
  owned: string[]
  /** Tables on which row-level security does not hold everybody. */
  unforced: string[]
  /** Null where there are no tables yet. */
  migrations: { name: string; sha256: string }[] | null
}

type App = Pick<DatabaseFacts, 'version' | 'release' | 'settings' | 'appRole' | 'bypasses' | 'owned'>

const appFacts = (app: Connection): Promise<App> =>
  withOwner(app, async (db) => {
    const { rows } = await sql<Omit<App, 'settings'>>`
      select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as release,
             current_user as "appRole", r.rolsuper or r.rolbypassrls as bypasses,
             coalesce((select array_agg(c.relname::text order by c.relname) from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')), '{}') as owned
        from pg_roles r where r.rolname = current_user`.execute(db)
    const settings = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`.execute(db)
    const [facts] = rows
    if (!facts) throw new Error('the role of this connection is not in pg_roles')
    return { ...facts, settings: Object.fromEntries(settings.rows.map(({ name, setting }) => [name, setting])) }
  })

/** Asks as both roles; changes nothing. */
export const factsOf = async ({ owner, app }: { owner: Connection; app: Connection }): Promise<DatabaseFacts> => {
  const facts = await appFacts(app)
  return withOwner(owner, async (db) => {
    const unforced = await sql<{ name: string }>`
      select relname::text as name from pg_class
       where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'migration' and not (relrowsecurity and relforcerowsecurity)
       order by 1`.execute(db)
    const there = await sql<{ there: boolean }>`select to_regclass('public.migration') is not null as there`.execute(db)
    const migrations = there.rows[0]?.there
      ? (await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db)).rows
      : null
    return { ...facts, unforced: unforced.rows.map(({ name }) => name), migrations }
  })
}

/** The database's own clock, and when something was last written down. */
export const clockOf = (owner: Connection): Promise<{ now: Date; lastEvent: Date | null }> =>
  withOwner(owner, async (db) => {
    const { rows } = await sql<{
      now: Date
      there: boolean
    }>`select clock_timestamp() as now, to_regclass('public.audit_event') is not null as there`.execute(db)
    const now = rows[0]?.now ?? new Date()
    if (!rows[0]?.there) return { now, lastEvent: null }
    return { now, lastEvent: (await sql<{ at: Date | null }>`select max(at) as at from audit_event`.execute(db)).rows[0]?.at ?? null }
  })

/** Why the nightly copy failed the last time it ran; null where it did not, or never ran. */
export const lastRecordedBackup = (owner: Connection): Promise<{ failure: string | null }> =>
  withOwner(owner, async (db) => {
    const { rows } = await sql<{ there: boolean }>`select to_regclass('public.job_run') is not null as there`.execute(db)
    if (!rows[0]?.there) return { failure: null }
    const last = await sql<{ problem: string | null }>`
      select problem from job_run where name like 'backup%' or name like 'copy%' order by started_at desc limit 1`.execute(db)
    return { failure: last.rows[0]?.problem || null }
  })
