// SPDX-License-Identifier: Apache-2.0
import { copyLimits, type DatedThing, japaneseDate } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { lastCopy, offlineCopies, rehearsals } from './queries.ts'

const path = '/settings/copies'
const after = (day: string, days: number): string => japaneseDate(new Date(Date.parse(`${day}T00:00:00+09:00`) + days * 24 * 60 * 60 * 1000))

/**
 * By when a copy should be carried away again, and restoring be rehearsed again: where neither was ever done, counted from when the institution began
 * here (null: it only tries things out, and what was never done is not missed). The nightly copy is spoken of only once it is missing.
 */
export const copiesWithDay = async (
  db: Database,
  { since, now }: { since: Date | null; now: Date },
): Promise<{ thing: DatedThing; whose: { permission: 'backup.run' } }[]> => {
  const [[carried], [rehearsed], copied] = await Promise.all([offlineCopies(db, 1), rehearsals(db, 1), lastCopy(db)])
  const begun = since && japaneseDate(since)
  const thing = (kind: 'copy-offline' | 'restore-rehearsal' | 'copy-missing', last: string | null, limit: number): DatedThing[] =>
    last === null ? [] : [{ kind, date: after(last, limit), path, params: {} }]
  const missing = thing('copy-missing', copied ? japaneseDate(copied) : begun, copyLimits.copy)
  const things = [
    ...thing('copy-offline', carried?.taken_on ?? begun, copyLimits.offline),
    ...thing('restore-rehearsal', rehearsed?.rehearsed_on ?? begun, copyLimits.rehearsal),
    ...missing.filter(({ date }) => date <= japaneseDate(now)),
  ]
  return things.map((one) => ({ thing: one, whose: { permission: 'backup.run' } }))
}
