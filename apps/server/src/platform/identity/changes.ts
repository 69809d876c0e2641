// SPDX-License-Identifier: Apache-2.0
import { ProblemError } from '../problem.ts'

const minute = 60_000

/**
 * How many changes one person, or one program's token, may ask for in a minute: more than any hand does, less than a script that runs away. Counted
 * in this process alone, by the minutes of the clock. `most` 0: without limit.
 */
export const createChangeLimit = (most: number) => {
  let counts = new Map<string, number>()
  let current = 0
  return (who: string, now: Date): void => {
    if (most === 0) return
    const inside = Math.floor(now.getTime() / minute)
    if (inside !== current) {
      current = inside
      counts = new Map()
    }
    const count = (counts.get(who) ?? 0) + 1
    counts.set(who, count)
    if (count > most) throw new ProblemError('request.too-many', { minutes: 1 })
  }
}
