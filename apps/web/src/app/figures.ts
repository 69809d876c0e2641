// SPDX-License-Identifier: Apache-2.0
import { displayScore } from '@shinayaka/domain'

/** How a score moved, as it is shown: two decimals decide, so that nobody reads 「0.00 点 上がりました」. */
export type Movement = { direction: 'up' | 'down' | 'same'; points: string }

/** The movement from one score to the next; null where one of them is missing. */
export const movement = (before: number | null, after: number | null): Movement | null => {
  if (before === null || after === null) return null
  const difference = after - before
  const points = displayScore(Math.abs(difference))
  if (points === '0.00') return { direction: 'same', points }
  return { direction: difference > 0 ? 'up' : 'down', points }
}

/** A movement for a narrow cell: +0.50, −0.25, ±0. */
export const signed = ({ direction, points }: Movement, same: string): string =>
  direction === 'same' ? same : `${direction === 'up' ? '+' : '−'}${points}`

/** The ends of a range as shown, or null where both read the same and there is nothing to tell. */
export const openRange = (range: readonly [number, number] | null): { low: string; high: string } | null => {
  if (range === null) return null
  const [low, high] = [displayScore(range[0]), displayScore(range[1])]
  return low === high ? null : { low, high }
}

/** A span of work in the unit a person would say: minutes below an hour (in fives from ten on), hours up to a working day of 8, then days. */
export const duration = (hours: number): { unit: 'minutes' | 'hours' | 'days'; count: number } => {
  const minutes = Math.round(hours * 60)
  if (minutes < 60) return { unit: 'minutes', count: minutes < 10 ? Math.max(1, minutes) : Math.round(minutes / 5) * 5 }
  if (hours <= 8) return { unit: 'hours', count: Math.round(hours * 2) / 2 }
  return { unit: 'days', count: Math.round((hours / 8) * 2) / 2 }
}
