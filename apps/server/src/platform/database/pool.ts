// SPDX-License-Identifier: Apache-2.0
import pg from 'pg'
import type { Connection } from '../postgres/connection.ts'

// A day stays a day: as a Date it would shift with the time zone of the machine.
const dateOid = 1082
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === dateOid ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Connections of the application's own role. Lost ones are replaced; an error on an idle one is logged, not thrown. */
export const openPool = (connection: Connection, log: (message: string) => void, size = 10): pg.Pool => {
  const pool = new pg.Pool({
    ...connection,
    types,
    max: size,
    connectionTimeoutMillis: 5000,
    application_name: 'shinayaka',
    // Statements that do not wait for each other's answers share a round trip.
    pipeline: true,
  })
  pool.on('error', (error) => log(`database connection lost: ${error.message}`))
  // A connection in use reports its loss as an event of its own; unheard it would end the whole process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
