// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Connection } from '../postgres/connection.ts'

/** Where the migrations stand, each applied once, in the order of their names. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** A migration that cannot be applied: the sentence says which and what to do. Nothing was changed. */
export class MigrationError extends Error {
  /** Tells the starter that the message alone is enough, without a stack. */
  readonly forPerson = true
}

type Migration = { name: string; sha256: string; sql: string }

/** Every migration of this program with the SHA-256 of its text, in the order they apply. */
export const readMigrations = async (folder: string = migrationsFolder): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

// Any constant does, as long as every process uses the same one.
const migrationLock = 20261121

const checkApplied = (applied: Map<string, string>, known: readonly Migration[]): void => {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const [name, sha256] of applied) {
    const migration = byName.get(name)
    if (!migration)
      throw new MigrationError(
        `データは、このプログラムより新しい版で作られています（${name}）。新しい版のプログラムで開いてください。データには触れていません。`,
      )
    if (migration.sha256 !== sha256)
      throw new MigrationError(
        `適用済みの移行ファイル ${name} の中身が変わっています。配布されたプログラムを入れ直してください。データには触れていません。`,
      )
  }
}

/** Whether tables made by these migrations are older than this program (`known`), newer, or made by files that were changed since. */
export const compareMigrations = async (made: readonly { name: string; sha256: string }[]): Promise<'known' | 'newer' | 'changed'> => {
  const known = new Map((await readMigrations()).map(({ name, sha256 }) => [name, sha256]))
  if (made.some(({ name }) => !known.has(name))) return 'newer'
  return made.every(({ name, sha256 }) => known.get(name) === sha256) ? 'known' : 'changed'
}

/** What would be applied to this database now: whether it holds tables at all, and the names that are missing. */
export const pendingMigrations = async (owner: Connection): Promise<{ begun: boolean; pending: string[] }> => {
  const known = await readMigrations()
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows: found } = await client.query<{ there: boolean }>("select to_regclass('public.migration') is not null as there")
    if (!found[0]?.there) return { begun: false, pending: known.map(({ name }) => name) }
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    checkApplied(new Map(rows.map(({ name, sha256 }) => [name, sha256])), known)
    const applied = new Set(rows.map(({ name }) => name))
    return { begun: rows.length > 0, pending: known.filter(({ name }) => !applied.has(name)).map(({ name }) => name) }
  } finally {
    await client.end()
  }
}

/** How far to go: `through` stops after one, as an older version would; `only` are exactly those that a backup was made with. */
type MigrateOptions = { folder?: string; through?: string; only?: readonly string[] }

/** Brings the tables to today's shape as the owner, all pending migrations in one transaction. Returns the names of those applied. */
export const migrate = async (owner: Connection, appRole: string, options: MigrateOptions = {}): Promise<string[]> => {
  const known = await readMigrations(options.folder)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await client.query('create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null)')
    // Readiness asks as the application whether the tables are at today's shape.
    await client.query(`grant select on migration to ${client.escapeIdentifier(appRole)}`)
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
    checkApplied(applied, known)
    const wanted = ({ name }: Migration) =>
      (options.through === undefined || name <= options.through) && (options.only === undefined || options.only.includes(name))
    const pending = known.filter((migration) => !applied.has(migration.name) && wanted(migration))
    for (const { name, sha256, sql } of pending) {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder stands literally in the SQL files
      await client.query(sql.replaceAll('${app}', client.escapeIdentifier(appRole)))
      await client.query('insert into migration values ($1, $2, $3)', [name, sha256, new Date()])
    }
    await client.query('commit')
    return pending.map(({ name }) => name)
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}
