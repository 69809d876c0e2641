// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import type { Traces } from '../traces/traces.ts'

type Query = (...args: readonly unknown[]) => unknown

const textOf = (statement: unknown): string => {
  if (typeof statement === 'string') return statement
  return typeof statement === 'object' && statement !== null && 'text' in statement ? String(statement.text) : ''
}

/** A statement by its verb and table alone: its text may carry what is asked for. */
const nameOf = (text: string): { operation: string; table: string | null } => ({
  operation: (/^\s*(?:with\b[\s\S]*?\)\s*)?(\w+)/i.exec(text)?.[1] ?? 'query').toUpperCase(),
  table: /\b(?:from|into|update)\s+"?([a-z_]+)"?/i.exec(text)?.[1] ?? null,
})

/** Measures every statement that a request sends over this pool. */
export const traceQueries = (pool: pg.Pool, traces: Traces): void => {
  const known = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (known.has(client)) return
    known.add(client)
    const query = client.query.bind(client) as Query
    const measured: Query = (...args) => {
      const { operation, table } = nameOf(textOf(args[0]))
      const attributes = {
        'db.system.name': 'postgresql',
        'db.operation.name': operation,
        ...(table === null ? {} : { 'db.collection.name': table }),
      }
      const span = traces.within(table === null ? operation : `${operation} ${table}`, attributes)
      const asked = query(...args)
      if (span === null || !(asked instanceof Promise)) return asked
      return asked.then(
        (result) => {
          traces.end(span, { failed: false })
          return result
        },
        (error: unknown) => {
          traces.end(span, { failed: true })
          throw error
        },
      )
    }
    client.query = measured as typeof client.query
  })
}
