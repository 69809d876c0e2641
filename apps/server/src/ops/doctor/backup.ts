// SPDX-License-Identifier: Apache-2.0
import { type Dirent, readdirSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../../platform/settings/settings.ts'
import { type Check, caution, type Finding, fine, type Surroundings, trouble } from './check.ts'
import { lastRecordedBackup } from './queries.ts'

const checkout = fileURLToPath(new URL('../../../../../', import.meta.url))

/** Where nightly copies lie: BACKUP_DIR, else `backups` beside the data. */
export const backupFolder = ({ dataDir }: Settings, env: Surroundings['env']): string => {
  const given = env.BACKUP_DIR?.trim()
  if (!given) return join(dataDir, 'backups')
  return isAbsolute(given) ? given : join(checkout, given)
}

const hour = 60 * 60 * 1000
const latest = (folder: string): { at: Date; size: number; name: string } | null => {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  } catch {
    return null
  }
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.age'))
    .map((entry) => {
      const { mtime, size } = statSync(join(entry.parentPath, entry.name))
      return { at: mtime, size, name: entry.name }
    })
  return files.sort((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null
}

const take = '「npx shinayaka backup」で一つ取り、毎晩の控えがなぜ動いていないかを、サーバの表示で確かめてください。'

/** Judges the newest copy by its age; one that nobody could open is worse than none. */
const judge = (folder: string, now: Date): Finding => {
  const found = latest(folder)
  if (found === null) return trouble(`控え（バックアップ）が「${folder}」に一つもありません。いまデータが失われると、戻せません。`, take)
  const age = now.getTime() - found.at.getTime()
  const hours = Math.max(0, Math.floor(age / hour))
  const said = `いちばん新しい控えは ${hours < 48 ? `${hours} 時間` : `${Math.floor(hours / 24)} 日`}前のものです（${found.name}）。`
  if (found.size === 0) return trouble(`いちばん新しい控え（${found.name}）が空です。`, take)
  if (age > 72 * hour) return trouble(said, take)
  if (age > 26 * hour) return caution(said, take)
  return fine(said)
}

export const backup: Check = {
  name: 'backup',
  title: '控え（バックアップ）',
  run: async ({ settings, env, clock, database }) => {
    const reached = await database()
    if ('never' in reached) return [fine('まだ一度も起動していないため、控えもありません。')]
    const files = judge(backupFolder(settings, env), clock.now())
    if (!('owner' in reached)) return [files]
    const { failure } = await lastRecordedBackup(reached.owner)
    if (failure === null) return [files]
    return [files, trouble('最後の自動の控えは失敗しています。', `サーバの記録の「backup」の行と、ディスクの空きを確かめてください。そのあと${take}`)]
  },
}
