// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileKey, FileStore } from './store.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const settle = async (path: string): Promise<void> => {
  // Windows cannot open a folder, and needs no such thing.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Files below a folder that only the server's own user can enter: one folder for each file, spread over 256 by the end of its random id. */
export const folderStore = (root: string): FileStore => {
  const folderOf = ({ organisation, file }: FileKey): string => {
    // Ids of our own; checked all the same, because this is where a name becomes a place on the disk.
    if (!uuid.test(organisation) || !uuid.test(file)) throw new Error('not an id')
    return join(root, organisation, file.slice(-2), file)
  }
  return {
    kind: 'folder',
    async put(_scope, key, n, bytes) {
      const folder = folderOf(key)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const fresh = join(folder, `${n}.${randomBytes(6).toString('hex')}.part`)
      const handle = await open(fresh, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(fresh, join(folder, String(n)))
      await settle(folder)
    },
    async get(_scope, key, n) {
      try {
        return await readFile(join(folderOf(key), String(n)))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async remove(_scope, key) {
      await rm(folderOf(key), { recursive: true, force: true })
    },
  }
}
