// SPDX-License-Identifier: Apache-2.0

/** Something the person at the terminal can put right; printed without a stack. */
export class StartProblem extends Error {
  readonly forPerson = true
}

/** A line for the person at the terminal. */
export const say = (line: string): void => console.log(line)
