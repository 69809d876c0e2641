// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import { type Endpoint, type EndpointName, endpoints, type OutgoingFile, type Permission } from '@shinayaka/contract'
import { chooseLanguage } from '@shinayaka/contract/messages'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { z } from 'zod'
import { type Opened, openOrganisationScope, openOversightScope, openPublicScope, type Scope, type SignedIn } from '../database/scope.ts'
import { ProblemError } from '../problem.ts'
import type { AllHandlers, App } from './context.ts'
import { incomingFile, streamBodies } from './incoming.ts'
import { sendStream } from './outgoing.ts'
import { createReadRecorder } from './sensitive.ts'
import { renewSession, replaceSession, signedIn } from './session.ts'
import { standingOf } from './standing.ts'
import { bearsToken, signedInByToken } from './token.ts'

/** The reader's language, from the cookie or the browser; an address that cannot be read is refused before there are cookies. */
export const languageOf = (request: FastifyRequest) =>
  chooseLanguage(request.cookies?.['__Host-language'] ?? request.cookies?.language, request.headers['accept-language'])

const validated = (schema: z.ZodType | undefined, value: unknown, part: string): unknown => {
  if (!schema) return undefined
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  const place = result.error.issues.map((issue) => [part, ...issue.path].join('.')).join(', ')
  throw new ProblemError('request.invalid', { place, issues: result.error.issues.map(({ path, message }) => ({ path: path.map(String), message })) })
}

const uploaded = ({ maxBytes, stream }: NonNullable<Endpoint['upload']>, request: FastifyRequest): unknown => {
  if (stream) return incomingFile(request, maxBytes)
  if (!(request.body instanceof Buffer)) throw new ProblemError('request.invalid', { place: 'body' })
  return request.body
}

const inputOf = (endpoint: Endpoint, request: FastifyRequest) => {
  return {
    params: validated(endpoint.params, request.params, 'params'),
    query: validated(endpoint.query, request.query, 'query'),
    body: endpoint.upload ? uploaded(endpoint.upload, request) : validated(endpoint.body, request.body, 'body'),
  }
}

// What is written of a refusal is the server's to write, not the token's.
const withoutToken = ({ token: _, ...who }: SignedIn): SignedIn => who

// Nothing of a refused request is stored but that it was refused.
const recordDenied = async (app: App, who: SignedIn, permission: Permission | null, request: FastifyRequest): Promise<void> => {
  const { scope, commit } = openOrganisationScope(app.pool, app.clock, withoutToken(who), null, request.ip)
  await scope.audit({
    action: 'permission.denied',
    target: { kind: 'permission', id: permission ?? '' },
    after: { method: request.method, url: request.url.slice(0, 200) },
  })
  await commit()
}

/** How long a proof of who one is counts for dangerous acts: fifteen minutes. */
const confirmedMilliseconds = 15 * 60 * 1000

const refuseUnconfirmed = (app: App, endpoint: Endpoint, who: SignedIn): void => {
  if (endpoint.confirm && who.token) throw new ProblemError('token.denied', { permission: '' })
  if (endpoint.confirm && app.clock.now().getTime() - who.session.confirmedAt.getTime() > confirmedMilliseconds)
    throw new ProblemError('session.confirm-required')
}

// Somebody who owes a second factor can get one, and leave; nothing else. Who proved one owes none, and a program has no factors.
const refuseUnenrolled = async (app: App, endpoint: Endpoint, who: SignedIn): Promise<void> => {
  if (endpoint.unenrolled || who.session.factor === 'second' || who.token) return
  const { secondFactor } = await standingOf(app, who)
  if (secondFactor.overdue) throw new ProblemError('second-factor.required')
}

const openScope = async (app: App, endpoint: Endpoint, request: FastifyRequest): Promise<Opened<Scope> & { who: SignedIn | null }> => {
  if (endpoint.access === 'public') return { ...openPublicScope(app.pool, request.ip), who: null }
  const who = bearsToken(request) ? await signedInByToken(app, request) : await signedIn(app, request)
  // Files that stream in have limits of their own.
  if (endpoint.method !== 'GET' && !endpoint.upload?.stream) app.limits.change(who.token ? who.session.id : who.person.id, app.clock.now())
  const permission = endpoint.access === 'person' ? null : endpoint.access
  try {
    const opened =
      endpoint.oversight && permission !== null
        ? openOversightScope(app.pool, who, permission)
        : openOrganisationScope(app.pool, app.clock, who, permission, request.ip, { readOnly: endpoint.method === 'GET' })
    // After the permission: whoever may not do it anyway is not asked to prove who they are.
    await refuseUnenrolled(app, endpoint, who)
    refuseUnconfirmed(app, endpoint, who)
    return { ...opened, who }
  } catch (error) {
    if (error instanceof ProblemError && (error.code === 'permission.denied' || error.code === 'token.denied'))
      await recordDenied(app, who, permission, request)
    throw error
  }
}

const isFile = (endpoint: Endpoint, output: unknown): output is OutgoingFile => 'file' in endpoint.response && output !== undefined

// Parsing on the way out drops what the contract does not name, so that no column slips through.
const shaped = (endpoint: Endpoint, output: unknown): unknown => ('file' in endpoint.response ? output : endpoint.response.parse(output))

const send = (endpoint: Endpoint, output: unknown, reply: FastifyReply) => {
  if (isFile(endpoint, output)) {
    if ('pieces' in output) return sendStream(output, reply)
    const bytes = output.bytes instanceof Uint8Array ? Buffer.from(output.bytes) : Readable.from(output.bytes)
    const disposition = `${output.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(output.name)}`
    const type = 'file' in endpoint.response ? endpoint.response.file : 'application/octet-stream'
    return reply.header('content-disposition', disposition).header('cache-control', 'no-store').type(type).send(bytes)
  }
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  return reply.send(output)
}

// The cookie leaves only once the new token is stored.
const renewal = async (app: App, endpoint: Endpoint, scope: Scope, who: SignedIn | null): Promise<(reply: FastifyReply) => void> => {
  if (!endpoint.renewsSession || who === null || scope.kind === 'oversight') return () => undefined
  const token = await renewSession(app, scope, who)
  return (reply) => replaceSession(app, reply, token)
}

/** Puts every endpoint of the contract on the server with its handler: sign-in, permission, validation, transaction and answer in one place. */
export const registerEndpoints = (server: FastifyInstance, app: App, handlers: AllHandlers): void => {
  const recordRead = createReadRecorder(app)
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name]
    // The table pairs each name with its own handler; here all are called the same way.
    const handler = handlers[name] as (call: { scope: Scope; input: unknown; language: string }) => Promise<unknown>
    const route: RouteOptions = {
      method: endpoint.method,
      url: endpoint.path,
      ...(endpoint.upload ? { bodyLimit: endpoint.upload.maxBytes, config: { slowBody: endpoint.upload.stream === true } } : {}),
      handler: async (request, reply) => {
        const { scope, commit, rollback, who } = await openScope(app, endpoint, request)
        try {
          const input = inputOf(endpoint, request)
          // Shaped before the commit: an answer that breaks the contract must not have been stored.
          const output = shaped(endpoint, await handler({ scope, input, language: languageOf(request) }))
          const giveCookie = await renewal(app, endpoint, scope, who)
          await commit()
          giveCookie(reply)
          // Before the answer leaves: what cannot be recorded is not shown.
          await recordRead(name, endpoint, who, input, request.ip)
          if (endpoint.immutable) reply.header('cache-control', 'private, max-age=31536000, immutable')
          if (process.env.SHINAYAKA_COUNT === '1') reply.header('x-statements', String(scope.statements() + (endpoint.access === 'public' ? 0 : 1)))
          return send(endpoint, output, reply)
        } catch (error) {
          await rollback()
          throw error
        }
      },
    }
    const { upload } = endpoint
    if (!upload?.stream) server.route(route)
    else
      void server.register(async (streaming) => {
        streamBodies(streaming, upload.file)
        streaming.route(route)
      })
  }
}
