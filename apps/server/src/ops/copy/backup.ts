// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../../platform/postgres/connection.ts'
import { decrypt, encrypt, type Key, type Lock } from './age.ts'
import { compress, decompress } from './compress.ts'
import { heldFiles, noContents } from './container.ts'
import { type DumpOptions, dump } from './dump.ts'
import { readPieces, type WrittenFile, writeWhole } from './file.ts'

/** A backup that was made. */
export type Backup = WrittenFile & {
  made: Date
  rows: number
  tables: number
  /** Files that lay outside the database and are in it. */
  files: number
  /** The names of those whose bytes were not to be found: all else is in it. */
  missing: string[]
  seconds: number
}

/**
 * Makes one encrypted file of everything in the database as it is at this moment, and of the files that lie elsewhere, while people go on working. The file has its name only when it is whole
 * and on the disk. Errors: `CopyProblem` with a sentence.
 */
export const makeBackup = async (owner: Connection, path: string, lock: Lock, options: DumpOptions): Promise<Backup> => {
  const begun = performance.now()
  const contents = noContents()
  const written = await writeWhole(path, encrypt(compress(dump(owner, options, contents)), lock))
  const all = Object.values(contents.digests)
  return {
    ...written,
    made: options.made,
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    tables: all.length,
    ...heldFiles(contents),
    seconds: (performance.now() - begun) / 1000,
  }
}

/** The text of a backup file, opened with a key. */
export const openBackup = (path: string, key: Key): AsyncGenerator<Buffer> => decompress(decrypt(readPieces(path), key))
