// SPDX-License-Identifier: Apache-2.0
import { type LogLevel, logLevels } from '../settings/watching.ts'

/** What a line of the log says beside when, how grave and what: numbers, codes and names of our own parts. Never what a person is called or wrote. */
export type LogDetails = Readonly<Record<string, unknown>>

/** Writes one event. */
export type Log = (level: LogLevel, message: string, details?: LogDetails) => void

/** One JSON line an event, for events up to a level: `{"at": …, "level": …, "message": …, …}`, `at` in UTC. */
export const createLog = (upTo: LogLevel, write: (line: string) => void, now: () => Date = () => new Date()): Log => {
  const most = logLevels.indexOf(upTo)
  return (level, message, details) => {
    if (logLevels.indexOf(level) <= most) write(`${JSON.stringify({ at: now().toISOString(), level, message, ...details })}\n`)
  }
}
