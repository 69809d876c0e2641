// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Running, Traces } from '../traces/traces.ts'
import { routeOf } from './request-log.ts'

/** A span for each request, by the pattern of its address; what it asks the database stands below it. */
export const traceRequests = (server: FastifyInstance, traces: Traces): void => {
  const running = new WeakMap<FastifyRequest, Running>()
  server.addHook('onRequest', (request, _reply, done) => {
    const given = request.headers.traceparent
    const span = traces.request(request.method, typeof given === 'string' ? given : undefined)
    running.set(request, span)
    traces.inside(span, done)
  })
  // Reading a body goes by events of the connection, which know nothing of the request.
  server.addHook('preValidation', (request, _reply, done) => {
    const span = running.get(request)
    if (span) traces.inside(span, done)
    else done()
  })
  server.addHook('onResponse', async (request, reply) => {
    const span = running.get(request)
    if (!span) return
    const route = routeOf(request)
    const attributes = {
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': reply.statusCode,
      'url.scheme': request.protocol,
      'shinayaka.reference': request.id,
    }
    traces.end(span, { name: `${request.method} ${route}`, attributes, failed: reply.statusCode >= 500 })
  })
}
