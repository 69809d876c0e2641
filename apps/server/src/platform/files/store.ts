// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../database/scope.ts'

/** Bytes in a chunk of a stored file; the last one may have fewer. */
export const chunkBytes = 1024 * 1024

/** Whose file, by the ids of the application: nothing that a person typed ever names a place. */
export type FileKey = { organisation: string; file: string }

/** The way to the database for whoever keeps files in it; each chunk is a short transaction of its own. */
export type FileScope = { readonly db: Database; commit(): Promise<void> }

/** Where the bytes of files are kept: the database, a folder, or a store that speaks S3. All of them keep chunks of one file under its key. */
export type FileStore = {
  readonly kind: 'database' | 'folder' | 's3'
  /** Keeps a chunk, durably once it returns. Putting the same again is no error. */
  put(scope: FileScope, key: FileKey, n: number, bytes: Uint8Array): Promise<void>
  /** A chunk; null where it is missing. */
  get(scope: FileScope, key: FileKey, n: number): Promise<Uint8Array | null>
  /** Forgets a file of at most so many chunks; what is gone already is no error. */
  remove(scope: FileScope, key: FileKey, chunks: number): Promise<void>
}
