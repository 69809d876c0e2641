// SPDX-License-Identifier: Apache-2.0
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from '../../platform/postgres/postgres.ts'
import { codeOf } from '../../platform/postgres/problem.ts'
import type { Key } from './age.ts'
import { openBackup } from './backup.ts'
import { type CopyHeader, heldFiles } from './container.ts'
import { differences, load, type Target } from './load.ts'
import { CopyProblem } from './problem.ts'

/** What a backup was found to hold. */
export type Verified = {
  header: CopyHeader
  tables: number
  rows: number
  /** Files from outside the database, each proven by its SHA-256. */
  files: number
  /** The names of those that were not to be found when it was made. */
  missing: string[]
  seconds: number
}

/** Puts a backup into an empty database and compares every table with what the backup says; throws a `CopyProblem` where one differs. */
export const proveIn = async (target: Target, path: string, key: Key): Promise<Verified> => {
  const begun = performance.now()
  const read = await load(openBackup(path, key), target)
  const different = await differences(target, read)
  if (different.length > 0)
    throw new CopyProblem(
      'differs',
      `控えから戻した表が、作ったときの記録と合いません（${different.join('、')}）。この控えは使わず、別の控えを使ってください。`,
    )
  const { header, contents } = read
  const rows = Object.values(contents.digests).reduce((sum, digest) => sum + digest.rows, 0)
  const held = heldFiles(contents)
  return { header, tables: header.tables.length, rows, ...held, seconds: (performance.now() - begun) / 1000 }
}

/** Does work on a database of its own that is gone afterwards; the installation's is never touched, and no rights on a server are needed. */
export const withThrowAway = async <T>(work: (target: Target) => Promise<T>, folder = temporary()): Promise<T> => {
  const dataDir = mkdtempSync(join(folder, 'shinayaka-verify-'))
  // Where root starts it, the database's own user must get through.
  chmodSync(dataDir, 0o711)
  try {
    // Nobody needs it after a power cut.
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' }
    const postgres = await openPostgres({ dataDir, log: () => undefined, settings })
    try {
      return await work(postgres)
    } finally {
      await postgres.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

// Root's own folder for temporary files may be closed to the database's user.
const temporary = (): string => (process.platform === 'win32' || process.getuid?.() !== 0 ? tmpdir() : '/tmp')

/** Proves a backup by restoring it beside the real data, which takes about as long as a real restore; removed afterwards. */
export const verifyBackup = async (path: string, key: Key): Promise<Verified> => {
  try {
    return await withThrowAway((target) => proveIn(target, path, key))
  } catch (error) {
    throw diskProblem(error, temporary())
  }
}

/** A disk that is full where a database is being filled; PostgreSQL's 53100. */
export const diskProblem = (error: unknown, place: string): unknown =>
  codeOf(error) === '53100'
    ? new CopyProblem(
        'disk-full',
        `「${place}」のあるディスクに、控えを広げるだけの空きがありません。空きを作ってから、もう一度実行してください。`,
        error,
      )
    : error
