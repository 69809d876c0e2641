// SPDX-License-Identifier: Apache-2.0
import type { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { type Connection, connect } from '../postgres/connection.ts'

/** Rows of a statement of our own, as the driver reads them. */
type Rows = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>

/** The whole database as it was at one moment, however long reading it takes. */
export type Snapshot = { rows: Rows; copyOut: (sql: string) => Readable; close: () => Promise<void> }

/** A transaction that fills tables in bulk; nothing of it counts before `commit`. */
export type Loading = { rows: Rows; copyIn: (sql: string) => Writable; commit: () => Promise<void>; rollback: () => Promise<void> }

// One text for one value, whatever the server's or the role's own settings and version are.
const textual = [
  "set timezone = 'UTC'",
  "set datestyle = 'ISO, YMD'",
  "set intervalstyle = 'postgres'",
  "set bytea_output = 'hex'",
  "set xmloption = 'content'",
  'set extra_float_digits = 1',
  "set client_encoding = 'UTF8'",
  'set statement_timeout = 0',
  'set lock_timeout = 0',
  'set idle_in_transaction_session_timeout = 0',
  'set search_path = public',
].join('; ')

const open = async (owner: Connection, name: string, ...steps: readonly string[]): Promise<pg.Client> => {
  const client = await connect(owner, { name, timeout: 10_000 })
  try {
    await client.query(textual)
    for (const step of steps) await client.query(step)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

// Ending politely waits for a COPY that nobody reads any more; the server rolls back what a lost connection had begun.
const cut = (client: pg.Client): void => {
  const { connection } = client as unknown as { connection: { stream: { destroy: () => void } } }
  connection.stream.destroy()
}

const rowsOf =
  (client: pg.Client): Rows =>
  async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    (await client.query<Row & pg.QueryResultRow>(sql, [...values])).rows

/** While somebody holds it, no file is taken from the place where its row says it lies. */
export const filesKept = 7032

/**
 * Opens the database of the owner as it is now, for reading all of it; people go on working meanwhile and nothing they do is seen. `keepingFiles`: what
 * lies outside the database stays where it is until this is closed.
 */
export const openSnapshot = async (owner: Connection, { keepingFiles = false } = {}): Promise<Snapshot> => {
  // The lock before the snapshot: a file that was moved before it is seen where it is now.
  const held = keepingFiles ? [`select pg_advisory_lock_shared(${filesKept})`] : []
  const client = await open(owner, 'shinayaka backup', ...held, 'begin isolation level repeatable read read only')
  return { rows: rowsOf(client), copyOut: (sql) => client.query(copyTo(sql, { highWaterMark: 256 * 1024 })), close: async () => cut(client) }
}

/** Opens a transaction of the owner that fills tables. */
export const openLoading = async (owner: Connection): Promise<Loading> => {
  const client = await open(owner, 'shinayaka restore', 'begin')
  return {
    rows: rowsOf(client),
    copyIn: (sql) => client.query(copyFrom(sql, { highWaterMark: 256 * 1024 })),
    commit: async () => {
      await client.query('commit')
      await client.end()
    },
    rollback: async () => cut(client),
  }
}

/** A name as it stands in a statement. */
export const quoted = (name: string): string => pg.escapeIdentifier(name)
