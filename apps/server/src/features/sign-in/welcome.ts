// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { inPublicScope } from '../../platform/http/forms.ts'
import { openSession } from '../../platform/http/session.ts'
import { cookieName, cookieOptions } from '../../platform/http/session-cookie.ts'
import { createToken, hashSecret } from '../../platform/identity/secrets.ts'
import { tellBreakGlass } from './break-glass.ts'
import { knowBrowser } from './browser.ts'
import type { Identified } from './password.ts'
import * as queries from './queries.ts'

/** What was proved: the password, also a second factor, or what the identity provider or the break-glass procedure says. */
export type Proof = 'password' | 'second' | 'provider' | 'break-glass'

/** Who it is, what proved it, and whether whoever has a second factor of ours still owes it. */
export type Arrived = Identified & { proof: Proof; owesSecond: boolean }

const pendingCookie = 'shinayaka_pending'
const pendingMinutes = 10

/** The token of a sign-in that still owes its second step, hashed; null where there is none. */
export const pendingOf = (app: App, request: FastifyRequest): Buffer | null => {
  const token = request.cookies[cookieName(app, pendingCookie)]
  return token ? hashSecret(token) : null
}

export const forgetPending = (app: App, reply: FastifyReply): void => {
  reply.clearCookie(cookieName(app, pendingCookie), cookieOptions(app))
}

const beginPending = async (app: App, scope: PublicScope, reply: FastifyReply, { person, organisation, proof }: Arrived): Promise<void> => {
  const [token, at] = [createToken(app.clock), app.clock.now()]
  const expires = new Date(at.getTime() + pendingMinutes * 60_000)
  await queries.openPending(scope.db, { hash: hashSecret(token), person, organisation, proof, at, expires })
  reply.setCookie(cookieName(app, pendingCookie), token, { ...cookieOptions(app), expires })
}

const actions: Record<Proof, string> = {
  password: 'session.open',
  second: 'session.open',
  provider: 'session.provider',
  'break-glass': 'session.break-glass',
}

/**
 * The one place that decides what comes after somebody was identified: a second step, for whoever has one and did not prove it yet, or the
 * session itself. Returns the address to go to. Every way in (password, passkey, provider, invitation) ends here. A break-glass is told first.
 */
export const welcome = async (app: App, request: FastifyRequest, reply: FastifyReply, arrived: Arrived, next: string): Promise<string> => {
  const { person, organisation, proof, owesSecond } = arrived
  const factors = await inPublicScope(app, request, async (scope) => {
    const held = await queries.factorsOf(scope.db, person)
    if (!owesSecond || !held || (!held.totp && held.passkeys === 0)) return { login: held?.login ?? '' }
    await beginPending(app, scope, reply, arrived)
    return null
  })
  if (factors === null) return `/sign-in/second?next=${encodeURIComponent(next)}`
  if (proof === 'break-glass') await tellBreakGlass(app, { person, organisation, address: request.ip })
  return inPublicScope(app, request, async (scope) => {
    await openSession(app, scope, request, reply, { person, organisation, factor: proof })
    await knowBrowser(app, scope, request, reply, person)
    await queries.recordSignIn(scope.db, {
      id: app.clock.id(),
      person,
      organisation,
      action: actions[proof],
      login: factors.login,
      address: scope.address,
      at: app.clock.now(),
    })
    return next
  })
}
