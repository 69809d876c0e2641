// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { maxFormBytes, workbookType } from '@shinayaka/contract'
import { pageMessages } from '@shinayaka/contract/messages'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { troubleOf } from '../database/transaction.ts'
import { describeError } from '../log/describe.ts'
import { ProblemError, problem } from '../problem.ts'
import { answerExpectation, answerNoHttp } from './broken.ts'
import type { App } from './context.ts'
import { permissionsPolicy, securityHeaders } from './headers.ts'
import { html } from './html.ts'
import { longestRequestMilliseconds, refuseTrickle } from './incoming.ts'
import { refuseForeignOrigin } from './origin.ts'
import { page } from './page.ts'
import { noteRefusal } from './refusals.ts'
import { languageOf } from './register.ts'
import { isSecure } from './session-cookie.ts'
import type { Tls } from './tls.ts'

/** Media types that an upload may have; the content decides later what it really is. */
const uploadTypes = [workbookType, 'application/octet-stream']

// Whoever hung up while sending is no trouble of the database's, though the same code names it.
const hungUp = (error: unknown) => error instanceof Error && error.message === 'aborted'

/** What an error means for the person: a known problem, a framework refusal, or the opaque kind with a number. */
export const asProblem = (error: unknown, bodyLimit = maxFormBytes): ProblemError => {
  if (error instanceof ProblemError) return error
  if (hungUp(error)) return new ProblemError('request.invalid', { place: 'body' })
  const trouble = troubleOf(error)
  if (trouble !== null) return trouble
  const { code, statusCode } = error as Partial<FastifyError>
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH') return new ProblemError('request.invalid', { place: 'url' })
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('request.too-large', { limit: `${Math.floor(bodyLimit / 1024 / 1024)} MB` })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new ProblemError('request.invalid', { place: 'body' })
  return new ProblemError('server.unexpected')
}

/** Answers an error as problem+json; what is unexpected goes to the log in full and to the outside as a number. */
export const sendProblem = (app: App, error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const known = asProblem(error, request.routeOptions.bodyLimit)
  noteRefusal(request, known.code)
  const instance = request.id
  const body = problem(known.code, known.params, languageOf(request), instance)
  if (body.status >= 500)
    app.log(`${request.method} ${request.routeOptions.url ?? '?'} failed`, {
      reference: instance,
      code: known.code,
      error: describeError(error),
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

/** What stands between people and the server: its certificate, and the proxies whose word counts. */
export type Front = { tls?: Tls | null; trustProxy?: readonly string[] }

/** The HTTP server without its routes: headers, cookies, parsers, errors. */
export const createServer = async (app: App, { tls = null, trustProxy = [] }: Front = {}): Promise<FastifyInstance> => {
  const server = Fastify({
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    requestTimeout: longestRequestMilliseconds,
    genReqId: () => randomBytes(5).toString('hex'),
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    ...(tls === null
      ? {}
      : { serverFactory: (handler: RequestListener) => Object.assign(tls.serverFor(handler), { requestTimeout: longestRequestMilliseconds }) }),
    frameworkErrors: (error, request, reply) => void sendProblem(app, error, request, reply),
    clientErrorHandler: answerNoHttp,
  })
  server.server.on('checkExpectation', answerExpectation)
  await server.register(helmet, securityHeaders(isSecure(app)))
  server.addHook('onRequest', async (_request, reply) => void reply.header('permissions-policy', permissionsPolicy))
  await server.register(cookie)
  // Slow lines are the normal case. Answers hold no secret beside what the reader sent, so that their length tells nobody anything.
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } })
  server.addContentTypeParser(uploadTypes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  refuseTrickle(server)
  server.addHook('onRequest', refuseForeignOrigin(app))
  server.setErrorHandler((error, request, reply) => sendProblem(app, error, request, reply))
  return server
}
