// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from 'node:os'
import { ProblemError } from '../problem.ts'

/** How many passwords are checked at once, how many may wait, and how many of those from one lane (a network). */
type Width = { atOnce: number; waiting: number; perLane: number }

// A slow hash fills one core; with one left over, everybody else's work goes on while somebody guesses.
const usual = (): Width => ({ atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 20, perLane: 3 })

type Waiting = { lane: string; enter: () => void }

// After a failure its place rests for twice as long as that took, but no longer than this (milliseconds).
const longestRest = 200

/**
 * The narrow gate before every slow hash: however many guess passwords, few hashes run at once, few wait, and no network fills the queue alone.
 * Whoever has been here before goes first. Who cannot wait is told so at once (`server.crowded`). Wrong guesses take a third of a core at most: after
 * each, its place rests for twice as long as it took.
 */
export const createGate = ({ atOnce, waiting, perLane }: Width = usual()) => {
  const queues: { first: Waiting[]; others: Waiting[] } = { first: [], others: [] }
  let inside = 0
  let admitted = 0
  const enter = () => {
    inside += 1
    admitted += 1
  }
  const leave = () => {
    inside -= 1
    const next = queues.first.shift() ?? queues.others.shift()
    next?.enter()
  }
  const wait = (lane: string, queue: Waiting[]): Promise<void> => {
    if (queue.length >= waiting || queue.filter((one) => one.lane === lane).length >= perLane) throw new ProblemError('server.crowded')
    return new Promise((resolve) => {
      queue.push({
        lane,
        enter: () => {
          enter()
          resolve()
        },
      })
    })
  }
  return {
    /** Does the work when its turn comes. `lane` is whose share of the queue it takes; `first` is for those who are known. */
    pass: async <T>({ lane, first }: { lane: string; first: boolean }, work: () => Promise<T>): Promise<T> => {
      if (inside < atOnce) enter()
      else await wait(lane, first ? queues.first : queues.others)
      const begun = performance.now()
      try {
        const done = await work()
        leave()
        return done
      } catch (error) {
        setTimeout(leave, Math.min(longestRest, 2 * (performance.now() - begun)))
        throw error
      }
    },
    /** Whether the next one must wait. */
    isBusy: () => inside >= atOnce,
    /** How many were let through since the start, for the tests and the figures. */
    admitted: () => admitted,
  }
}
export type Gate = ReturnType<typeof createGate>
