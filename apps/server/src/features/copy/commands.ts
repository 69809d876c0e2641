// SPDX-License-Identifier: Apache-2.0
import type { OfflineCopy, RestoreRehearsal } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'
import { offlineView, rehearsalView } from './view.ts'

const noted = (scope: OrganisationScope, clock: Clock) => ({
  id: clock.id(),
  organisation: scope.organisation.id,
  by: scope.person.id,
  byName: scope.person.name,
  at: clock.now(),
})

const refuseFuture = (clock: Clock, day: string): void => {
  if (day > japaneseDate(clock.now())) throw new ProblemError('day.future', { day })
}

/** Notes that a copy left the machine, and where it lies. */
export const noteOffline = async (scope: OrganisationScope, clock: Clock, wanted: { takenOn: string; place: string }): Promise<OfflineCopy> => {
  refuseFuture(clock, wanted.takenOn)
  const row = await queries.insertOffline(scope.db, noted(scope, clock), { takenOn: wanted.takenOn, place: wanted.place.trim() })
  const view = offlineView(row)
  await scope.audit({ action: 'copy.offline', target: { kind: 'offline_copy', id: row.id }, after: { takenOn: view.takenOn, place: view.place } })
  return view
}

/** Notes that restoring was rehearsed, and how long it took. */
export const noteRehearsal = async (
  scope: OrganisationScope,
  clock: Clock,
  wanted: { rehearsedOn: string; minutes: number; note: string },
): Promise<RestoreRehearsal> => {
  refuseFuture(clock, wanted.rehearsedOn)
  const row = await queries.insertRehearsal(scope.db, noted(scope, clock), { ...wanted, note: wanted.note.trim() })
  const view = rehearsalView(row)
  await scope.audit({
    action: 'copy.rehearsal',
    target: { kind: 'restore_rehearsal', id: row.id },
    after: { rehearsedOn: view.rehearsedOn, minutes: view.minutes, note: view.note },
  })
  return view
}
