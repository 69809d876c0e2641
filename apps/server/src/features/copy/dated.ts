// SPDX-License-Identifier: Apache-2.0
import { copyLimits, type DatedThing, japaneseDate } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { offlineCopies, rehearsals } from './queries.ts'

const path = '/settings/copies'
const after = (day: string, days: number): string => japaneseDate(new Date(Date.parse(`${day}T00:00:00+09:00`) + days * 24 * 60 * 60 * 1000))

/** By when a copy should be carried away again, and restoring be rehearsed again; nothing before either was done once, for the page says that. */
export const copiesWithDay = async (db: Database): Promise<{ thing: DatedThing; whose: { permission: 'backup.run' } }[]> => {
  const [[carried], [rehearsed]] = await Promise.all([offlineCopies(db, 1), rehearsals(db, 1)])
  const things: DatedThing[] = []
  if (carried) things.push({ kind: 'copy-offline', date: after(carried.taken_on, copyLimits.offline), path, params: {} })
  if (rehearsed) things.push({ kind: 'restore-rehearsal', date: after(rehearsed.rehearsed_on, copyLimits.rehearsal), path, params: {} })
  return things.map((thing) => ({ thing, whose: { permission: 'backup.run' } }))
}
