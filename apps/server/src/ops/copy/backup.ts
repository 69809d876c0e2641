// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../../platform/postgres/connection.ts'
import { decrypt, encrypt, type Key, type Lock } from './age.ts'
import { compress, type Digests, decompress } from './container.ts'
import { type DumpOptions, dump } from './dump.ts'
import { readPieces, type WrittenFile, writeWhole } from './file.ts'

/** A backup that was made. */
export type Backup = WrittenFile & { made: Date; rows: number; tables: number; seconds: number }

/**
 * Makes one encrypted file of everything in the database as it is at this moment, while people go on working. The file has its name only when it is whole
 * and on the disk. Errors: `CopyProblem` with a sentence.
 */
export const makeBackup = async (owner: Connection, path: string, lock: Lock, options: DumpOptions): Promise<Backup> => {
  const begun = performance.now()
  const digests: Digests = {}
  const written = await writeWhole(path, encrypt(compress(dump(owner, options, digests)), lock))
  const all = Object.values(digests)
  return {
    ...written,
    made: options.made,
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    tables: all.length,
    seconds: (performance.now() - begun) / 1000,
  }
}

/** The text of a backup file, opened with a key. */
export const openBackup = (path: string, key: Key): AsyncGenerator<Buffer> => decompress(decrypt(readPieces(path), key))
