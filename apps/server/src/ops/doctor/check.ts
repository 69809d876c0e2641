// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../../platform/clock.ts'
import type { Connection } from '../../platform/postgres/connection.ts'
import type { Settings } from '../../platform/settings/settings.ts'

/** ok: nothing to do · caution: works today, look at it soon · problem: people cannot work, or data is at risk. */
export const findingLevels = ['ok', 'caution', 'problem'] as const
export type FindingLevel = (typeof findingLevels)[number]

/** What one check found: what it means for the house, and what to do; null where nothing is to be done. Japanese sentences. */
export type Finding = { level: FindingLevel; what: string; todo: string | null }

/** The database as a check may use it, or the sentence why it cannot. `owner` null in a house that was never started. */
export type Reached = { owner: Connection; app: Connection } | { never: true } | { problem: string }

/** Where a check looks. Nothing of it is changed. */
export type Surroundings = {
  settings: Settings
  env: Readonly<Record<string, string | undefined>>
  clock: Clock
  /** Opened once, when the first check asks. */
  database: () => Promise<Reached>
}

/** One thing the doctor looks at. `name` is stable, for machines; `title` is for people. */
export type Check = { name: string; title: string; run: (at: Surroundings) => Promise<Finding[]> | Finding[] }

export const fine = (what: string): Finding => ({ level: 'ok', what, todo: null })
export const caution = (what: string, todo: string): Finding => ({ level: 'caution', what, todo })
export const trouble = (what: string, todo: string): Finding => ({ level: 'problem', what, todo })

/** Bytes as people say them: 「1.5 GB」. */
export const sizeOf = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : bytes >= 1e6 ? `${Math.floor(bytes / 1e6)} MB` : `${Math.floor(bytes / 1e3)} kB`
