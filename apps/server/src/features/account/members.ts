// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { createCode, hashSecret } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'

const invitationDays = 7

/** Invites somebody in a role; the code is given back this once and kept nowhere. */
export const invite = async (scope: OrganisationScope, clock: Clock, { name, role }: { name: string; role: Role }) => {
  const [id, at, code] = [clock.id(), clock.now(), createCode(clock)]
  const expires = new Date(at.getTime() + invitationDays * 24 * 60 * 60 * 1000)
  const { organisation, person } = scope
  await queries.insertInvitation(scope.db, { id, hash: hashSecret(code), organisation: organisation.id, name, role, by: person.id, at, expires })
  await scope.audit({ action: 'account.invite', target: { kind: 'invitation', id }, after: { name, role } })
  return { invitation: { id, name, role, expires: expires.toISOString() }, code }
}

/** Ends the access of somebody who left. Answers, assignments and the audit trail keep the name; the last administrator stays. */
export const removeMember = async (scope: OrganisationScope, person: string): Promise<{ removed: true }> => {
  const members = await queries.membersForChange(scope.db)
  // Removed by somebody else while this request waited its turn.
  if (!members.some(({ person_id }) => person_id === scope.person.id)) throw new ProblemError('session.required')
  const leaving = members.find(({ person_id }) => person_id === person)
  if (!leaving) throw new ProblemError('not-found')
  if (person === scope.person.id) throw new ProblemError('member.self')
  if (leaving.role === 'administrator' && members.filter(({ role }) => role === 'administrator').length === 1)
    throw new ProblemError('member.last-administrator')
  await queries.deleteMember(scope.db, person)
  await scope.audit({ action: 'account.remove', target: { kind: 'person', id: person }, before: { name: leaving.name, role: leaving.role } })
  return { removed: true }
}
