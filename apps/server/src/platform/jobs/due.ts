// SPDX-License-Identifier: Apache-2.0
import { japaneseDate } from '@shinayaka/domain'

/** How often a job runs: every so many seconds while the server is up, or once a day from a time in Japan on (`02:30`). */
export type Rhythm = { seconds: number } | { dailyAt: string }

const japaneseTime = (at: Date): string => new Date(at.getTime() + 9 * 60 * 60 * 1000).toISOString().slice(11, 16)

/**
 * Whether a job is due. `last`: when it last began, null for never. A daily job that was missed while the machine was off runs as soon as it is on again,
 * but a new installation does not begin with all of yesterday's.
 */
export const isDue = (rhythm: Rhythm, last: Date | null, now: Date): boolean => {
  if ('seconds' in rhythm) return last === null || now.getTime() - last.getTime() >= rhythm.seconds * 1000 || last > now
  if (last === null) return japaneseTime(now) >= rhythm.dailyAt
  const [today, lastDay] = [japaneseDate(now), japaneseDate(last)]
  if (lastDay >= today) return false
  const yesterday = japaneseDate(new Date(now.getTime() - 24 * 60 * 60 * 1000))
  // Missed yesterday's altogether: it is made up for at once.
  const missed = lastDay < yesterday || (lastDay === yesterday && japaneseTime(last) < rhythm.dailyAt)
  return missed || japaneseTime(now) >= rhythm.dailyAt
}
