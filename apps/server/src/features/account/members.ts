// SPDX-License-Identifier: Apache-2.0
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'

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
