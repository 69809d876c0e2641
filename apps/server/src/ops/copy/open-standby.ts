// SPDX-License-Identifier: Apache-2.0
import { rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Key } from './age.ts'
import type { Stores } from './files.ts'
import { CopyProblem } from './problem.ts'
import { type Restored, restoreBackup } from './restore.ts'
import { handMadeCopies, newestCopies, rehearsalName } from './standby.ts'

/** A copy that cannot be used for what it is itself; an older one may do. */
const ownFault = new Set(['damaged', 'cut-off', 'not-a-backup', 'differs'])

type Opening = { folder: string; dataDir: string; key: Key; now: Date; stores?: Stores; log: (line: string) => void }

/** Restores the newest copy of a folder that is whole (the server's own before those that somebody made by hand) into the laptop's own data folder; what was there before is kept beside. */
export const restoreNewest = async ({ folder, dataDir, log, ...options }: Opening): Promise<Restored & { file: string }> => {
  const copies = [...(await newestCopies(folder)), ...(await handMadeCopies(folder))]
  for (const file of copies) {
    try {
      return { ...(await restoreBackup({ dataDir, database: null }, { ...options, file, replace: true, log })), file }
    } catch (error) {
      if (!(error instanceof CopyProblem) || !ownFault.has(error.code)) throw error
      log(`「${file}」は使えません（${error.message}）。一つ前の控えを試します。`)
    }
  }
  throw new CopyProblem(
    'folder-missing',
    copies.length === 0
      ? `「${folder}」に控えがありません。フォルダの場所を確かめてください。`
      : `「${folder}」の控えは、どれも使えませんでした。別の場所の控えを指定してください。`,
  )
}

/** Leaves a note beside the copies, by which the server's page knows of the rehearsal after its next night; false where the folder cannot be written. */
export const noteRehearsal = async (folder: string, at: Date, minutes: number): Promise<boolean> => {
  const path = join(folder, rehearsalName(at))
  try {
    await writeFile(`${path}.part`, `${JSON.stringify({ at: at.toISOString(), minutes: Math.round(minutes * 10) / 10, machine: hostname() })}\n`)
    await rename(`${path}.part`, path)
    return true
  } catch {
    await rm(`${path}.part`, { force: true }).catch(() => undefined)
    return false
  }
}
