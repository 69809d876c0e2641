// SPDX-License-Identifier: Apache-2.0
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ProblemError } from '../problem.ts'
import { createChangeLimit } from './changes.ts'
import { createTurns } from './turns.ts'

const minutes = 60

/** How many minutes are left, as people are told: at least one. */
export const minutesUntil = (until: Date, now: Date): number => Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))

// More pauses than this at once are somebody's game; the database still knows the oldest ones.
const mostPauses = 10_000

// Refused names that are counted one by one within a minute; a flood over many is counted together.
const mostNames = 20
const everyoneElse = '*'

/**
 * How often somebody may try what needs no lasting count: one-time codes, passkeys and the identity provider, per address; links that lead to nothing too. Failed passwords are counted in the database
 * (`sign_in_limit`); here stands only, for this process, which of those are paused, so that a flood does not reach the database. Changes are counted
 * too, unless `changesPerMinute` is 0.
 */
export const createLimits = ({ changesPerMinute = 0 }: { changesPerMinute?: number } = {}) => {
  const codes = new RateLimiterMemory({ points: 20, duration: 15 * minutes })
  const passkeys = new RateLimiterMemory({ points: 120, duration: 15 * minutes })
  const providers = new RateLimiterMemory({ points: 240, duration: 15 * minutes })
  const links = new RateLimiterMemory({ points: 30, duration: 15 * minutes })
  const pauses = new Map<string, Date>()
  let refused = new Map<string, number>()
  const take = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
    try {
      await limiter.consume(key)
    } catch (error) {
      if (error instanceof RateLimiterRes)
        throw new ProblemError('request.too-many', { minutes: Math.max(1, Math.ceil(error.msBeforeNext / 60_000)) })
      throw error
    }
  }
  return {
    code: (address: string) => take(codes, address),
    passkey: (address: string) => take(passkeys, address),
    /** Going to the identity provider and coming back: a whole hospital may share an address. */
    provider: (address: string) => take(providers, address),
    /** Addresses of links that were tried and lead nowhere: guesses, and now and then somebody's old letter. */
    link: (address: string) => take(links, address),
    /** Refuses what is known to be paused, without asking the database. */
    refusePaused: (key: string, now: Date): void => {
      const until = pauses.get(key)
      if (until === undefined) return
      if (until > now) throw new ProblemError('request.too-many', { minutes: minutesUntil(until, now) })
      pauses.delete(key)
    },
    pause: (key: string, until: Date): void => {
      pauses.set(key, until)
      for (const oldest of pauses.keys()) {
        if (pauses.size <= mostPauses) break
        pauses.delete(oldest)
      }
    },
    /** Refuses somebody, or a program, who changes more in a minute than anybody can mean. */
    change: createChangeLimit(changesPerMinute),
    /** When a refusal may leave: a flood is answered slowly. */
    turns: createTurns(),
    /** Counts a sign-in that was refused unseen; true for the first since they were taken. */
    countRefused: (typed: string): boolean => {
      const login = typed.slice(0, 60)
      const first = refused.size === 0
      const name = refused.has(login) || refused.size < mostNames ? login : everyoneElse
      refused.set(name, (refused.get(name) ?? 0) + 1)
      return first
    },
    /** How often each name was refused since the last time this was asked; those beyond the first twenty stand together under `*`. */
    takeRefused: (): ReadonlyMap<string, number> => {
      const taken = refused
      refused = new Map()
      return taken
    },
  }
}
export type Limits = ReturnType<typeof createLimits>
