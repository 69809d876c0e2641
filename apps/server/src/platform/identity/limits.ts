// SPDX-License-Identifier: Apache-2.0
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ProblemError } from '../problem.ts'

const minutes = 60

/** How often somebody may try a secret: per address for codes and sign-ins, and per address and login, so that a stranger cannot lock out a person who comes from elsewhere. */
export const createLimits = () => {
  const codes = new RateLimiterMemory({ points: 20, duration: 15 * minutes })
  const addresses = new RateLimiterMemory({ points: 60, duration: 15 * minutes })
  const logins = new RateLimiterMemory({ points: 8, duration: 15 * minutes })
  const passwords = new RateLimiterMemory({ points: 8, duration: 15 * minutes })
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
    signIn: async (address: string, login: string) => {
      await take(addresses, address)
      await take(logins, `${address}\n${login}`)
    },
    /** Proving a password anew while signed in. */
    password: (person: string) => take(passwords, person),
    /** After a success the count of that login starts anew. */
    signedIn: (address: string, login: string) => logins.delete(`${address}\n${login}`),
  }
}
export type Limits = ReturnType<typeof createLimits>
