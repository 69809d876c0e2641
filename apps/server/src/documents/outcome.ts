// SPDX-License-Identifier: Apache-2.0
import type { JobOutcome } from '@shinayaka/engines'
import { ProblemError } from '../platform/problem.ts'

/**
 * What a worker made. Where it had no time or room for it the person is told to try again (`server.busy`);
 * a fault of ours is thrown as it is, so that it is logged and stays opaque to the outside.
 */
export const finished = <Output>(outcome: JobOutcome<Output>): Output => {
  if (outcome.ok) return outcome.value
  const { code, place, reason } = outcome.error
  if (code === 'failed' || code === 'bad-input') throw new Error(`${code}${place === undefined ? '' : ` at ${place}`}: ${reason}`)
  throw new ProblemError('server.busy')
}
