// SPDX-License-Identifier: Apache-2.0
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type pg from 'pg'
import { ProblemError } from '../problem.ts'

/**
 * What row-level security is told: whose rows, and who is asking; all are UUIDs or absent.
 * `overseer` opens what the institutions below that organisation have submitted, and nothing of its own.
 */
export type RowSecurity = { organisation: string | null; person: string | null; overseer?: string | null }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const setting = (name: string, value: string | null): string => {
  if (value !== null && !uuid.test(value)) throw new Error(`not a uuid for ${name}`)
  return `set local ${name} = '${value ?? ''}'`
}

// Connection lost, server stopping, too many connections, idle transaction ended by the server, read-only.
const unavailable = /^(08|57P0|53|25P03|25006)/
const lost =
  /terminated unexpectedly|timeout exceeded when trying to connect|Connection terminated|ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|not queryable/

// More than a pool holds: after a restart of the database every idle connection is dead.
const staleAttempts = 12

/** Whether an error means that the database cannot be reached or cannot serve now, as opposed to a mistake of ours. */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return unavailable.test(code) || lost.test(code) || lost.test(error.message)
}

const translated = (error: unknown): unknown => (isUnavailable(error) ? new ProblemError('database.unavailable') : error)

/**
 * One transaction of one request. It begins at the first statement, so that a handler may work without the database before it,
 * and tells row-level security who is asking in the same round trip.
 */
export class Transaction {
  readonly #pool: pg.Pool
  readonly #security: RowSecurity
  #client: Promise<pg.PoolClient> | null = null
  /** Statements sent, BEGIN with its settings and COMMIT not counted. */
  statements = 0

  constructor(pool: pg.Pool, security: RowSecurity) {
    this.#pool = pool
    this.#security = security
  }

  async #begin(): Promise<pg.PoolClient> {
    const { organisation, person, overseer = null } = this.#security
    const begin = [
      'begin',
      'set local idle_in_transaction_session_timeout = 5000',
      setting('shinayaka.organisation', organisation),
      setting('shinayaka.person', person),
      setting('shinayaka.overseer', overseer),
    ].join('; ')
    try {
      // A connection that died while it lay idle is only noticed now; nothing was said on it yet, so another one may begin.
      for (let attempt = 0; attempt < staleAttempts; attempt += 1) {
        const client = await this.#pool.connect()
        try {
          await client.query(begin)
          return client
        } catch (error) {
          client.release(true)
          if (attempt === staleAttempts - 1 || !isUnavailable(error)) throw error
        }
      }
      throw new Error('no attempt was made')
    } catch (error) {
      this.#client = null
      throw translated(error)
    }
  }

  async query<R>(sql: string, values: readonly unknown[]): Promise<QueryResult<R>> {
    this.#client ??= this.#begin()
    const client = await this.#client
    this.statements += 1
    try {
      const result = await client.query<R & pg.QueryResultRow>({ text: sql, values: [...values] })
      return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
    } catch (error) {
      throw translated(error)
    }
  }

  /** Ends the transaction; what was written counts from here on. A later statement begins a new one. */
  async commit(): Promise<void> {
    await this.#end('commit')
  }

  async rollback(): Promise<void> {
    await this.#end('rollback')
  }

  async #end(statement: 'commit' | 'rollback'): Promise<void> {
    if (this.#client === null) return
    const pending = this.#client
    this.#client = null
    const client = await pending.catch(() => null)
    if (client === null) return
    try {
      const result = await client.query(statement)
      client.release()
      // PostgreSQL answers ROLLBACK to a COMMIT of a failed transaction: nothing was kept, and that must not pass for success.
      if (statement === 'commit' && result.command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back')
    } catch (error) {
      client.release(true)
      if (statement === 'commit') throw translated(error)
    }
  }
}

/** Lets Kysely speak through a transaction that is already somebody's. */
export class TransactionDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(transaction: Transaction) {
    this.#connection = {
      executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> => transaction.query<R>(query.sql, query.parameters),
      streamQuery: () => {
        throw new Error('streaming is not used')
      },
    }
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('a scope is one transaction already')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
