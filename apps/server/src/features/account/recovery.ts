// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope, PublicScope } from '../../platform/database/scope.ts'
import { checkPassword } from '../../platform/identity/password.ts'
import { createCode, hashPassword, hashSecret, readCode } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './recovery-queries.ts'

/** One's own sheet: when it was made, and whether it was used. */
export const readSheet = async (scope: OrganisationScope) => {
  const row = await queries.sheetOf(scope.db, scope.person.id)
  return row ? { madeAt: row.made_at.toISOString(), usedAt: row.used_at?.toISOString() ?? null } : null
}

// It lies in a safe for years and lets in by itself, so that even whoever took the hashes away must not find it.
const sheetGroups = 6

/** A sheet for oneself, to be sealed with the head of administration. The code is given back this once; the older sheet opens nothing any more. */
export const makeSheet = async (scope: OrganisationScope, clock: Clock) => {
  const [code, at] = [createCode(clock, sheetGroups), clock.now()]
  await queries.writeSheet(scope.db, { organisation: scope.organisation.id, person: scope.person.id, hash: hashSecret(code), at })
  await scope.audit({ action: 'recovery.make', target: { kind: 'person', id: scope.person.id }, after: { name: scope.person.name } })
  return { code, madeAt: at.toISOString() }
}

/** Uses of sheets and of break-glass accounts that this administrator has not seen yet. */
export const unseenRecoveries = async (scope: OrganisationScope) =>
  (await queries.unseenUses(scope.db, scope.person.id)).map(({ id, kind, person_name, at, address }) => ({
    id,
    kind: kind as 'sheet' | 'break-glass',
    name: person_name,
    at: at.toISOString(),
    address,
  }))

/** Notes that this administrator has seen a use. */
export const seeRecovery = async (scope: OrganisationScope, clock: Clock, recovery: string): Promise<{ seen: true }> => {
  if (!(await queries.useOf(scope.db, recovery))) throw new ProblemError('not-found')
  await queries.markSeen(scope.db, { recovery, organisation: scope.organisation.id, person: scope.person.id, at: clock.now() })
  await scope.audit({ action: 'recovery.seen', target: { kind: 'recovery', id: recovery } })
  return { seen: true }
}

const inspect = async (scope: PublicScope, clock: Clock, hash: Buffer) => {
  const sheet = await queries.recoveryByHash(scope.db, hash, clock.now())
  if (!sheet) throw new ProblemError('code.invalid')
  if (sheet.used) throw new ProblemError('code.used')
  return sheet
}

/**
 * Opens the way back in with a sealed sheet: a new password, no second factors, and no session anywhere. The login name is told, as whoever
 * holds the sheet may not know it. Two at once: one wins, the other is told.
 */
export const recover = async (scope: PublicScope, clock: Clock, typed: { code: string; password: string }): Promise<{ login: string }> => {
  const hash = hashSecret(readCode(typed.code))
  const sheet = await inspect(scope, clock, hash)
  await scope.commit()
  await checkPassword(typed.password, [sheet.login, sheet.person_name, sheet.organisation_name])
  const passwordHash = await hashPassword(typed.password)
  const use = { hash, at: clock.now(), passwordHash, useId: clock.id(), auditId: clock.id(), address: scope.address }
  if (!(await queries.useSheet(scope.db, use))) throw new ProblemError('code.used')
  return { login: sheet.login }
}
