// SPDX-License-Identifier: Apache-2.0
import type { ProviderReason } from '@shinayaka/contract'
import type { FastifyRequest } from 'fastify'
import { openOrganisationScope, openPublicScope, type SignedIn } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { inPublicScope } from '../../platform/http/forms.ts'
import { createToken, hashSecret } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import { type Peer, provenSubject, type Secrets, wayThere } from './peer.ts'
import * as queries from './queries.ts'

const attemptMinutes = 10

/** Where the provider sends people back to: an address of each institution's own, so that no provider's answer is taken for another's. */
export const redirectUriOf = (app: Pick<App, 'publicUrl'>, organisation: string): string =>
  `${app.publicUrl}/sign-in/provider/${organisation}/callback`

type Asking = { organisation: string; purpose: 'sign-in' | 'link'; browser: Buffer; next: string; address: string }

/** Begins an attempt; returns where to go. The transaction is over before the provider is asked, and another one keeps what must come back. */
export const setOut = async (app: App, { organisation, purpose, browser, next, address }: Asking): Promise<string> => {
  const asked = await withPublic(app, address, ({ db }) => queries.providerToAsk(db, organisation))
  if (!asked) throw new ProblemError('provider.off')
  const secrets: Secrets = { state: createToken(app.clock), nonce: createToken(app.clock), verifier: createToken(app.clock) }
  const peer: Peer = { issuer: asked.issuer, clientId: asked.client_id, clientSecret: null }
  const url = await wayThere(app, peer, redirectUriOf(app, organisation), secrets)
  const at = app.clock.now()
  const expires = new Date(at.getTime() + attemptMinutes * 60_000)
  const { nonce, verifier } = secrets
  const attempt = { state: hashSecret(secrets.state), browser, organisation, purpose, nonce, verifier, next, at, expires }
  await withPublic(app, address, ({ db }) => queries.beginAttempt(db, attempt))
  return url
}

const withPublic = async <T>(
  app: App,
  address: string,
  work: (scope: { db: Parameters<typeof queries.providerToAsk>[0] }) => Promise<T>,
): Promise<T> => {
  const { scope, commit, rollback } = openPublicScope(app.pool, address)
  try {
    const result = await work(scope)
    await commit()
    return result
  } catch (error) {
    await rollback()
    throw error
  }
}

/** Somebody who came back from the provider and is who it says. */
export type Returned = { attempt: queries.TakenAttempt; subject: string }

/**
 * Takes the attempt somebody came back with, once, and proves what they bring. An answer with another's state, a second one, or one from another
 * browser finds no attempt.
 */
export const comeBack = async (app: App, request: FastifyRequest, organisation: string, browsers: Buffer[]): Promise<Returned> => {
  const returned = new URL(request.url, app.publicUrl)
  const state = returned.searchParams.getAll('state')
  if (state.length !== 1 || state[0] === undefined || browsers.length === 0) throw new ProblemError('provider.ended')
  const taken = { state: hashSecret(state[0]), browsers, organisation, at: app.clock.now() }
  const attempt = await inPublicScope(app, request, ({ db }) => queries.takeAttempt(db, taken))
  if (!attempt) throw new ProblemError('provider.ended')
  const peer: Peer = { issuer: attempt.issuer, clientId: attempt.client_id, clientSecret: attempt.client_secret }
  const subject = await provenSubject(app, peer, returned, { state: state[0], nonce: attempt.nonce, verifier: attempt.verifier })
  return { attempt, subject }
}

/** Whom the proven subject is here; refuses where nobody has linked with it. */
export const personOf = async (app: App, request: FastifyRequest, organisation: string, { attempt, subject }: Returned): Promise<string> => {
  const found = await inPublicScope(app, request, ({ db }) => queries.personByProvider(db, organisation, attempt.issuer, subject, app.clock.now()))
  if (found === null) throw new ProblemError('provider.unlinked')
  return found
}

/** Links the person who is signed in, and began it in this session, with the proven subject. */
export const linkTo = async (app: App, who: SignedIn, address: string, { attempt, subject }: Returned): Promise<void> => {
  const { scope, commit, rollback } = openOrganisationScope(app.pool, app.clock, who, null, address)
  try {
    const row = {
      organisation_id: scope.organisation.id,
      person_id: scope.person.id,
      issuer: attempt.issuer,
      subject,
      linked_at: app.clock.now(),
    }
    if (!(await queries.link(scope.db, row))) throw new ProblemError('provider.linked')
    await scope.audit({ action: 'provider.link', target: { kind: 'person', id: scope.person.id }, after: { issuer: attempt.issuer } })
    await commit()
  } catch (error) {
    await rollback()
    throw error
  }
}

const reasons: Partial<Record<string, ProviderReason>> = {
  'provider.denied': 'denied',
  'provider.unlinked': 'unlinked',
  'server.provider-unavailable': 'down',
  'provider.ended': 'ended',
}

/** Keeps in the trail of the institution that an answer was refused, and why. Nothing of the answer itself. */
export const recordRefusal = async (app: App, request: FastifyRequest, organisation: string, problem: ProblemError): Promise<void> => {
  const reason = reasons[problem.code] ?? (problem.code === 'provider.refused' ? String(problem.params.reason) : null)
  if (reason === null) return
  const event = { id: app.clock.id(), organisation, reason, address: request.ip, at: app.clock.now() }
  await inPublicScope(app, request, ({ db }) => queries.recordEvent(db, event))
}
