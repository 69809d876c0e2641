// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log/log.ts'

/** The pattern of a request's address (`/api/submissions/:submission`): never the address itself. Pages of the application are `*`. */
export const routeOf = (request: FastifyRequest): string => (request.is404 ? '*' : (request.routeOptions.url ?? '*'))

const watchdogs = ['/health', '/ready', '/metrics']

/** One line a request: which endpoint, how it ended, how long it took, and the reference number that an error page shows. Nobody's name or address. */
export const logRequests = (server: FastifyInstance, log: Log): void => {
  server.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const route = routeOf(request)
    log(watchdogs.includes(route) ? 'debug' : 'info', 'request', {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      reference: request.id,
    })
  })
}
