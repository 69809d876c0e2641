// SPDX-License-Identifier: Apache-2.0
import type { InstallationCopy, OfflineCopy, RestoreRehearsal } from '@shinayaka/contract'
import type { copies, offlineCopies, rehearsals } from './queries.ts'

type Row<Query extends (...args: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<Query>>[number]

export const copyView = (row: Row<typeof copies>): InstallationCopy => ({
  id: row.id,
  // The database's check holds it to these words.
  kind: row.kind as InstallationCopy['kind'],
  file: row.file,
  madeAt: row.made_at.toISOString(),
  seconds: row.seconds,
  bytes: Number(row.bytes),
  rows: Number(row.rows),
  verifiedAt: row.verified_at?.toISOString() ?? null,
  problem: row.problem,
  standbyAt: row.standby_at?.toISOString() ?? null,
  standbyProblem: row.standby_problem,
  removed: row.removed_at !== null,
})

export const offlineView = (row: Row<typeof offlineCopies>): OfflineCopy => ({
  id: row.id,
  takenOn: row.taken_on,
  place: row.place,
  by: row.noted_by_name,
  notedAt: row.noted_at.toISOString(),
})

export const rehearsalView = (row: Row<typeof rehearsals>): RestoreRehearsal => ({
  id: row.id,
  rehearsedOn: row.rehearsed_on,
  minutes: row.minutes,
  note: row.note,
  by: row.noted_by_name,
  notedAt: row.noted_at.toISOString(),
})
