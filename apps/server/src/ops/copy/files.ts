// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { openSnapshot, type Snapshot } from '../../platform/database/bulk.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { createFiles, type Files, plainFileSettings } from '../../platform/files/files.ts'
import type { FileScope } from '../../platform/files/store.ts'
import type { Connection } from '../../platform/postgres/connection.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Settings } from '../../platform/settings/settings.ts'
import { type Contents, type CopiedFile, type FileOutcome, type FileSource, readContainer } from './container.ts'
import { setFileStore } from './file-queries.ts'
import { CopyProblem } from './problem.ts'
import { isWanted, outsideFiles } from './queries.ts'

/** Where the bytes of files lie that the database does not hold, and where new ones go. */
export type Stores = Pick<Files, 'store' | 'storeOf'>

/** As the settings say; what a store reports is told as it comes. */
export const storesOf = ({ files }: Pick<Settings, 'files'>, tell: (line: string) => void): Stores =>
  createFiles(files, (_message, { store, error } = {}) => tell(`証跡のファイルの置き場（${store}）: ${error ?? '設定されていません'}`))

/** Of an installation that keeps everything in its database. */
export const databaseAlone: Stores = createFiles(plainFileSettings, () => undefined)

// Whoever keeps files outside the database needs none for it.
const noDatabase: FileScope = {
  get db(): never {
    throw new Error('files outside the database were sought inside')
  },
  commit: () => Promise.resolve(),
}

/** The chunks of a file from where they lie; what is not there, or not as it was stored, is missing. */
async function* chunksOf(stores: Stores, owner: Connection, file: CopiedFile): AsyncGenerator<Uint8Array, FileOutcome> {
  const hash = createHash('sha256')
  try {
    const from = stores.storeOf(file.store)
    for (let n = 0; n < file.chunks; n += 1) {
      const bytes = await from.get(noDatabase, { organisation: file.organisation, file: file.id }, n)
      if (bytes === null) return notFound(owner, file)
      hash.update(bytes)
      yield bytes
    }
  } catch (error) {
    // A store that is away or was never set; a copy of all else is worth more than none.
    if (error instanceof ProblemError) return 'missing'
    throw error
  }
  return hash.digest('hex') === file.sha256 ? 'whole' : 'missing'
}

// What nobody used may have been cleared up since the copy began.
const notFound = async (owner: Connection, { id }: CopiedFile): Promise<FileOutcome> => {
  const db = await openSnapshot(owner)
  try {
    return (await isWanted(db, id)) ? 'missing' : 'needless'
  } finally {
    await db.close()
  }
}

/** The files that lie outside the database, of those rows that go along. */
export async function* filesOutside(db: Snapshot, owner: Connection, stores: Stores, condition: string): AsyncGenerator<FileSource> {
  for (const file of await outsideFiles(db, condition)) yield { file, chunks: chunksOf(stores, owner, file) }
}

/**
 * Puts the files of a backup that lay outside its database where this installation keeps files, all or none in the rows that say where they are.
 * What is put into a folder or a store is content under its own id, and so harms nothing that is there already.
 */
export const placeFiles = async (source: AsyncIterable<Buffer>, owner: Connection, { store }: Stores): Promise<void> => {
  try {
    await withOwner(owner, async (db) => {
      const scope: FileScope = { db, commit: () => Promise.resolve() }
      await readContainer(source, {
        header: () => Promise.resolve(),
        table: async (_table, rows) => {
          for await (const _piece of rows);
        },
        file: async (file, chunks) => {
          const key = { organisation: file.organisation, file: file.id }
          let n = 0
          for await (const chunk of chunks) {
            await store.put(scope, key, n, chunk)
            n += 1
          }
          return async (outcome) => {
            if (outcome === 'whole') await setFileStore(db, file.id, store.kind)
            else if (store.kind !== file.store) await store.remove(scope, key, n)
          }
        },
      })
    })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw new CopyProblem(
      'store-unavailable',
      '控えの中の証跡のファイルを、設定の置き場（FILES_DIR か FILES_S3_URL）に書けませんでした。置き場がつながっていて書けることを確かめて、もう一度実行してください。いまのデータはそのままです。',
      error,
    )
  }
}

/** Takes back what was put into a folder or a store, where the rows that speak of it did not come in after all. */
export const removeFiles = async ({ files }: Contents, { store }: Stores): Promise<void> => {
  if (store.kind === 'database') return
  for (const { file } of files.values())
    await store.remove(noDatabase, { organisation: file.organisation, file: file.id }, file.chunks).catch(() => undefined)
}
