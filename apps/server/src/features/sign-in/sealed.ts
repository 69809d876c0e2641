// SPDX-License-Identifier: Apache-2.0
import type { OrganisationScope, PublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { checkPassword } from '../../platform/identity/password.ts'
import { createCode, hashPassword, hashSecret, readCode } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import { replaceSealedCode } from './own-queries.ts'
import type { Identified } from './password.ts'
import * as queries from './queries.ts'

// Two codes of 78 bits in one: it lies in an envelope for years.
const longCode = (app: App): string => `${createCode(app.clock)}-${createCode(app.clock)}`

/** A code for the sealed envelope of a member: given back this once, kept as a hash; an older envelope of theirs stops working. */
export const makeSealedCode = async (app: App, scope: OrganisationScope, person: string): Promise<string> => {
  const [code, id, at] = [longCode(app), app.clock.id(), app.clock.now()]
  await replaceSealedCode(scope.db, { id, at, person, organisation: scope.organisation.id, hash: hashSecret(code), by: scope.person.id })
  await scope.audit({ action: 'sealed-code.make', target: { kind: 'person', id: person } })
  return code
}

/** Opens the envelope: once, loudly in the trail, and with a new password where that was forgotten too. */
export const openSealedCode = async (app: App, scope: PublicScope, typed: string, password: string): Promise<Identified> => {
  if (password !== '') await checkPassword(password, [])
  const hash = password === '' ? null : await app.gate.pass({ lane: scope.address, first: false }, () => hashPassword(password))
  const opened = await queries.spendSealedCode(scope.db, hashSecret(readCode(typed)), hash, app.clock.now())
  if (!opened) throw new ProblemError('code.invalid')
  const { person_id: person, organisation_id: organisation, login } = opened
  const event = { id: app.clock.id(), person, organisation, login, address: scope.address, at: app.clock.now() }
  await queries.recordSignIn(scope.db, { ...event, action: 'sealed-code.use' })
  await queries.addNotice(scope.db, person, 'sealed-code-used')
  return { person, organisation }
}
