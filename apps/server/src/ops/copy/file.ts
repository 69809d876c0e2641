// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../../platform/postgres/problem.ts'
import { copyFileProblem, fileExists } from './problem.ts'

/** A file of a backup as it was written. */
export type WrittenFile = { path: string; bytes: number; sha256: string }

/** What a file is called while it is being written; such a name is never taken for a backup. */
export const unfinished = /\.part-[0-9a-f]{8}$/

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

// A rename replaces what is there; a link does not, but not every USB stick can hold one.
const publish = async (part: string, path: string): Promise<void> => {
  try {
    await link(part, path)
    await rm(part)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || (await exists(path))) throw fileExists(path)
    await rename(part, path)
  }
  const folder = await open(dirname(path)).catch(() => null)
  // Some file systems cannot sync a folder; the file itself is on the disk already.
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/**
 * Writes a file that nobody may mistake for a whole one before it is: under another name, to the disk itself, then renamed. Never replaces a file; whatever
 * goes wrong leaves nothing behind and is a `CopyProblem`.
 */
export const writeWhole = async (path: string, pieces: AsyncIterable<Uint8Array>): Promise<WrittenFile> => {
  const part = `${path}.part-${randomBytes(4).toString('hex')}`
  const hash = createHash('sha256')
  let bytes = 0
  let file: FileHandle | null = null
  try {
    if (await exists(path)) throw fileExists(path)
    file = await open(part, 'wx', 0o600)
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      await file.writeFile(piece)
    }
    await file.sync()
    await file.close()
    file = null
    await publish(part, path)
    return { path, bytes, sha256: hash.digest('hex') }
  } catch (error) {
    await file?.close().catch(() => undefined)
    await rm(part, { force: true }).catch(() => undefined)
    throw copyFileProblem(error, path)
  }
}

/** Reads a file piece by piece. */
export async function* readPieces(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) yield piece
  } catch (error) {
    throw copyFileProblem(error, path)
  }
}
