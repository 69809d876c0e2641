// SPDX-License-Identifier: Apache-2.0
import { expiring, expiringDays, japaneseDate } from '@shinayaka/domain'
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

/** Something with a date that people are reminded of, by mail and in the product. `href`: the page in the product, without the server's address. */
export type DatedThing = { kind: 'evidence'; title: string; date: string; href: string }

/** What of the evidence has a date near or past, for the daily digest. */
export const datedThings = async (scope: Pick<Scope, 'db'>, now: Date): Promise<DatedThing[]> =>
  (await expiringEvidence(scope, now)).map(({ id, title, expires }) => ({ kind: 'evidence', title, date: expires ?? '', href: `/evidence/${id}` }))
