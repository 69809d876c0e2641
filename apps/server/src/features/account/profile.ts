// SPDX-License-Identifier: Apache-2.0
import type { Profile } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'

/** The profile with its version, as a write must name it. */
export type StoredProfile = { id: string; profile: Profile; version: number }

/** The organisation's profile. */
export const readProfile = async (scope: OrganisationScope): Promise<StoredProfile> => {
  const row = await queries.organisation(scope.db)
  if (!row) throw new ProblemError('not-found')
  // The database's checks hold these columns to the contract's words.
  const profile = {
    name: row.name,
    institutionKind: row.institution_kind,
    beds: row.beds,
    prefecture: row.prefecture,
    recordKeeping: row.record_keeping,
    serverMaintenance: row.server_maintenance,
    itStaffing: row.it_staffing,
  } as Profile
  return { id: row.id, profile, version: row.version }
}

/** Writes the profile; a stale write is refused with both. */
export const saveProfile = async (scope: OrganisationScope, wanted: { profile: Profile; version: number }): Promise<StoredProfile> => {
  const before = await readProfile(scope)
  const written = await queries.updateOrganisation(scope.db, wanted.profile, wanted.version)
  if (!written) throw new ProblemError('record.stale', { current: await readProfile(scope), yours: wanted })
  await scope.audit({ action: 'organisation.edit', target: { kind: 'organisation', id: before.id }, before: before.profile, after: wanted.profile })
  return { id: written.id, profile: wanted.profile, version: written.version }
}
