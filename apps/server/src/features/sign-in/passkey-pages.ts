// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'
import type { App } from '../../platform/http/context.ts'
import { inPublicScope, safeNext } from '../../platform/http/forms.ts'
import { cookieName, cookieOptions } from '../../platform/http/session-cookie.ts'
import { createToken, hashSecret } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import { beginAuthentication, finishAuthentication } from './passkeys.ts'
import { forgetPending, welcome } from './welcome.ts'

const passkeyCookie = 'shinayaka_passkey'

const bodyOf = (body: unknown): { next: string; response: Record<string, unknown> } => {
  const { next, response } = (typeof body === 'object' && body !== null ? body : {}) as { next?: unknown; response?: unknown }
  if (typeof response !== 'object' || response === null) throw new ProblemError('request.invalid', { place: 'body.response' })
  return { next: safeNext(typeof next === 'string' ? next : undefined), response: response as Record<string, unknown> }
}

/** What the sign-in page's script asks: a challenge, and then to be let in with what the passkey signed. Possession and the device's owner: both steps in one. */
export const registerPasskeySignIn = (server: FastifyInstance, app: App): void => {
  server.post('/sign-in/passkey/options', async (request, reply) => {
    await app.limits.passkey(request.ip)
    const token = createToken(app.clock)
    const options = await inPublicScope(app, request, ({ db }) => beginAuthentication(app, { db, hash: hashSecret(token), purpose: 'sign-in' }, null))
    reply.setCookie(cookieName(app, passkeyCookie), token, { ...cookieOptions(app), maxAge: 5 * 60 })
    return reply.header('cache-control', 'no-store').send({ options })
  })

  server.post('/sign-in/passkey', async (request, reply) => {
    await app.limits.passkey(request.ip)
    const { next, response } = bodyOf(request.body)
    const hash = hashSecret(request.cookies[cookieName(app, passkeyCookie)] ?? '')
    const passkey = await inPublicScope(app, request, (scope) =>
      finishAuthentication({ app, scope }, { db: scope.db, hash, purpose: 'sign-in' }, response),
    )
    forgetPending(app, reply)
    reply.clearCookie(cookieName(app, passkeyCookie), cookieOptions(app))
    const proof = passkey.break_glass ? ('break-glass' as const) : ('second' as const)
    const identified = { person: passkey.person_id, organisation: passkey.organisation_id, proof, owesSecond: false }
    return reply.header('cache-control', 'no-store').send({ next: await welcome(app, request, reply, identified, next) })
  })
}
