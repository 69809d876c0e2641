// SPDX-License-Identifier: Apache-2.0
import { maxWorkbookBytes } from '@shinayaka/contract'
import type { JobOutcome } from '@shinayaka/engines'
import type { ForeignRefusal } from '@shinayaka/engines/foreign-workbook/index'
import { finished } from '../../documents/outcome.ts'
import { ProblemError } from '../../platform/problem.ts'

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`

/** What the engine gave, or the problem that says why a file was not opened and what to do. */
export const opened = <Result extends { kind: string }>(outcome: JobOutcome<Result | ForeignRefusal>): Exclude<Result, ForeignRefusal> => {
  // Within its limits a form never fills a worker's memory: this one grew on purpose, and trying again would not help.
  if (!outcome.ok && outcome.error.code === 'memory') throw new ProblemError('workbook.zip-bomb')
  const result = finished(outcome)
  if (result.kind !== 'refused') return result as Exclude<Result, ForeignRefusal>
  const { code } = result as ForeignRefusal
  throw new ProblemError(`workbook.${code}`, code === 'too-large' ? { limit: megabytes(maxWorkbookBytes) } : {})
}
