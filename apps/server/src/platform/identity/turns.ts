// SPDX-License-Identifier: Apache-2.0

/** Milliseconds between two refusals, and how many may wait for theirs. */
type Pace = { every: number; most: number }

/**
 * Refusals leave one by one. Whoever guesses in a flood is answered no faster than this, so that the server's time stays with those who work; a single
 * refused person notices nothing. The turn does not depend on who was tried.
 */
export const createTurns = ({ every, most }: Pace = { every: 8, most: 100 }) => {
  const waiting: (() => void)[] = []
  let resting = false
  const rest = () => {
    resting = true
    setTimeout(() => {
      resting = false
      const next = waiting.shift()
      if (next === undefined) return
      rest()
      next()
    }, every)
  }
  return {
    /** Comes back when it is this refusal's turn; false at once where too many wait already. */
    take: async (): Promise<boolean> => {
      if (!resting) {
        rest()
        return true
      }
      if (waiting.length >= most) return false
      await new Promise<void>((resolve) => waiting.push(resolve))
      return true
    },
  }
}
