// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { type OrganisationScope, openLookup, type PublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { minutesUntil } from '../../platform/identity/limits.ts'
import { hashPassword, isWeakHash, verifyPassword } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import { networkOf } from './places.ts'
import * as queries from './queries.ts'

/** Who a sign-in turned out to be, and in which organisation. */
export type Identified = { person: string; organisation: string }

/** The same with what was proved so far: a password where the identity provider is the only other way in is a break-glass. */
export type ByPassword = Identified & { proof: 'password' | 'break-glass' }

/** A login name as people may type it: full width, upper case. */
export const readLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()

// Checked against when nobody has the name, so that the answer takes as long as for a real one.
let decoyHash: Promise<string> | null = null

const keyOf = (...parts: string[]): Buffer => createHash('sha256').update(parts.join('\n')).digest()

const keysOf = (login: string, address: string, browser: Buffer | null): queries.AttemptKeys => ({
  login,
  browser,
  browserKey: keyOf('browser', login, browser?.toString('hex') ?? ''),
  place: keyOf('place', login, networkOf(address)),
  address: keyOf('address', address),
  account: keyOf('account', login),
})

/**
 * Who holds this login and password. Wrong name and wrong password go the same way, give the same answer in the same time, and are both kept in the
 * audit trail. The try is counted before the password is looked at, in the database, so that many at once and many processes share one count.
 */
export const signIn = async (
  app: App,
  scope: PublicScope,
  { login: typed, password, browser }: { login: string; password: string; browser: Buffer | null },
): Promise<ByPassword> => {
  const login = readLogin(typed).slice(0, 60)
  const keys = keysOf(login, scope.address, browser)
  const pausedKey = keyOf(login, networkOf(scope.address), browser?.toString('hex') ?? '').toString('base64')
  app.limits.refusePaused(pausedKey, app.clock.now())
  // Where somebody must wait, whoever has been here goes first. A made-up cookie is no such sign; no connection is held while somebody waits.
  const first = app.gate.isBusy() && (await queries.isKnownArrival(openLookup(app.pool), keys, app.clock.now()))
  return app.gate.pass({ lane: networkOf(scope.address), first }, async () => {
    const attempt = await queries.countAttempt(scope.db, keys, app.clock.now())
    if (attempt.until !== null) {
      await scope.commit()
      app.limits.pause(pausedKey, attempt.until)
      throw new ProblemError('request.too-many', { minutes: minutesUntil(attempt.until, app.clock.now()) })
    }
    const found = await queries.personForSignIn(scope.db, login)
    // The count stays even if this process ends while it hashes.
    await scope.commit()
    decoyHash ??= hashPassword('nobody has this one')
    const tried = password.slice(0, 1000)
    const matches = await verifyPassword(found?.password_hash ?? (await decoyHash), tried)
    if (found && matches) {
      // Only whoever knew the password waits for it, behind the same gate.
      if (isWeakHash(found.password_hash)) await queries.renewPasswordHash(scope.db, found, await hashPassword(tried))
      await queries.forgiveAttempt(scope.db, keys, attempt.known, app.clock.now())
      return { person: found.person_id, organisation: found.organisation_id, proof: found.break_glass ? 'break-glass' : 'password' }
    }
    await recordFailure(app, scope, login, found, attempt.begins)
    throw new ProblemError('sign-in.failed')
  })
}

// Kept although the request fails: an attempt that was denied is worth knowing.
const recordFailure = async (app: App, scope: PublicScope, login: string, found: queries.PersonForSignIn | undefined, begins: boolean) => {
  const event = { person: null, organisation: found?.organisation_id ?? null, login, address: scope.address, at: app.clock.now() }
  await queries.recordSignIn(scope.db, { ...event, id: app.clock.id(), action: 'session.denied' })
  if (begins) await queries.recordSignIn(scope.db, { ...event, id: app.clock.id(), action: 'session.paused' })
  if (found) await queries.noteFailure(scope.db, found.person_id)
  await scope.commit()
}

/** Counts a try of somebody who is signed in already, to prove who they are unless told otherwise; the count starts anew with `forgive`. */
export const countOwnTry = async (app: App, scope: OrganisationScope, kind: queries.CountedKind = 'confirm'): Promise<() => Promise<void>> => {
  const key = keyOf(kind, scope.person.id)
  const counted = await queries.countTry(scope.db, kind, key, app.clock.now())
  await scope.commit()
  if (counted?.until) throw new ProblemError('request.too-many', { minutes: minutesUntil(counted.until, app.clock.now()) })
  return async () => {
    await queries.forgiveTry(scope.db, kind, key, app.clock.now())
  }
}

/** Whether a password is the stored one, behind the same narrow gate and the same count as signing in; refuses with `password.wrong`. */
export const proveOwnPassword = async (app: App, scope: OrganisationScope, stored: string | undefined, password: string): Promise<void> => {
  const forgive = await countOwnTry(app, scope)
  const matches = await app.gate.pass({ lane: scope.person.id, first: true }, () => verifyPassword(stored ?? '', password.slice(0, 1000)))
  if (!matches) throw new ProblemError('password.wrong')
  await forgive()
}

/** Counts a try at somebody's second step: for a known browser by itself, for all others together. */
export const countSecondStep = async (app: App, scope: PublicScope, person: string, browser: Buffer | null): Promise<() => Promise<void>> => {
  const known = browser !== null && (await queries.isKnownBrowserOf(scope.db, browser, person))
  const [kind, key] = known
    ? (['second-browser', keyOf('second', person, browser.toString('hex'))] as const)
    : (['second', keyOf('second', person)] as const)
  const counted = await queries.countTry(scope.db, kind, key, app.clock.now())
  await scope.commit()
  if (counted?.until) throw new ProblemError('request.too-many', { minutes: minutesUntil(counted.until, app.clock.now()) })
  return async () => {
    await queries.forgiveTry(scope.db, kind, key, app.clock.now())
  }
}
