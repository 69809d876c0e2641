// SPDX-License-Identifier: Apache-2.0
import { errorMessages, fill } from '@shinayaka/contract/messages'
import { createClock, type House, openHouse, ProblemError, readSettings } from '@shinayaka/server/ops'
import { InputError } from './command.ts'

/** Works on the installation that the environment names, beside its running server or without one; what a person can put right becomes an `InputError`. */
export const inHouse = async <T>(work: (house: House, clock: ReturnType<typeof createClock>) => Promise<T>): Promise<T> => {
  const read = readSettings(process.env)
  if (read.problems !== null) throw new InputError(read.problems)
  const clock = createClock()
  try {
    const house = await openHouse(read.settings, clock, (line) => process.stderr.write(`${line}\n`), { as: 'visitor' })
    try {
      return await work(house, clock)
    } finally {
      await house.postgres.stop()
    }
  } catch (error) {
    if (error instanceof ProblemError) {
      const text = errorMessages.ja[error.code]
      throw new InputError(`${fill(text.title, error.params)}${fill(text.detail, error.params)}`)
    }
    if (error instanceof Error && 'forPerson' in error) throw new InputError(error.message)
    throw error
  }
}
