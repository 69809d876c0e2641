// SPDX-License-Identifier: Apache-2.0
import pg from 'pg'

/** A connection named by one URL, `postgres://role:password@server:5432/database`. */
export interface UrlConnection {
  readonly connectionString: string
}

/**
 * How to reach one database as one role: hand it to `new pg.Pool(...)` or `new pg.Client(...)` as it is.
 * Embedded: the parts (`host` is the folder of a Unix socket, on Windows 127.0.0.1). External: the given URL.
 */
export type Connection =
  | { readonly host: string; readonly port: number; readonly user: string; readonly password: string; readonly database: string; readonly ssl: false }
  | UrlConnection

/** The database a server works with, embedded or external; made by `openPostgres` or `checkExternal`. */
export interface Postgres {
  /** The role that owns the tables and migrates them (`shinayaka_owner` in the embedded database). */
  readonly owner: Connection
  /** The role of every request: owns nothing, bound by row-level security (`shinayaka_app`). */
  readonly app: Connection
  /** Name of the role of `app`, for the migrations to grant it what it needs. */
  readonly appRole: string
  /** As `app`, but never through a pooler: for LISTEN and advisory locks. */
  readonly direct: Connection
  /** True when a database left running by a killed process was taken over rather than started. */
  readonly adopted: boolean
  /** Shuts an embedded database down and resolves when it is gone; an external one is left alone. Close pools first. */
  stop(): Promise<void>
}

/** Opens one connection that gives up after `timeout` milliseconds; its later errors are left to the caller's own listener. */
export async function connect(to: Connection, options: { readonly name: string; readonly timeout: number }): Promise<pg.Client> {
  const client = new pg.Client({ ...to, application_name: options.name, connectionTimeoutMillis: options.timeout, keepAlive: true })
  // A client without a listener turns a database that goes away into the death of the whole process.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    client.end().catch(() => {})
    throw error
  }
  return client
}
