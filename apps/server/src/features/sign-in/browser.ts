// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { cookieName, cookieOptions } from '../../platform/http/session-cookie.ts'
import { createToken, hashSecret } from '../../platform/identity/secrets.ts'
import { isKnownBrowser, rememberBrowser } from './queries.ts'

const browserCookie = 'shinayaka_browser'
const days = 24 * 60 * 60

/**
 * The hash of the token this browser got when somebody signed in with it; null where it has none. A random token, known by its hash: nobody can make
 * one up, and it can be taken back. (OWASP: device cookies.)
 */
export const browserOf = (app: App, request: FastifyRequest): Buffer | null => {
  const token = request.cookies[cookieName(app, browserCookie)]
  return token ? hashSecret(token) : null
}

/** From now on a stranger's failures elsewhere do not slow this person down in this browser. Several people may share one. */
export const knowBrowser = async (app: App, scope: PublicScope, request: FastifyRequest, reply: FastifyReply, person: string): Promise<void> => {
  const [now, own] = [app.clock.now(), request.cookies[cookieName(app, browserCookie)]]
  // A token that nobody was given is not taken over: who planted it would know it.
  const kept = own !== undefined && (await isKnownBrowser(scope.db, hashSecret(own)))
  const token = kept ? own : createToken(app.clock)
  await rememberBrowser(scope.db, hashSecret(token), person, now)
  reply.setCookie(cookieName(app, browserCookie), token, { ...cookieOptions(app), maxAge: 180 * days })
}
