// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log/log.ts'
import { createRefusalLevels, refusalOf } from './refusals.ts'

/** The pattern of a request's address (`/api/submissions/:submission`): never the address itself. Pages of the application are `*`. */
export const routeOf = (request: FastifyRequest): string => (request.is404 ? '*' : (request.routeOptions.url ?? '*'))

const watchdogs = ['/health', '/ready', '/metrics']

/**
 * One line a request: which endpoint, how it ended, how long it took, and the reference number that an error page shows. One that was refused for a
 * reason worth watching has the code of the reason, and is a warning. Nobody's name or address.
 */
export const logRequests = (server: FastifyInstance, log: Log): void => {
  const refusalLevel = createRefusalLevels(log)
  server.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const route = routeOf(request)
    const code = refusalOf(request)
    const level = watchdogs.includes(route) ? 'debug' : code === undefined ? 'info' : refusalLevel()
    log(level, 'request', {
      method: request.method,
      route,
      status: reply.statusCode,
      ...(code === undefined ? {} : { code }),
      ms: Math.round(reply.elapsedTime * 10) / 10,
      reference: request.id,
    })
  })
}
