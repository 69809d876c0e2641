// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { chunkBytes, type FileKey, type FileScope, type FileStore } from '../../platform/files/store.ts'
import { ProblemError } from '../../platform/problem.ts'

/** Gathers pieces of any size into chunks, all full but the last. Holds one chunk at a time. */
export async function* inChunks(pieces: AsyncIterable<Uint8Array>, size = chunkBytes): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    let rest = piece
    while (rest.length > 0) {
      const taken = rest.subarray(0, size - length)
      held.push(taken)
      length += taken.length
      rest = rest.subarray(taken.length)
      if (length < size) continue
      yield Buffer.concat(held)
      held = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(held)
}

/** A whole file as it is stored. */
export type StoredFile = { key: FileKey; chunks: number; size: number; sha256: Buffer }

/**
 * Reads a file chunk by chunk. Its last chunk is given out only when the whole is what was stored once (SHA-256), so that a damaged file
 * never passes for a good one: the reader sees it break off.
 */
export async function* readFile(scope: FileScope, store: FileStore, { key, chunks, sha256 }: StoredFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array | null = null
  for (let n = 0; n < chunks; n += 1) {
    const bytes = await store.get(scope, key, n)
    if (bytes === null) throw new ProblemError('server.store-unavailable')
    if (held !== null) yield held
    hash.update(bytes)
    held = bytes
  }
  if (!hash.digest().equals(sha256)) throw new ProblemError('server.store-unavailable')
  if (held !== null) yield held
}

/** Reads the first piece now, so that a store that is away is told as an error instead of a broken download. */
export const begun = async (pieces: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> => {
  const first = await pieces.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* pieces
  })()
}
