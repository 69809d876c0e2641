// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { graceEnd, mustHaveSecondFactor } from '../../platform/http/standing.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as own from './own-queries.ts'
import { addNotice } from './queries.ts'

type Policy = { secondFactorForAll: boolean; version: number }

const currentPolicy = async (scope: OrganisationScope): Promise<Policy> => {
  const row = await own.policy(scope.db)
  return { secondFactorForAll: row?.second_factor_for_all ?? false, version: row?.version ?? 0 }
}

/** How people sign in here, and who has a second factor: for administrators, who remind the others. */
export const readPolicy = async (app: App, scope: OrganisationScope) => {
  const policy = await currentPolicy(scope)
  const people = await own.peopleWithFactors(scope.db)
  return {
    ...policy,
    people: people.map(({ id, name, role, told_at, enrolled }) => {
      const required = mustHaveSecondFactor(app, { role: role as Role, demo: scope.organisation.demo, forAll: policy.secondFactorForAll })
      const has = enrolled === true
      return {
        id,
        name,
        role: role as Role,
        enrolled: has,
        required,
        until: required && !has && told_at ? graceEnd(app, told_at).toISOString() : null,
      }
    }),
  }
}

/** Asks a second factor of everybody here, or only of the roles that need one anyway. */
export const savePolicy = async (scope: OrganisationScope, wanted: Policy): Promise<Policy> => {
  const before = await currentPolicy(scope)
  const row = await own.savePolicy(scope.db, scope.organisation.id, wanted.secondFactorForAll, wanted.version)
  if (!row) throw new ProblemError('record.stale', { current: await currentPolicy(scope), yours: wanted })
  await scope.audit({
    action: 'sign-in.policy',
    target: { kind: 'organisation', id: scope.organisation.id },
    before: { secondFactorForAll: before.secondFactorForAll },
    after: { secondFactorForAll: wanted.secondFactorForAll },
  })
  return { secondFactorForAll: row.second_factor_for_all, version: row.version }
}

/** Takes away the second factors of somebody who lost them. They are told at the next sign-in, and enrol anew at once where they must have one. */
export const resetSecondFactor = async (scope: OrganisationScope, person: string): Promise<void> => {
  if (person === scope.person.id) throw new ProblemError('second-factor.self')
  const member = await own.isMember(scope.db, person)
  if (member?.break_glass) throw new ProblemError('break-glass.held')
  if (!member || !(await own.resetFactors(scope.db, person))) throw new ProblemError('not-found')
  await addNotice(scope.db, person, 'second-factor-reset')
  await scope.audit({ action: 'second-factor.reset', target: { kind: 'person', id: person }, before: { name: member.name } })
}

/** Ends whatever somebody has open in this institution. */
export const endMemberSessions = async (scope: OrganisationScope, person: string): Promise<void> => {
  const member = await own.isMember(scope.db, person)
  if (!member) throw new ProblemError('not-found')
  await own.endSessionsOf(scope.db, person)
  await scope.audit({ action: 'session.end', target: { kind: 'person', id: person }, before: { name: member.name } })
}
