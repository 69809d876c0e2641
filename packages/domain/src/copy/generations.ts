// SPDX-License-Identifier: Apache-2.0
import { japaneseDate } from '../time/japan.ts'

/** How many copies are kept: of the last days, weeks and months in which there was one. 編者の目安: a week of days, a month of weeks, a year of months. */
export const keptGenerations = { days: 7, weeks: 5, months: 12 } as const

const dayLength = 24 * 60 * 60 * 1000

/** The Monday of the week in Japan. */
const weekOf = (instant: Date): string => {
  const day = new Date(`${japaneseDate(instant)}T00:00:00Z`)
  const sinceMonday = (day.getUTCDay() + 6) % 7
  return new Date(day.getTime() - sinceMonday * dayLength).toISOString().slice(0, 10)
}

/**
 * Which copies can go: all but the newest of each of the last days, weeks and months that have one. Counted by copies, not by the calendar, so that a
 * server that stood still for a month loses none of its old ones. The newest copy of all always stays.
 */
export const expiredCopies = <Copy extends { made: Date }>(copies: readonly Copy[], kept = keptGenerations): Copy[] => {
  const newestFirst = [...copies].sort((one, other) => other.made.getTime() - one.made.getTime())
  const stays = new Set<Copy>(newestFirst.slice(0, 1))
  const keep = (count: number, periodOf: (made: Date) => string) => {
    const seen = new Set<string>()
    for (const copy of newestFirst) {
      const period = periodOf(copy.made)
      if (seen.has(period)) continue
      if (seen.size === count) return
      seen.add(period)
      stays.add(copy)
    }
  }
  keep(kept.days, japaneseDate)
  keep(kept.weeks, weekOf)
  keep(kept.months, (made) => japaneseDate(made).slice(0, 7))
  return newestFirst.filter((copy) => !stays.has(copy))
}
