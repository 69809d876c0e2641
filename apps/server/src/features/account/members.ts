// SPDX-License-Identifier: Apache-2.0
import { datedRoles, offeredRoles, type Role } from '@shinayaka/contract'
import { isOver, japaneseDate, untilRefusal } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { createCode, hashSecret } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'

const invitationDays = 7

/** Refuses a role that this organisation does not use, and a last day that cannot be. */
export const checkRole = (scope: OrganisationScope, clock: Clock, role: Role, until: string | null): void => {
  if (!offeredRoles(scope.organisation.kind).includes(role)) throw new ProblemError('role.unfitting', { role })
  const refusal = untilRefusal(until, japaneseDate(clock.now()), datedRoles.includes(role))
  if (refusal) throw new ProblemError(`until.${refusal}`)
}

/**
 * Invites somebody in a role, from outside until a day; the code is given back this once and kept nowhere. `email`: where alone it goes, so that
 * whoever uses it has shown that mail reaches them there.
 */
export const invite = async (
  scope: OrganisationScope,
  clock: Clock,
  wanted: { name: string; role: Role; until?: string | null; email?: string | null },
) => {
  const { name, role, until = null, email = null } = wanted
  checkRole(scope, clock, role, until)
  const [id, at, code] = [clock.id(), clock.now(), createCode(clock)]
  const expires = new Date(at.getTime() + invitationDays * 24 * 60 * 60 * 1000)
  const { organisation, person } = scope
  await queries.insertInvitation(scope.db, {
    id,
    hash: hashSecret(code),
    organisation: organisation.id,
    name,
    role,
    until,
    email,
    by: person.id,
    at,
    expires,
  })
  await scope.audit({ action: 'account.invite', target: { kind: 'invitation', id }, after: { name, role, until } })
  return { invitation: { id, name, role, until, expires: expires.toISOString() }, code }
}

type Held = Awaited<ReturnType<typeof queries.membersForChange>>[number]

/** Everybody here, locked for a change; whoever asks must still be an administrator when their turn comes. */
const membersForChange = async (scope: OrganisationScope): Promise<Held[]> => {
  const members = await queries.membersForChange(scope.db)
  const own = members.find(({ person_id }) => person_id === scope.person.id)
  // Removed by somebody else while this request waited its turn.
  if (!own) throw new ProblemError('session.required')
  if (own.role !== 'administrator') throw new ProblemError('permission.denied', { permission: 'account.role' })
  return members
}

/** Whether an administrator without an end would be left if this person were none any more: one whose time runs out is no last resort. */
const leavesAdministrator = (members: readonly Held[], leaving: string): boolean =>
  members.some(({ person_id, role, until }) => person_id !== leaving && role === 'administrator' && until === null)

/** Ends the access of somebody who left. Answers, assignments and the audit trail keep the name; the last administrator stays. */
export const removeMember = async (scope: OrganisationScope, clock: Clock, person: string): Promise<{ removed: true }> => {
  const members = await membersForChange(scope)
  const leaving = members.find(({ person_id }) => person_id === person)
  if (!leaving) throw new ProblemError('not-found')
  if (person === scope.person.id) throw new ProblemError('member.self')
  const active = !isOver(leaving.until, japaneseDate(clock.now()))
  if (active && leaving.role === 'administrator' && !leavesAdministrator(members, person)) throw new ProblemError('member.last-administrator')
  if (leaving.break_glass) throw new ProblemError('break-glass.held')
  await queries.deleteMember(scope.db, person)
  const { name, role, until } = leaving
  await scope.audit({ action: 'account.remove', target: { kind: 'person', id: person }, before: { name, role, until } })
  return { removed: true }
}

/** Gives somebody another role, or an end, from their next request on. Nobody changes their own, and an administrator without an end stays. */
export const changeRole = async (scope: OrganisationScope, clock: Clock, person: string, wanted: { role: Role; until: string | null }) => {
  const members = await membersForChange(scope)
  const held = members.find(({ person_id }) => person_id === person)
  if (!held) throw new ProblemError('not-found')
  if (person === scope.person.id) throw new ProblemError('member.role-self')
  checkRole(scope, clock, wanted.role, wanted.until)
  const stays = wanted.role === 'administrator' && wanted.until === null
  if (!stays && held.role === 'administrator' && !leavesAdministrator(members, person)) throw new ProblemError('member.last-administrator')
  if (held.break_glass && !stays) throw new ProblemError('break-glass.held')
  await queries.updateMembership(scope.db, person, wanted)
  await scope.audit({
    action: 'account.role',
    target: { kind: 'person', id: person },
    before: { name: held.name, role: held.role, until: held.until },
    after: { name: held.name, ...wanted },
  })
  return { id: person, name: held.name, login: held.login, ...wanted, since: held.since.toISOString(), expired: false }
}
