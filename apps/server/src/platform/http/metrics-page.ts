// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../problem.ts'
import { isLoopback } from '../settings/address.ts'
import type { App } from './context.ts'
import { routeOf } from './request-log.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const knows = (request: FastifyRequest, token: string): boolean =>
  timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`))

const forwarding = ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'] as const

// What comes through a proxy on this machine comes from this machine too, and is somebody else's.
const fromThisMachine = ({ socket, headers }: FastifyRequest): boolean =>
  isLoopback((socket.remoteAddress ?? '').replace(/^::ffff:/, '')) && forwarding.every((name) => headers[name] === undefined)

const mayRead = (request: FastifyRequest, token: string | null): boolean => (token === null ? fromThisMachine(request) : knows(request, token))

/**
 * `GET /metrics` in the format of Prometheus, with every request measured. Only who knows the token reads it, or without a token only this
 * machine; to everybody else, and where nobody asked for numbers (`exposed` null), the page does not exist.
 */
export const registerMetrics = (server: FastifyInstance, app: App, exposed: { token: string | null } | null): void => {
  if (exposed !== null)
    server.addHook('onResponse', async (request, reply) => {
      app.metrics.answered({ method: request.method, route: routeOf(request), status: reply.statusCode, seconds: reply.elapsedTime / 1000 })
    })
  server.get('/metrics', async (request, reply) => {
    if (exposed === null || !mayRead(request, exposed.token)) throw new ProblemError('not-found')
    return reply
      .header('cache-control', 'no-store')
      .type(app.metrics.type)
      .send(await app.metrics.text())
  })
}
