// SPDX-License-Identifier: Apache-2.0
import { ProblemError } from '../problem.ts'
import { databaseStore } from './database.ts'
import { folderStore } from './folder.ts'
import { createS3Store, type S3Settings } from './s3.ts'
import { createScanner, type Scanner } from './scan.ts'
import { createSlots, type Slots } from './slots.ts'
import type { FileStore } from './store.ts'

/** What the settings decide about files that people bring. */
export type FileSettings = {
  /** Bytes of one file, of all files of one institution, and files of one institution in a day. */
  limits: { maxBytes: number; totalBytes: number; dayFiles: number }
  /** Folder for files; null: not there. */
  folder: string | null
  s3: S3Settings | null
  /** Where clamd listens; null: files are not scanned. */
  clamd: string | null
}

/** The files part of the server. */
export type Files = {
  limits: FileSettings['limits']
  /** Where new files go. */
  store: FileStore
  /** Where a file lies that was stored earlier, perhaps under other settings. */
  storeOf(kind: string): FileStore
  scanner: Scanner | null
  slots: Slots
}

/** What is kept when nothing is said about files. */
export const plainFileSettings: FileSettings = {
  limits: { maxBytes: 25 * 1024 ** 2, totalBytes: 5 * 1024 ** 3, dayFiles: 1000 },
  folder: null,
  s3: null,
  clamd: null,
}

type Log = (message: string, details?: Record<string, unknown>) => void

// What a disk or another server says is for the log; people are told that nothing was lost and what to do.
const telling = (store: FileStore, log: Log): FileStore => {
  const told = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof ProblemError) throw error
      log('file store failed', { store: store.kind, what, error: error instanceof Error ? error.message : String(error) })
      throw new ProblemError('server.store-unavailable')
    }
  }
  return {
    kind: store.kind,
    put: (...given) => told('put', () => store.put(...given)),
    get: (...given) => told('get', () => store.get(...given)),
    remove: (...given) => told('remove', () => store.remove(...given)),
  }
}

/** Opens it; nothing is connected to before it is needed. */
export const createFiles = (settings: FileSettings, log: Log): Files => {
  const folder = settings.folder === null ? null : telling(folderStore(settings.folder), log)
  const s3 = settings.s3 === null ? null : telling(createS3Store(settings.s3), log)
  return {
    limits: settings.limits,
    store: s3 ?? folder ?? databaseStore,
    storeOf(kind) {
      const found = [databaseStore, folder, s3].find((store) => store?.kind === kind)
      if (found) return found
      log('file store is not set', { store: kind })
      throw new ProblemError('server.store-unavailable')
    },
    scanner: settings.clamd === null ? null : createScanner(settings.clamd),
    slots: createSlots(),
  }
}
