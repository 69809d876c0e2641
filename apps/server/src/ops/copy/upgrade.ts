// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../platform/clock.ts'
import { MigrationError, pendingMigrations } from '../../platform/database/migrate.ts'
import type { Postgres } from '../../platform/postgres/connection.ts'
import { wordsOf } from '../../platform/postgres/problem.ts'
import { readCopySettings } from '../../platform/settings/copy.ts'
import type { Settings } from '../../platform/settings/settings.ts'
import { version } from '../../version.ts'
import { makeBackup } from './backup.ts'
import { storesOf } from './files.ts'
import { ownLock } from './key.ts'
import { copyName } from './name.ts'
import { CopyProblem, copyFileProblem } from './problem.ts'

type Surroundings = { settings: Pick<Settings, 'dataDir' | 'files'>; clock: Clock; log: (line: string) => void }

/**
 * Brings the tables of a newer program into a database that has data: a backup first, then all of the change or nothing of it. What goes wrong leaves
 * everything as it was, with a sentence that says where the backup is.
 */
export const upgrade = async (
  postgres: Pick<Postgres, 'owner'>,
  { settings, clock, log }: Surroundings,
  change: () => Promise<string[]>,
): Promise<string[]> => {
  const { begun, pending } = await pendingMigrations(postgres.owner)
  if (!begun || pending.length === 0) return change()
  const { settings: copies, problems } = readCopySettings(process.env, settings.dataDir)
  if (copies === null) throw new CopyProblem('folder-missing', problems.join('\n'))
  const made = clock.now()
  const path = join(copies.folder, copyName('upgrade', made))
  log(`版を上げる前に、控えを取っています…`)
  const stores = storesOf(settings, log)
  try {
    await mkdir(copies.folder, { recursive: true, mode: 0o700 })
    const { missing } = await makeBackup(postgres.owner, path, await ownLock(settings.dataDir, copies.recipients), { made, stores })
    if (missing.length > 0) log(`証跡のファイル ${missing.length} 個の中身が置き場になく、控えに入っていません。`)
  } catch (error) {
    const problem = copyFileProblem(error, path)
    throw new CopyProblem(
      problem instanceof CopyProblem ? problem.code : 'not-permitted',
      `版を上げる前の控えが取れないため、版を上げるのをやめました。データは前のままです。\n${wordsOf(problem)}`,
      error,
    )
  }
  log(`控えを取りました: ${path}`)
  try {
    return await change()
  } catch (error) {
    if (error instanceof MigrationError) throw error
    throw new CopyProblem(
      'unsupported',
      `版 ${version} への切り替えができませんでした（${wordsOf(error)}）。データは前のままです。前の版のプログラムに戻せば、そのまま使えます。念のための控え: ${path}`,
      error,
    )
  }
}
