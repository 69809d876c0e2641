// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { maxFormBytes, workbookType } from '@shinayaka/contract'
import { pageMessages } from '@shinayaka/contract/messages'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { isUnavailable } from '../database/transaction.ts'
import { ProblemError, problem } from '../problem.ts'
import type { App } from './context.ts'
import { html } from './html.ts'
import { page } from './page.ts'
import { languageOf } from './register.ts'

/** Media types that an upload may have; the content decides later what it really is. */
const uploadTypes = [workbookType, 'application/octet-stream']

// A page of another site must not act in the name of whoever is signed in here.
const refuseForeignOrigin = (app: App) => async (request: FastifyRequest) => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site') throw new ProblemError('request.foreign-origin')
  if (origin === undefined) return
  const ours = origin === app.publicUrl || (URL.canParse(origin) && new URL(origin).host === host)
  if (!ours) throw new ProblemError('request.foreign-origin')
}

/** What an error means for the person: a known problem, a framework refusal, or the opaque kind with a number. */
export const asProblem = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error
  if (isUnavailable(error)) return new ProblemError('database.unavailable')
  const { code, statusCode } = error as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('request.too-large', { limit: `${Math.floor(maxFormBytes / 1024 / 1024)} MB` })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new ProblemError('request.invalid', { place: 'body' })
  return new ProblemError('server.unexpected')
}

/** Answers an error as problem+json; what is unexpected goes to the log in full and to the outside as a number. */
export const sendProblem = (app: App, error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const known = asProblem(error)
  const instance = randomBytes(5).toString('hex')
  const body = problem(known.code, known.params, languageOf(request), instance)
  if (body.status >= 500)
    app.log(`${request.method} ${request.routeOptions.url ?? '?'} failed`, {
      instance,
      code: known.code,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  const isPage = !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
  if (isPage) {
    const language = languageOf(request)
    const content = html`<h1>${body.title}</h1><p>${body.detail}</p><p><a href="/">${pageMessages[language].notFound.home}</a></p>`
    return reply
      .status(body.status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page(language, body.title, content, { error: true, path: '/' }))
  }
  return reply.status(body.status).type('application/problem+json').header('cache-control', 'no-store').send(body)
}

/** The HTTP server without its routes: headers, cookies, parsers, errors. */
export const createServer = async (app: App): Promise<FastifyInstance> => {
  const server = Fastify({ bodyLimit: 256 * 1024, routerOptions: { maxParamLength: 200 }, forceCloseConnections: 'idle', requestTimeout: 60_000 })
  const https = app.publicUrl.startsWith('https:')
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: https,
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(cookie)
  // Slow lines are the normal case. Answers hold no secret beside what the reader sent, so that their length tells nobody anything.
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } })
  server.addContentTypeParser(uploadTypes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  server.addHook('onRequest', refuseForeignOrigin(app))
  server.setErrorHandler((error, request, reply) => sendProblem(app, error, request, reply))
  return server
}
