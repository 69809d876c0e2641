// SPDX-License-Identifier: Apache-2.0
import { mkdir, stat } from 'node:fs/promises'
import { type Loading, openLoading, openSnapshot } from '../../platform/database/bulk.ts'
import { migrate, pendingMigrations } from '../../platform/database/migrate.ts'
import type { Connection, Postgres } from '../../platform/postgres/connection.ts'
import { checkExternal } from '../../platform/postgres/external.ts'
import { openPostgres } from '../../platform/postgres/postgres.ts'
import { DataFolderBusy } from '../../platform/postgres/problem.ts'
import { visitPostgres } from '../../platform/postgres/visit.ts'
import type { Settings } from '../../platform/settings/settings.ts'
import type { Key } from './age.ts'
import { openBackup } from './backup.ts'
import { databaseAlone, placeFiles, type Stores } from './files.ts'
import { CopyProblem, copyFileProblem } from './problem.ts'
import { anybodyThere, dropUnusedCodes, endJobs } from './queries.ts'
import { finishSwap, holdsDatabase, removeStaging, stagingOf, swap } from './swap.ts'
import { diskProblem, proveIn, type Verified } from './verify.ts'

/** What to restore, where to, and whether what is there may be put aside. */
export type RestoreOptions = {
  file: string
  key: Key
  /** Put the data that is there aside and take the backup's place instead. */
  replace: boolean
  now: Date
  /** Where files from outside the database go. */
  stores?: Stores
  log: (line: string) => void
}

/** A restore that is complete: what came back, and where the data from before is kept (null: there was none). */
export type Restored = Filled & { aside: string | null }
type Filled = Verified & { applied: string[] }

const inUse = (dataDir: string): CopyProblem =>
  new CopyProblem(
    'in-use',
    `「${dataDir}」の「しなやか」が動いています。動いたままでは戻せません。サーバの画面で Ctrl-C を押して（サービスなら停止して）から、もう一度実行してください。データには触れていません。`,
  )
const holdsPeople = (what: string, how: string): CopyProblem =>
  new CopyProblem('not-empty', `${what}には、もうデータが入っています。${how}データには触れていません。`)

const isEmpty = async (owner: Connection): Promise<boolean> => {
  const { begun } = await pendingMigrations(owner).catch(() => ({ begun: true }))
  if (!begun) return true
  const db = await openSnapshot(owner)
  try {
    return !(await anybodyThere(db))
  } finally {
    await db.close()
  }
}

/** What follows loading in every restore: files in their place, today's tables, and no code that a second person could use. */
const fillWhole = async (target: Pick<Postgres, 'owner' | 'appRole'>, { file, key, stores = databaseAlone }: RestoreOptions): Promise<Filled> => {
  const proven = await proveIn(target, file, key)
  // Once more from the beginning: only what was proven whole is put beside what people use.
  if (proven.files > 0) await placeFiles(openBackup(file, key), target.owner, stores)
  const applied = await migrate(target.owner, target.appRole)
  const db: Loading = await openLoading(target.owner)
  await dropUnusedCodes(db)
  await endJobs(db)
  await db.commit()
  return { ...proven, applied }
}

const restoreExternal = async (external: NonNullable<Settings['database']>, options: RestoreOptions): Promise<Restored> => {
  const postgres = await checkExternal(external)
  if (!(await isEmpty(postgres.owner)))
    throw holdsPeople(
      'DATABASE_OWNER_URL のデータベース',
      '空のデータベースを新しく作り、DATABASE_URL と DATABASE_OWNER_URL をそちらに向けてから、もう一度実行してください。',
    )
  return { ...(await fillWhole(postgres, options)), aside: null }
}

/** Ends what a restore that was killed left behind; refuses where one is still at work. */
const clearStaging = async (dataDir: string, log: (line: string) => void): Promise<void> => {
  const staging = stagingOf(dataDir)
  if (holdsDatabase(staging)) {
    try {
      await (await openPostgres({ dataDir: staging, log: () => undefined })).stop()
    } catch (error) {
      if (error instanceof DataFolderBusy)
        throw new CopyProblem('in-use', `別の復元が「${dataDir}」で進んでいます。終わるのを待ってください。データには触れていません。`, error)
      // Half-made and not to be opened: it is removed all the same.
    }
    log('前に途中で止まった復元の残りを片付けました。')
  }
  await removeStaging(dataDir)
}

const requireReplaceable = async (dataDir: string, { replace, log }: RestoreOptions): Promise<void> => {
  if (!holdsDatabase(dataDir) || replace) return
  const postgres = await openPostgres({ dataDir, log })
  try {
    if (!(await isEmpty(postgres.owner)))
      throw holdsPeople(
        `「${dataDir}」`,
        'いまのデータを別の名前で残したうえで控えに入れ替えるなら、--replace を付けてください。別の場所に戻すなら、DATA_DIR に空のフォルダを指定してください。',
      )
  } finally {
    await postgres.stop()
  }
}

const stamp = (now: Date): string => {
  const japan = new Date(now.getTime() + 9 * 60 * 60 * 1000).toISOString()
  return `${japan.slice(0, 10).replaceAll('-', '')}-${japan.slice(11, 16).replace(':', '')}`
}

const restoreEmbedded = async (dataDir: string, options: RestoreOptions): Promise<Restored> => {
  const { now, log } = options
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  if (await finishSwap(dataDir)) log('前の復元の、最後の入れ替えを済ませました。')
  if (await isRunning(dataDir)) throw inUse(dataDir)
  await requireReplaceable(dataDir, options)
  await clearStaging(dataDir, log)
  const done = await buildBeside(dataDir, options).catch(async (error: unknown) => {
    await removeStaging(dataDir).catch(() => undefined)
    throw diskProblem(error, dataDir)
  })
  // Somebody may have started the server meanwhile.
  if (await isRunning(dataDir)) {
    await removeStaging(dataDir)
    throw inUse(dataDir)
  }
  return { ...done, aside: await swap(dataDir, stamp(now)) }
}

const buildBeside = async (dataDir: string, options: RestoreOptions): Promise<Filled> => {
  const postgres = await openPostgres({ dataDir: stagingOf(dataDir), log: () => undefined })
  try {
    return await fillWhole(postgres, options)
  } finally {
    await postgres.stop()
  }
}

const isRunning = async (dataDir: string): Promise<boolean> => holdsDatabase(dataDir) && (await visitPostgres(dataDir, () => undefined)) !== null

/**
 * Makes an installation what a backup says, at today's version. The new database is built and proven beside the old one; only then do they change places,
 * so that whatever goes wrong or is killed on the way leaves the old data usable. Errors: `CopyProblem` or `DatabaseProblem`, each a sentence.
 */
export const restoreBackup = async (settings: Pick<Settings, 'dataDir' | 'database'>, options: RestoreOptions): Promise<Restored> => {
  await stat(options.file).catch((error: unknown) => {
    throw copyFileProblem(error, options.file)
  })
  return settings.database ? restoreExternal(settings.database, options) : restoreEmbedded(settings.dataDir, options)
}
