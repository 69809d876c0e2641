// SPDX-License-Identifier: Apache-2.0

const minutes = 60 * 1000
/** How long to wait after the n-th attempt that failed; after the last one it is given up, some three days after the first. */
const pauses = [1, 5, 15, 60, 180, 360, 720, 1440, 1440].map((one) => one * minutes)

/** When a letter is tried again after so many attempts; null: never, people are told. `refused`: the other side said that it will never take it. */
export const nextAttempt = (attempts: number, now: Date, refused: boolean): Date | null => {
  const pause = pauses[attempts - 1]
  return refused || pause === undefined ? null : new Date(now.getTime() + pause)
}
