// SPDX-License-Identifier: Apache-2.0

/** Chance that can be had again: the same seed gives the same run, as far as the machine does. */
export type Chance = {
  /** From 0 up to, but not, 1. */
  number: () => number
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  /** One of several, each as likely as its weight says. */
  weighted: <T>(choices: readonly (readonly [T, number])[]) => T
  /** One of several, all alike. */
  oneOf: <T>(choices: readonly T[]) => T
}

/** mulberry32: small, and good enough to decide when something is killed. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const weighted = <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = number() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [choice, weight] of choices) {
      left -= weight
      if (left < 0) return choice
    }
    const last = choices.at(-1)
    if (!last) throw new Error('nothing to choose from')
    return last[0]
  }
  return {
    number,
    between: (low, high) => low + Math.floor(number() * (high - low + 1)),
    weighted,
    oneOf: (choices) => weighted(choices.map((choice) => [choice, 1] as const)),
  }
}
