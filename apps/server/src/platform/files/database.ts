// SPDX-License-Identifier: Apache-2.0
import { chunkOf, deleteChunks, insertChunk } from './queries.ts'
import type { FileStore } from './store.ts'

/** Files in the database itself: nothing more to set up, and every copy of the database holds them. */
export const databaseStore: FileStore = {
  kind: 'database',
  async put(scope, key, n, bytes) {
    await insertChunk(scope.db, key, n, bytes)
    await scope.commit()
  },
  async get(scope, key, n) {
    const bytes = await chunkOf(scope.db, key, n)
    await scope.commit()
    return bytes
  },
  async remove(scope, key) {
    await deleteChunks(scope.db, key)
    await scope.commit()
  },
}
