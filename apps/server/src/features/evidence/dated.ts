// SPDX-License-Identifier: Apache-2.0
import { type DatedThing, expiring, expiringDays, japaneseDate } from '@shinayaka/domain'
import type { Scope } from '../../platform/database/scope.ts'
import { expiringBy, totals } from './queries.ts'

/** The last day that counts as near. */
export const soonUntil = (now: Date): string => japaneseDate(new Date(now.getTime() + expiringDays * 24 * 60 * 60 * 1000))

/** Evidence in use that has expired or soon will, the most urgent first. */
export const expiringEvidence = async (scope: Pick<Scope, 'db'>, now: Date) => {
  const rows = await expiringBy(scope.db, soonUntil(now))
  const items = rows.map(({ id, title, expires }) => ({ id, title, expires: expires === null ? null : String(expires) }))
  return expiring(items, japaneseDate(now)).map(({ item, days }) => ({ ...item, days }))
}

/** In how much of the evidence in use a virus was found. */
export const infectedEvidence = async (scope: Pick<Scope, 'db'>, now: Date): Promise<number> => (await totals(scope.db, soonUntil(now))).infected

/** What of the evidence ends or has ended, for whoever may renew it. */
export const evidenceWithDay = async (db: Scope['db'], now: Date): Promise<{ thing: DatedThing; whose: { permission: 'evidence.edit' } }[]> =>
  (await expiringEvidence({ db }, now)).map(({ id, title, expires }) => ({
    thing: { kind: 'evidence', date: expires ?? '', path: `/evidence/${id}`, params: { title } },
    whose: { permission: 'evidence.edit' },
  }))
