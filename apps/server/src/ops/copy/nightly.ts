// SPDX-License-Identifier: Apache-2.0
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expiredCopies } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { Connection } from '../../platform/postgres/connection.ts'
import { wordsOf } from '../../platform/postgres/problem.ts'
import type { CopySettings } from '../../platform/settings/copy.ts'
import type { Key } from './age.ts'
import { type Backup, makeBackup } from './backup.ts'
import { unfinished } from './file.ts'
import type { Stores } from './files.ts'
import { ownKey, ownLock } from './key.ts'
import { type CopyKind, copyName, readCopyName } from './name.ts'
import { CopyProblem, copyFileProblem } from './problem.ts'
import type { CopyRecords } from './records.ts'
import { readRehearsals, sendToStandby } from './standby.ts'
import { verifyBackup } from './verify.ts'

/** What the nightly copy works with. */
export type NightlyNeeds = {
  owner: Connection
  dataDir: string
  /** Where files lie that the database does not hold. */
  stores?: Stores
  copies: CopySettings
  clock: Clock
  records: CopyRecords
  /** How a copy is proven: in a database of its own, unless a test lends one. */
  verify?: (path: string, key: Key) => Promise<unknown>
  log: (line: string) => void
}

/** How many copies made before an upgrade are kept. */
const keptUpgrades = 5

/** The copies that stand in a folder, whole ones only. */
const copiesIn = async (folder: string): Promise<{ name: string; made: Date; kind: CopyKind }[]> =>
  (await readdir(folder)).flatMap((name) => {
    const read = readCopyName(name)
    return read === null ? [] : [{ name, ...read }]
  })

/** Removes what newer copies make superfluous; gives the names. */
const prune = async (folder: string): Promise<string[]> => {
  const all = await copiesIn(folder)
  const upgrades = all.filter(({ kind }) => kind === 'upgrade').sort((a, b) => b.made.getTime() - a.made.getTime())
  const gone = [...expiredCopies(all.filter(({ kind }) => kind !== 'upgrade')), ...upgrades.slice(keptUpgrades)].map(({ name }) => name)
  for (const name of gone) await rm(join(folder, name), { force: true })
  // What a killed process was writing; today's own is whole by now.
  for (const name of await readdir(folder)) if (unfinished.test(name)) await rm(join(folder, name), { force: true })
  return gone
}

// Everybody who may see copies reads it, of whatever institution: so how many, and no names.
const missingSentence = (files: number): string =>
  `証跡のファイル ${files} 個の中身が置き場（FILES_DIR か FILES_S3_URL）になく、この控えに入っていません。ほかはすべて入っています。「npx shinayaka backup verify 控えのファイル」で名前が分かります。置き場がつながっているかを確かめ、控えを取り直してください。`

const prove = async ({ dataDir, clock, records, log, verify = verifyBackup }: NightlyNeeds, id: string, copy: Backup): Promise<void> => {
  try {
    const key = await ownKey(dataDir)
    if (key === null) throw new CopyProblem('key-unusable', '控えの鍵が見つからないため、確かめられませんでした。')
    await verify(copy.path, key)
    await records.verified(id, clock.now())
  } catch (error) {
    await records.failed(id, wordsOf(error))
    log(`控え「${copy.path}」を確かめられませんでした: ${wordsOf(error)}`)
    throw error
  }
}

const toStandby = async (needs: NightlyNeeds, id: string, copy: Backup): Promise<void> => {
  const { copies, clock, records } = needs
  if (copies.standby === null) return
  try {
    await sendToStandby(copies.standby, copy.path)
    await records.atStandby(id, clock.now())
    for (const told of await readRehearsals(copies.standby)) await records.rehearsed({ id: clock.id(), ...told })
  } catch (error) {
    await records.standbyFailed(id, wordsOf(error))
    needs.log(`控えを二つ目の場所に置けませんでした: ${wordsOf(error)}`)
  }
}

/**
 * Makes a copy of everything, proves it by restoring it beside, sends it to the second place, and only then removes those that it makes superfluous.
 * What goes wrong is written down for the page and thrown; copies from before stay.
 */
export const runNightlyBackup = async (needs: NightlyNeeds, kind: CopyKind = 'nightly'): Promise<Backup> => {
  const { owner, dataDir, stores, copies, clock, records, log } = needs
  const made = clock.now()
  const path = join(copies.folder, copyName(kind, made))
  await mkdir(copies.folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw copyFileProblem(error, copies.folder)
  })
  const { fresh, ...lock } = await ownLock(dataDir, copies.recipients)
  if (fresh) log('控えの鍵を作りました。「npx shinayaka backup key」で表示し、印刷して金庫に入れてください。')
  const copy = await makeBackup(owner, path, lock, { made, ...(stores && { stores }) })
  const id = clock.id()
  await records.made(id, kind, copy)
  await prove(needs, id, copy)
  if (copy.missing.length > 0) {
    await records.failed(id, missingSentence(copy.missing.length))
    log(missingSentence(copy.missing.length))
  }
  await toStandby(needs, id, copy)
  for (const name of await prune(copies.folder)) await records.removed(join(copies.folder, name), clock.now())
  return copy
}
