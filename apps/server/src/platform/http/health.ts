// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'
import { openReadiness } from '../database/readiness.ts'
import type { App } from './context.ts'

/**
 * For whoever watches the server, without signing in and without a word about the institution. `GET /health`: the process is alive, whatever
 * the database does (a watchdog that restarts on this one does not make an outage of the database worse). `GET /ready`: people can work.
 */
export const registerHealth = async (server: FastifyInstance, app: App): Promise<void> => {
  const missing = await openReadiness(app.pool)
  server.get('/health', (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
  server.get('/ready', async (_request, reply) => {
    const reason = await missing()
    reply.header('cache-control', 'no-store')
    return reason === null ? { ready: true } : reply.status(503).send({ ready: false, reason })
  })
}
