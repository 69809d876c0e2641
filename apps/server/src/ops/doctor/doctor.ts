// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../platform/clock.ts'
import { describeError } from '../../platform/log/describe.ts'
import type { Settings } from '../../platform/settings/settings.ts'
import { reachPostgres } from '../reach.ts'
import { backup } from './backup.ts'
import { certificate } from './certificate.ts'
import { type Check, type Finding, type FindingLevel, findingLevels, type Reached, type Surroundings, trouble } from './check.ts'
import { clock } from './clock.ts'
import { database } from './database.ts'
import { disk } from './disk.ts'
import { files } from './files.ts'
import { mail } from './mail.ts'
import { memory } from './memory.ts'
import { node } from './node.ts'
import { port } from './port.ts'

/** Every check, in the order in which they are read. */
const checks: readonly Check[] = [port, database, disk, backup, certificate, files, mail, clock, memory, node]

/** What was found by one check; `level` is the gravest of its findings. */
export type Examined = { name: string; title: string; level: FindingLevel; findings: Finding[] }

/** The gravest of several; ok for none. */
export const gravest = (levels: readonly FindingLevel[]): FindingLevel =>
  findingLevels[Math.max(0, ...levels.map((level) => findingLevels.indexOf(level)))] ?? 'ok'

const openDatabase = async (settings: Settings): Promise<{ reached: Reached; stop: () => Promise<void> }> => {
  const nothing = async () => {}
  // A folder in which nothing was ever started stays untouched: looking must not found a database.
  if (settings.database === null && !existsSync(join(settings.dataDir, 'secrets.json'))) return { reached: { never: true }, stop: nothing }
  try {
    const { owner, app, stop } = await reachPostgres(settings, () => {}, { as: 'visitor' })
    return { reached: { owner, app }, stop }
  } catch (error) {
    const readable = error instanceof Error && 'forPerson' in error
    return { reached: { problem: readable ? error.message : describeError(error) }, stop: nothing }
  }
}

const examine = async ({ name, title, run }: Check, at: Surroundings): Promise<Examined> => {
  let findings: Finding[]
  try {
    findings = await run(at)
  } catch (error) {
    const reason = describeError(error).split('\n')[0] ?? ''
    findings = [trouble(`調べている途中で失敗しました（${reason}）。`, 'もう一度試し、続くときは、この表示を添えて開発元に知らせてください。')]
  }
  return { name, title, level: gravest(findings.map(({ level }) => level)), findings }
}

/**
 * Looks at an installation, whether its server runs or not, and says what is wrong and what to do. Changes nothing; an embedded database that
 * nobody runs is started for the look and stopped again.
 */
export const examineHouse = async (
  settings: Settings,
  env: Surroundings['env'],
  now: Clock,
  wanted: readonly Check[] = checks,
): Promise<Examined[]> => {
  let opened: ReturnType<typeof openDatabase> | null = null
  const at: Surroundings = {
    settings,
    env,
    clock: now,
    database: async () => {
      opened ??= openDatabase(settings)
      return (await opened).reached
    },
  }
  const examined: Examined[] = []
  for (const check of wanted) examined.push(await examine(check, at))
  // TypeScript does not see that a check may have opened it.
  const used = opened as ReturnType<typeof openDatabase> | null
  await (await used)?.stop()
  return examined
}
