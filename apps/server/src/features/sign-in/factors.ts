// SPDX-License-Identifier: Apache-2.0
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { createCode, hashSecret } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as own from './own-queries.ts'
import { newTotp, stepOf } from './totp.ts'

const recoveryCodes = 10
// They stay good for years, so that even whoever took the hashes away must not find them (ASVS 6.5.2: 112 bits).
const recoveryGroups = 6
const enrolmentMinutes = 30

/** New recovery codes, shown this once; every older one stops working. */
export const makeRecoveryCodes = async (app: App, scope: OrganisationScope): Promise<string[]> => {
  const codes = Array.from({ length: recoveryCodes }, () => createCode(app.clock, recoveryGroups))
  await own.replaceRecoveryCodes(scope.db, app.clock, scope.person.id, codes.map(hashSecret))
  await scope.audit({ action: 'recovery-code.make', target: { kind: 'person', id: scope.person.id } })
  return codes
}

/** What follows when somebody has got a factor. The first one brings recovery codes and ends the person's other sessions, which began with less. */
export const enrolled = async (app: App, scope: OrganisationScope): Promise<string[] | null> => {
  await own.confirmSession(scope.db, scope.tokenHash, app.clock.now(), 'second')
  const codes = await own.ownRecoveryCodes(scope.db)
  if (codes.length > 0) return null
  await own.endOtherSessions(scope.db, scope.tokenHash)
  return makeRecoveryCodes(app, scope)
}

/** A new secret for the person's authenticator app; an older one goes on working until the new one is confirmed. */
export const startTotp = async (app: App, scope: OrganisationScope) => {
  const totp = newTotp(app.clock, scope.organisation.name, scope.person.login)
  await own.startTotp(scope.db, totp.secret, app.clock.now())
  return totp
}

/** The app's first code makes its secret the one that counts. */
export const confirmTotp = async (app: App, scope: OrganisationScope, typed: string): Promise<string[] | null> => {
  const now = app.clock.now()
  const secret = await own.waitingTotp(scope.db, new Date(now.getTime() - enrolmentMinutes * 60_000))
  if (secret === null) throw new ProblemError('second-factor.not-started')
  const step = await stepOf(secret, typed, now)
  if (step === null) throw new ProblemError('second-factor.code-wrong')
  await own.confirmTotp(scope.db, step, now)
  await scope.audit({ action: 'second-factor.add', target: { kind: 'person', id: scope.person.id }, after: { how: 'totp' } })
  return enrolled(app, scope)
}

/** Refuses to leave somebody without a second factor who must have one; without any, the codes for its loss go too. */
const afterRemoval = async (app: App, scope: OrganisationScope, required: boolean): Promise<void> => {
  const [totp, passkeys] = [await own.ownTotp(scope.db, scope.person.id), await own.ownPasskeys(scope.db, scope.person.id)]
  if (totp || passkeys.some(({ disabled_at }) => disabled_at === null)) return
  if (required) throw new ProblemError('second-factor.last')
  if (passkeys.length === 0) await own.replaceRecoveryCodes(scope.db, app.clock, scope.person.id, [])
}

export const removeTotp = async (app: App, scope: OrganisationScope, required: boolean): Promise<void> => {
  await own.deleteTotp(scope.db, scope.person.id)
  await afterRemoval(app, scope, required)
  await scope.audit({ action: 'second-factor.remove', target: { kind: 'person', id: scope.person.id }, before: { how: 'totp' } })
}

/** Gives one's passkey another name. */
export const renamePasskey = async (scope: OrganisationScope, id: string, name: string): Promise<void> => {
  const held = (await own.ownPasskeys(scope.db, scope.person.id)).find((one) => one.id === id)
  if (!held || !(await own.renamePasskey(scope.db, scope.person.id, id, name))) throw new ProblemError('not-found')
  await scope.audit({ action: 'passkey.rename', target: { kind: 'passkey', id }, before: { name: held.name }, after: { name } })
}

export const removePasskey = async (app: App, scope: OrganisationScope, id: string, required: boolean): Promise<void> => {
  const gone = await own.deletePasskey(scope.db, scope.person.id, id)
  if (!gone) throw new ProblemError('not-found')
  await afterRemoval(app, scope, required)
  await scope.audit({ action: 'second-factor.remove', target: { kind: 'person', id: scope.person.id }, before: { how: 'passkey', name: gone.name } })
}
