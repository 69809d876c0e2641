// SPDX-License-Identifier: Apache-2.0
import { performance } from 'node:perf_hooks'

/** Milliseconds of each of `rounds` runs after some that do not count. */
export const timed = async (rounds: number, run: (round: number) => Promise<unknown>, unmeasured = Math.min(20, rounds)): Promise<number[]> => {
  const times: number[] = []
  for (let round = 0; round < rounds + unmeasured; round += 1) {
    const begun = performance.now()
    await run(round)
    if (round >= unmeasured) times.push(performance.now() - begun)
  }
  return times
}

/** The value below which a share of the measurements lies. */
export const percentile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The lowest median of some measurements in a row: what it takes when the machine has little else to do. */
export const calmest = (times: readonly number[], inARow: number): number =>
  Math.min(
    ...Array.from({ length: Math.floor(times.length / inARow) }, (_, index) => percentile(times.slice(index * inARow, (index + 1) * inARow), 0.5)),
  )

export const median = (times: readonly number[]): number => percentile(times, 0.5)

/** One line of the result: what was measured, how much it was, and how much it may be. */
export const report = (what: string, measured: number, limit: number | null, unit: string, note = ''): void => {
  const verdict = limit === null ? ' ' : measured <= limit ? '○' : '×'
  const target = limit === null ? '' : `  (≤ ${limit} ${unit})`
  console.log(`${verdict} ${what}: ${measured.toFixed(measured < 10 ? 2 : 0)} ${unit}${target}${note ? `  ${note}` : ''}`)
}

/** One line of the result: how many times as long a reference takes, and how many times it should at least. */
export const compared = (what: string, ours: number, theirs: number, atLeast: number | null): void => {
  const times = theirs / ours
  const verdict = atLeast === null ? ' ' : times >= atLeast ? '○' : '×'
  console.log(`${verdict} ${what}: ${times.toFixed(times < 10 ? 1 : 0)} × ours${atLeast === null ? '' : `  (≥ ${atLeast} ×)`}`)
}
