// SPDX-License-Identifier: Apache-2.0
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type pg from 'pg'
import { ProblemError } from '../problem.ts'

/**
 * What row-level security is told: whose rows, and who is asking; all are UUIDs or absent.
 * `overseer` opens what the institutions below that organisation have submitted, and nothing of its own; `link` opens the one request that a link names.
 */
export type RowSecurity = { organisation: string | null; person: string | null; overseer?: string | null; link?: string | null }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const setting = (name: string, value: string | null): string => {
  if (value !== null && !uuid.test(value)) throw new Error(`not a uuid for ${name}`)
  return `set local ${name} = '${value ?? ''}'`
}

const diskFull = '53100'
// Connection lost, server stopping, too many connections, idle transaction ended by the server, read-only.
const unavailable = /^(08|57P0|53(?!100)|25P03|25006)/
const lost =
  /terminated unexpectedly|timeout exceeded when trying to connect|Connection terminated|ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|EMFILE|ENFILE|not queryable/

// More than a pool holds: after a restart of the database every idle connection is dead.
const staleAttempts = 12

/** Whether an error means that the database cannot be reached or cannot serve now, as opposed to a mistake of ours. */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return unavailable.test(code) || lost.test(code) || lost.test(error.message)
}

/** What a person is told where the database cannot serve; null where it can and the mistake is ours. */
export const troubleOf = (error: unknown): ProblemError | null => {
  if (error instanceof Error && 'code' in error && error.code === diskFull) return new ProblemError('database.full')
  return isUnavailable(error) ? new ProblemError('database.unavailable') : null
}

const translated = (error: unknown): unknown => troubleOf(error) ?? error

/** A connection on which a transaction was begun; `begun` is why that failed, or null. It is not waited for before speaking on. */
type Open = { client: pg.PoolClient; begun: Promise<unknown> }

type Asked<R> = { result: pg.QueryResult<R & pg.QueryResultRow> } | { error: unknown }

const ask = <R>(client: pg.ClientBase, sql: string, values: readonly unknown[]): Promise<Asked<R>> =>
  client.query<R & pg.QueryResultRow>({ text: sql, values: [...values] }).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  )

const answered = <R>(asked: Asked<R>): QueryResult<R> => {
  if ('error' in asked) throw translated(asked.error)
  return { rows: asked.result.rows, numAffectedRows: BigInt(asked.result.rowCount ?? 0) }
}

/**
 * One transaction of one request. It begins at the first statement, so that a handler may work without the database before it.
 * Beginning, telling row-level security who is asking, and every statement that does not wait for another one's answer
 * share one round trip (the pool's connections are pipelined). One that only reads cannot write, and nobody waits for its end.
 */
export class Transaction {
  readonly #pool: pg.Pool
  readonly #beginning: string
  readonly #readOnly: boolean
  #open: Promise<Open> | null = null
  /** Statements sent, BEGIN with its settings and COMMIT not counted. */
  statements = 0

  constructor(pool: pg.Pool, { organisation, person, overseer = null, link = null }: RowSecurity, options: { readOnly?: boolean } = {}) {
    this.#pool = pool
    this.#readOnly = options.readOnly ?? false
    this.#beginning = [
      this.#readOnly ? 'begin read only' : 'begin',
      'set local idle_in_transaction_session_timeout = 5000',
      setting('shinayaka.organisation', organisation),
      setting('shinayaka.person', person),
      setting('shinayaka.overseer', overseer),
      setting('shinayaka.link', link),
    ].join('; ')
  }

  async #begin(): Promise<Open> {
    const client = await this.#pool.connect()
    return {
      client,
      begun: client.query(this.#beginning).then(
        () => null,
        (error: unknown) => error,
      ),
    }
  }

  async query<R>(sql: string, values: readonly unknown[]): Promise<QueryResult<R>> {
    this.statements += 1
    for (let attempt = 1; ; attempt += 1) {
      this.#open ??= this.#begin()
      const opening = this.#open
      const open = await opening.catch((error: unknown) => {
        this.#forget(opening)
        throw translated(error)
      })
      const asking = ask<R>(open.client, sql, values)
      const problem = await open.begun
      if (problem === null) return answered(await asking)
      // A connection that died while it lay idle is only noticed now; nothing that was said on it counts, so another one may begin.
      if (this.#forget(opening)) open.client.release(true)
      if (attempt === staleAttempts || !isUnavailable(problem)) throw translated(problem)
    }
  }

  /** True for the first of several statements that find the same connection dead. */
  #forget(opening: Promise<Open>): boolean {
    if (this.#open !== opening) return false
    this.#open = null
    return true
  }

  /** Ends the transaction; what was written counts from here on. A later statement begins a new one. */
  async commit(): Promise<void> {
    await this.#end('commit')
  }

  async rollback(): Promise<void> {
    await this.#end('rollback')
  }

  async #end(statement: 'commit' | 'rollback'): Promise<void> {
    if (this.#open === null) return
    const opening = this.#open
    this.#open = null
    const open = await opening.catch(() => null)
    if (open === null) return
    const ending = this.#close(open.client, statement)
    // What was read is whole already, and there is nothing to keep.
    if (this.#readOnly) ending.catch(() => undefined)
    else await ending
  }

  async #close(client: pg.PoolClient, statement: 'commit' | 'rollback'): Promise<void> {
    const ended = await ask(client, statement, [])
    client.release('error' in ended)
    if (statement === 'rollback') return
    if ('error' in ended) throw translated(ended.error)
    // PostgreSQL answers ROLLBACK to a COMMIT of a failed transaction: nothing was kept, and that must not pass for success.
    if (ended.result.command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back')
  }
}

/**
 * Statements each on their own, outside any transaction and with nobody told to row-level security: they see what a
 * SECURITY DEFINER function gives. Each is asked again where its connection had died, so it must do no harm when done twice.
 */
export class Lookup {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async query<R>(sql: string, values: readonly unknown[]): Promise<QueryResult<R>> {
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.#pool.connect().catch((error: unknown) => {
        throw translated(error)
      })
      const asked = await ask<R>(client, sql, values)
      const dead = 'error' in asked && isUnavailable(asked.error)
      client.release(dead)
      if (!dead || attempt === staleAttempts) return answered(asked)
    }
  }
}

/** What statements go through. */
type Speaker = { query<R>(sql: string, values: readonly unknown[]): Promise<QueryResult<R>> }

/** Lets Kysely speak through a transaction that is already somebody's, or through single look-ups. */
export class TransactionDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(speaker: Speaker) {
    this.#connection = {
      executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> => speaker.query<R>(query.sql, query.parameters),
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
