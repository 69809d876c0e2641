// SPDX-License-Identifier: Apache-2.0
import type { Membership } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { hashSecret, readCode } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './membership-queries.ts'

/** The institutions that the person can work at, this one among them. */
export const listMemberships = async (scope: OrganisationScope, app: App): Promise<Membership[]> =>
  (await queries.memberships(scope.db, app.clock.now())).map((row) => ({
    // The database's check holds it to the contract's words.
    organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind as Membership['organisation']['kind'] },
    role: row.role,
    until: row.until,
    here: row.organisation_id === scope.organisation.id,
  }))

/** Joins another institution by its invitation, with the account the person has. */
export const acceptInvitation = async (scope: OrganisationScope, app: App, typed: string) => {
  // Counted by person: whoever is signed in and guesses is known.
  await app.limits.code(scope.person.id)
  const accepted = await queries.acceptInvitation(scope.db, {
    hash: hashSecret(readCode(typed)),
    at: app.clock.now(),
    auditId: app.clock.id(),
    address: scope.address,
  })
  if (accepted.outcome === 'invalid') throw new ProblemError('code.invalid')
  if (accepted.outcome === 'used') throw new ProblemError('code.used')
  if (accepted.outcome === 'member') throw new ProblemError('member.already')
  return { organisation: { id: accepted.organisation_id, name: accepted.organisation_name }, role: accepted.role }
}
