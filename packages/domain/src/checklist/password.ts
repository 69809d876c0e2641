// SPDX-License-Identifier: Apache-2.0

/** Yes, no, or nobody knows yet. */
export type Known = boolean | 'unknown'

/** How an institution's passwords are ruled today, in the terms the official documents compare. `unknown` is an honest value everywhere. */
export type PasswordPolicy = {
  /** Fewest characters that the systems accept. */
  minimum: number | 'unknown'
  /** Letters and digits must both stand in it. */
  lettersAndDigits: Known
  /** A sign such as ! must stand in it too. */
  symbols: Known
  /** Changed at set intervals. */
  changedRegularly: Known
  /** A second factor is asked for wherever this password opens something. */
  secondFactor: Known
  /** One password for one thing is ruled. */
  noReuse: Known
  /** Guessable ones are refused. */
  guessableRefused: Known
  /** After some wrong tries nobody can try for a while. */
  lockout: Known
}

/** One way of satisfying a document; what is not named is not asked. */
export type PasswordRequirement = Partial<Omit<PasswordPolicy, 'minimum'>> & { minimum?: number }

const judgeOne = (policy: PasswordPolicy, asked: PasswordRequirement): 'met' | 'unmet' | 'unknown' => {
  const verdicts = Object.entries(asked).map(([name, wanted]) => {
    const has = policy[name as keyof PasswordPolicy]
    if (has === 'unknown') return 'unknown'
    return (typeof wanted === 'number' ? Number(has) >= wanted : has === wanted) ? 'met' : 'unmet'
  })
  if (verdicts.includes('unmet')) return 'unmet'
  return verdicts.includes('unknown') ? 'unknown' : 'met'
}

/** Whether the passwords satisfy one of several ways, and for each way what is missing or not known (the names of what it asks). */
export type PasswordVerdict = {
  verdict: 'met' | 'unmet' | 'unknown'
  ways: { verdict: 'met' | 'unmet' | 'unknown'; missing: string[]; unknown: string[] }[]
}

/**
 * Judges a password policy against the ways a document allows. One way that is met is enough; while one may still turn out to be met, nothing is denied.
 *
 * @example judgePasswords({ ...policy, minimum: 13, secondFactor: false }, [{ minimum: 8, secondFactor: true }, { minimum: 13 }]).verdict // 'met'
 */
export const judgePasswords = (policy: PasswordPolicy, ways: readonly PasswordRequirement[]): PasswordVerdict => {
  const judged = ways.map((way) => {
    const asked = (name: string, value: unknown) => judgeOne(policy, { [name]: value } as PasswordRequirement)
    const names = (wanted: string) => Object.entries(way).flatMap(([name, value]) => (asked(name, value) === wanted ? [name] : []))
    return { verdict: judgeOne(policy, way), missing: names('unmet'), unknown: names('unknown') }
  })
  const has = (wanted: string) => judged.some(({ verdict }) => verdict === wanted)
  return { verdict: has('met') ? 'met' : has('unknown') ? 'unknown' : 'unmet', ways: judged }
}
