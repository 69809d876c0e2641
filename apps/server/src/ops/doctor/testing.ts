// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { readSettings } from '../../platform/settings/settings.ts'
import type { Check, Reached } from './check.ts'
import { examineHouse } from './doctor.ts'

/** A folder of the test file's own. */
export const folder = mkdtempSync(join(tmpdir(), 'shinayaka-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What one check finds in a house with these settings, as `level: sentence → advice`. */
export const look = async (check: Check, env: Record<string, string>, options: { now?: () => Date; reached?: Reached } = {}): Promise<string[]> => {
  const { settings, problems } = readSettings({ DATA_DIR: folder, ...env })
  if (settings === null) throw new Error(problems.join('\n'))
  const run: Check['run'] = (at) => check.run(options.reached ? { ...at, database: async () => options.reached as Reached } : at)
  const [examined] = await examineHouse(settings, env, createClock(options.now), [{ ...check, run }])
  return (examined?.findings ?? []).map(({ level, what, todo }) => `${level}: ${what}${todo === null ? '' : ` → ${todo}`}`)
}
