// SPDX-License-Identifier: Apache-2.0
import { daysUntil } from '../reminder/digest.ts'

/** From so many days before its end a piece of evidence is announced: long enough to ask a vendor for the next one. 編者の目安. */
export const expiringDays = 60

/** How a date of expiry stands on a day: none, far, within `expiringDays`, or past. The last day itself still counts as valid. */
export type Expiry = 'none' | 'valid' | 'soon' | 'expired'

/** How an expiry date stands today. */
export const expiryOf = (expires: string | null, today: string): Expiry => {
  if (expires === null) return 'none'
  const days = daysUntil(expires, today)
  if (days < 0) return 'expired'
  return days <= expiringDays ? 'soon' : 'valid'
}

/** What has expired or will within `expiringDays`, the most urgent first; with the days left, below zero where past. */
export const expiring = <T extends { expires: string | null }>(items: readonly T[], today: string): { item: T; days: number }[] =>
  items
    .flatMap((item) => (item.expires !== null && ['soon', 'expired'].includes(expiryOf(item.expires, today)) ? [{ item, day: item.expires }] : []))
    .sort((a, b) => a.day.localeCompare(b.day))
    .map(({ item, day }) => ({ item, days: daysUntil(day, today) }))
