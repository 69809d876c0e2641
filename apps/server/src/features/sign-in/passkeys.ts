// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net'
import type { passkeyHindrances } from '@shinayaka/contract'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as own from './own-queries.ts'
import * as queries from './queries.ts'

// Some three hundred files that no start has to wait for. Loaded before any query, so that no transaction waits for them.
const webauthn = () => import('@simplewebauthn/server')

const challengeMinutes = 5
const mostPasskeys = 10

/** Why no passkey works at the address people use; null where they do. Browsers want HTTPS or this machine itself, and a name. */
export const passkeyHindrance = (app: App): (typeof passkeyHindrances)[number] | null => {
  const { protocol, hostname } = new URL(app.publicUrl)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return 'number'
  return protocol === 'https:' || hostname === 'localhost' ? null : 'not-https'
}

const requirePossible = (app: App): void => {
  if (passkeyHindrance(app) !== null) throw new ProblemError('passkey.unavailable')
}

const rpId = (app: App): string => new URL(app.publicUrl).hostname
const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)

type Asking = { db: OrganisationScope['db']; hash: Buffer; purpose: 'sign-in' | 'register' | 'confirm' }

const keepChallenge = (app: App, { db, hash, purpose }: Asking, challenge: string) => {
  const at = app.clock.now()
  return queries.putChallenge(db, { hash, purpose, challenge, at, expires: new Date(at.getTime() + challengeMinutes * 60_000) })
}

/** Asks the browser to make a passkey: found by itself at sign-in, and only after the device knows its owner. */
export const beginRegistration = async (app: App, scope: OrganisationScope): Promise<Record<string, unknown>> => {
  requirePossible(app)
  const { generateRegistrationOptions } = await webauthn()
  const keys = await own.ownPasskeys(scope.db, scope.person.id)
  if (keys.length >= mostPasskeys) throw new ProblemError('passkey.too-many')
  await scope.commit()
  const options = await generateRegistrationOptions({
    rpName: 'しなやか',
    rpID: rpId(app),
    userID: bytes(Buffer.from(scope.person.id.replaceAll('-', ''), 'hex')),
    userName: scope.person.login,
    userDisplayName: scope.person.name,
    challenge: bytes(app.clock.random(32)),
    attestationType: 'none',
    excludeCredentials: keys.map(({ credential_id }) => ({ id: credential_id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(app, { db: scope.db, hash: scope.tokenHash, purpose: 'register' }, options.challenge)
  return { ...options }
}

/** Keeps a new passkey, or refuses it. Returns its id. */
export const finishRegistration = async (app: App, scope: OrganisationScope, name: string, response: Record<string, unknown>): Promise<string> => {
  requirePossible(app)
  const { verifyRegistrationResponse } = await webauthn()
  const challenge = await queries.takeChallenge(scope.db, scope.tokenHash, 'register', app.clock.now())
  await scope.commit()
  if (challenge === null) throw new ProblemError('passkey.refused')
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: app.publicUrl,
    expectedRPID: rpId(app),
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) throw new ProblemError('passkey.refused')
  const { credential } = verified.registrationInfo
  if ((await own.ownPasskeys(scope.db, scope.person.id)).length >= mostPasskeys) throw new ProblemError('passkey.too-many')
  const id = app.clock.id()
  const key = { id, person: scope.person.id, credential: credential.id, publicKey: Buffer.from(credential.publicKey), name, at: app.clock.now() }
  await own.insertPasskey(scope.db, { ...key, counter: credential.counter, transports: credential.transports ?? [] }).catch((error: unknown) => {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'passkey_credential_id_key') throw new ProblemError('passkey.refused')
    throw error
  })
  return id
}

/** Asks the browser to sign with a passkey: any it knows for here, or one of the person's own. */
export const beginAuthentication = async (app: App, asking: Asking, person: string | null): Promise<Record<string, unknown>> => {
  requirePossible(app)
  const { generateAuthenticationOptions } = await webauthn()
  const keys = person === null ? [] : await own.ownPasskeys(asking.db, person)
  const options = await generateAuthenticationOptions({
    rpID: rpId(app),
    challenge: bytes(app.clock.random(32)),
    userVerification: 'required',
    ...(person === null ? {} : { allowCredentials: keys.map(({ credential_id }) => ({ id: credential_id })) }),
  })
  await keepChallenge(app, asking, options.challenge)
  return { ...options }
}

type Signed = { app: App; scope: Pick<OrganisationScope, 'db' | 'commit' | 'address'> }

/** Whose passkey signed the challenge. One whose counter went backwards is stopped for good, loudly: somebody may have a copy. */
export const finishAuthentication = async (
  { app, scope }: Signed,
  asking: Asking,
  response: Record<string, unknown>,
): Promise<queries.StoredPasskey> => {
  requirePossible(app)
  const { verifyAuthenticationResponse } = await webauthn()
  const challenge = await queries.takeChallenge(scope.db, asking.hash, asking.purpose, app.clock.now())
  const stored = await queries.passkeyByCredential(scope.db, String(response.id ?? '').slice(0, 1400))
  // A challenge is used up by any answer, also by a wrong one.
  await scope.commit()
  if (challenge === null || !stored) throw new ProblemError('passkey.refused')
  const verified = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: app.publicUrl,
    expectedRPID: rpId(app),
    requireUserVerification: true,
    // The counter is judged below, after the signature: nobody without the key can have it disabled.
    credential: { id: String(response.id), publicKey: bytes(stored.public_key), counter: 0 },
  }).catch(() => null)
  if (!verified?.verified) throw new ProblemError('passkey.refused')
  if (stored.disabled) throw new ProblemError('passkey.disabled')
  if (await queries.countPasskey(scope.db, stored.id, verified.authenticationInfo.newCounter, app.clock.now())) return stored
  await queries.recordSignIn(scope.db, {
    id: app.clock.id(),
    person: stored.person_id,
    organisation: stored.organisation_id,
    action: 'passkey.cloned',
    login: stored.login,
    address: scope.address,
    at: app.clock.now(),
  })
  await queries.addNotice(scope.db, stored.person_id, 'passkey-disabled')
  await scope.commit()
  throw new ProblemError('passkey.disabled')
}
