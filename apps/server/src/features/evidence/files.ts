// SPDX-License-Identifier: Apache-2.0
import type { Files } from '../../platform/files/files.ts'
import type { FileScope } from '../../platform/files/store.ts'
import { readFile, type StoredFile } from './bytes.ts'
import { wholeFiles } from './file-queries.ts'

/** A whole file of this organisation and where its bytes lie; those in the `database` go with every copy of it. */
type ListedFile = StoredFile & { store: string }

/** Every whole evidence file of the organisation of this scope, for copies: what lies in a folder or an S3 store must be fetched by `openFile`. */
export const listFiles = async (scope: FileScope): Promise<ListedFile[]> => {
  const rows = await wholeFiles(scope.db)
  await scope.commit()
  return rows.flatMap(({ id, organisation_id, store, chunks, size, sha256 }) =>
    sha256 === null ? [] : [{ key: { organisation: organisation_id, file: id }, store, chunks, size: Number(size), sha256 }],
  )
}

/** The bytes of a listed file, piece by piece; ends with an error where they are not what was stored once. */
export const openFile = (scope: FileScope, files: Files, listed: ListedFile): AsyncGenerator<Uint8Array> =>
  readFile(scope, files.storeOf(listed.store), listed)
