// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { withOwnersSteps } from '../../platform/database/owner.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { Database } from '../../platform/database/scope.ts'
import type { Files } from '../../platform/files/files.ts'
import type { FileKey, FileScope, FileStore } from '../../platform/files/store.ts'
import { type Connection, connect, type Postgres } from '../../platform/postgres/connection.ts'
import { ProblemError } from '../../platform/problem.ts'
import { CopyProblem } from '../copy/problem.ts'
import { type KeptFile, moveRow, nameOfFile, takeMoving, whileNobodyCopies, wholeFilesAfter } from './queries.ts'

/** Where files can lie. */
export const fileStores = ['database', 'folder', 's3'] as const
export type StoreKind = (typeof fileStores)[number]

/** Why a file stayed where it was: its bytes are not there, are not what was stored once, were not kept at the new place, or one of the places is away. */
export type Stayed = { name: string; why: 'missing' | 'changed' | 'not-kept' | 'unreachable' }

/** What a move came to; those that `stayed` are still where they were. */
export type Moved = { to: StoreKind; moved: number; bytes: number; already: number; stayed: Stayed[] }

export type MoveOptions = {
  postgres: Pick<Postgres, 'owner'>
  files: Pick<Files, 'storeOf'>
  to: StoreKind
  /** Called after each file. */
  progress?: (moved: number) => void
}

const atOnce = 200
const before = '00000000-0000-0000-0000-000000000000'
const keyOf = ({ id, organisation_id }: KeptFile): FileKey => ({ organisation: organisation_id, file: id })
const scopeOf = (db: Database): FileScope => ({ db, commit: () => Promise.resolve() })

const hashOf = async (scope: FileScope, store: FileStore, file: KeptFile, seen?: (n: number, bytes: Uint8Array) => Promise<void>) => {
  const hash = createHash('sha256')
  for (let n = 0; n < file.chunks; n += 1) {
    const bytes = await store.get(scope, keyOf(file), n)
    if (bytes === null) return null
    hash.update(bytes)
    await seen?.(n, bytes)
  }
  return hash.digest()
}

type Place = { db: Kysely<DB>; scope: FileScope; options: MoveOptions }

/** Puts a file's bytes at the new place, reads them back from there, and only then says that they lie there. Null: done. */
const carry = async ({ db, scope, options: { files, to } }: Place, file: KeptFile): Promise<Stayed['why'] | null> => {
  const key = keyOf(file)
  const target = files.storeOf(to)
  const stay = async (why: Stayed['why']) => {
    await target.remove(scope, key, file.chunks).catch(() => undefined)
    return why
  }
  try {
    const read = await hashOf(scope, files.storeOf(file.store), file, (n, bytes) => target.put(scope, key, n, bytes))
    if (read === null) return await stay('missing')
    if (!read.equals(file.sha256)) return await stay('changed')
    const kept = await hashOf(scope, target, file)
    if (kept === null || !kept.equals(file.sha256)) return await stay('not-kept')
    // Cleared up meanwhile by the server, because nobody needed it: then nothing of it stays here either.
    if (!(await moveRow(db, file, to))) await target.remove(scope, key, file.chunks)
    return null
  } catch (error) {
    // A place that is away just now; the other files may still go.
    if (error instanceof ProblemError) return stay('unreachable')
    throw error
  }
}

/** Forgets what lies at places that no row speaks of any more: after a move, and after one that was killed in between. */
const clearElsewhere = async ({ db, options: { files, to } }: Place, file: KeptFile, places: readonly StoreKind[]): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    await whileNobodyCopies(transaction)
    for (const kind of places) if (kind !== to) await files.storeOf(kind).remove(scopeOf(transaction), keyOf(file), file.chunks)
  })
}

/** The places that the settings know; a `ProblemError` where the wanted one is not among them. */
const knownPlaces = ({ files, to }: MoveOptions): StoreKind[] => {
  files.storeOf(to)
  return fileStores.filter((kind) => {
    try {
      return files.storeOf(kind).kind === kind
    } catch (error) {
      if (error instanceof ProblemError) return false
      throw error
    }
  })
}

const moveOne = async (place: Place, file: KeptFile, places: readonly StoreKind[], result: Moved): Promise<void> => {
  const { to, progress } = place.options
  const here = file.store === to
  const why = here ? null : await carry(place, file)
  if (why !== null) {
    result.stayed.push({ name: await nameOfFile(place.db, file.id), why })
    return
  }
  await clearElsewhere(place, file, places)
  if (here) {
    result.already += 1
    return
  }
  result.moved += 1
  result.bytes += Number(file.size)
  progress?.(result.moved)
}

/**
 * Moves the bytes of every evidence file to another place, one file after the other while people work: copied, read back and compared by SHA-256, the row
 * changed, and only then removed from where they were. Killed at any moment each file is whole at the place that its row names; done again, it goes on.
 */
export const moveFiles = (options: MoveOptions): Promise<Moved> =>
  withOwnersSteps(options.postgres.owner, async (db) => {
    const place = { db, scope: scopeOf(db), options }
    const places = knownPlaces(options)
    const result: Moved = { to: options.to, moved: 0, bytes: 0, already: 0, stayed: [] }
    // Two at once could each take for left over what the other has just put there.
    await alone(options.postgres.owner, async () => {
      let files = await wholeFilesAfter(db, before, atOnce)
      while (files.length > 0) {
        for (const file of files) await moveOne(place, file, places, result)
        files = await wholeFilesAfter(db, files.at(-1)?.id ?? before, atOnce)
      }
    })
    return result
  })

const alone = async (owner: Connection, work: () => Promise<void>): Promise<void> => {
  const client = await connect(owner, { name: 'shinayaka files', timeout: 10_000 })
  try {
    if (!(await takeMoving(client)))
      throw new CopyProblem('in-use', '別の「files move」が進んでいます。終わるのを待って、もう一度実行してください。何も変えていません。')
    await work()
  } finally {
    await client.end()
  }
}
