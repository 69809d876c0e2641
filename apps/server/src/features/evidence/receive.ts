// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { EvidenceUpload, IncomingFile } from '@shinayaka/contract'
import { type EvidenceKind, evidenceKinds, japaneseDate, nameLies, shownFileName } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { type ReadAt, recognise, refusedByName } from '../../platform/files/recognise.ts'
import type { Recognised } from '../../platform/files/recognised.ts'
import { chunkBytes, type FileKey } from '../../platform/files/store.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { inChunks } from './bytes.ts'
import * as queries from './file-queries.ts'

type Work = { app: Pick<App, 'clock' | 'files' | 'log'>; scope: OrganisationScope }

/** Bytes as people say them: 25 MB, 1.5 GB. */
const inWords = (bytes: number): string =>
  bytes < 1024 ** 3 ? `${Math.floor(bytes / 1024 ** 2)} MB` : `${Math.round((bytes / 1024 ** 3) * 10) / 10} GB`

/** The first instant of today in Japan. */
export const startOfDay = (now: Date): Date => new Date(`${japaneseDate(now)}T00:00:00+09:00`)

const accepted = (recognised: Recognised): EvidenceKind => {
  if ('refused' in recognised) throw new ProblemError('evidence.kind-refused', { kind: recognised.refused })
  if ('unknown' in recognised) throw new ProblemError('evidence.kind-unknown')
  return recognised.kind
}

/** Makes room, or says why there is none; whoever announces nothing is given the largest. */
const reserve = async ({ app, scope }: Work, key: FileKey, length: number | null): Promise<void> => {
  const { limits, store } = app.files
  const now = app.clock.now()
  await queries.lockFiles(scope.db, key.organisation)
  const used = await queries.usage(scope.db, startOfDay(now))
  const size = length ?? limits.maxBytes
  if (used.files >= limits.dayFiles) throw new ProblemError('evidence.too-many-today', { limit: limits.dayFiles })
  if (used.bytes + size > limits.totalBytes) throw new ProblemError('evidence.full', { used: inWords(used.bytes), limit: inWords(limits.totalBytes) })
  await queries.insertFile(scope.db, { ...key, size, store: store.kind, at: now })
  await scope.commit()
}

type Received = { sha256: Buffer; size: number; kind: EvidenceKind }

/** Keeps the chunks as they come. What the first one shows to be harmful is refused before anything is kept. */
const keep = async ({ app, scope }: Work, key: FileKey, { pieces }: IncomingFile, name: string): Promise<Received> => {
  const { limits, store } = app.files
  const hash = createHash('sha256')
  let size = 0
  let chunks = 0
  let head: Buffer | null = null
  let recognised: Recognised | 'later' = 'later'
  for await (const chunk of inChunks(pieces)) {
    size += chunk.length
    if (size > limits.maxBytes) throw new ProblemError('evidence.too-large', { limit: inWords(limits.maxBytes) })
    if (head === null) {
      head = chunk
      recognised = await recognise(chunk, name, null)
      if (recognised !== 'later') accepted(recognised)
    }
    hash.update(chunk)
    chunks += 1
    await queries.touchFile(scope.db, key.file, chunks, app.clock.now())
    // The database's own chunk goes with that note in one transaction; another store is not waited for inside one.
    if (store.kind !== 'database') await scope.commit()
    await store.put(scope, key, chunks - 1, chunk)
  }
  if (head === null) throw new ProblemError('evidence.empty')
  const readAt: ReadAt = async (offset, length) => {
    const bytes = await store.get(scope, key, Math.floor(offset / chunkBytes))
    return (bytes ?? new Uint8Array()).subarray(offset % chunkBytes, (offset % chunkBytes) + length)
  }
  const last = recognised === 'later' ? await recognise(head, name, readAt) : recognised
  return { sha256: hash.digest(), size, kind: accepted(last === 'later' ? { unknown: true } : last) }
}

/** Nothing stays of a file that did not come in; what cannot be removed now is removed by the job. */
const forget = async ({ app, scope }: Work, key: FileKey): Promise<void> => {
  await scope.commit().catch(() => undefined)
  try {
    await removeFile(app, scope, key)
  } catch (error) {
    await scope.commit().catch(() => undefined)
    app.log('an unfinished file waits to be cleared up', { file: key.file, error: error instanceof Error ? error.message : String(error) })
  }
}

/** Removes the bytes of a file that is not whole, then the file. */
export const removeFile = async (app: Pick<App, 'files'>, scope: Pick<OrganisationScope, 'db' | 'commit'>, key: FileKey): Promise<void> => {
  const row = await queries.fileById(scope.db, key.file)
  await scope.commit()
  if (!row || row.sha256 !== null) return
  await app.files.storeOf(row.store).remove(scope, key, row.chunks)
  await queries.deleteFile(scope.db, key.file)
  await scope.commit()
}

/** The file is whole: the same content that is here already is used again, and what just came is removed. */
const settle = async ({ app, scope }: Work, key: FileKey, name: string, received: Received): Promise<EvidenceUpload> => {
  const now = app.clock.now()
  const { sha256, size, kind } = received
  await queries.lockFiles(scope.db, key.organisation)
  const held = await queries.fileByContent(scope.db, sha256)
  if (held?.scan === 'infected') throw new ProblemError('evidence.infected', { found: held.scan_note })
  if (!held) await queries.completeFile(scope.db, key.file, sha256, size, now)
  const upload = app.clock.id()
  await queries.insertUpload(scope.db, {
    id: upload,
    organisation: key.organisation,
    file: held?.id ?? key.file,
    name,
    kind,
    person: scope.person.id,
    at: now,
  })
  await scope.audit({
    action: 'evidence.upload',
    target: { kind: 'evidence-upload', id: upload },
    after: { name, kind, size, sha256: sha256.toString('hex') },
  })
  await scope.commit()
  if (held) await forget({ app, scope }, key)
  const notes: EvidenceUpload['notes'] = []
  if (nameLies(name, kind)) notes.push('name-differs')
  if (!evidenceKinds[kind].inspectable) notes.push('not-inspectable')
  if (held) notes.push('known')
  return { id: upload, name, kind, size, sha256: sha256.toString('hex'), notes }
}

/** Takes in one file that somebody sends: streamed to its store, its kind decided by its content. A file that does not come in whole leaves nothing. */
export const receiveFile = async ({ app, scope }: Work, given: string, file: IncomingFile): Promise<EvidenceUpload> => {
  const { limits, slots } = app.files
  const refused = refusedByName(given)
  if (refused !== null) throw new ProblemError('evidence.kind-refused', { kind: refused })
  if (file.length === 0) throw new ProblemError('evidence.empty')
  if (file.length !== null && file.length > limits.maxBytes) throw new ProblemError('evidence.too-large', { limit: inWords(limits.maxBytes) })
  const giveBack = slots.take(scope.person.id)
  if (giveBack === null) throw new ProblemError('evidence.too-many-at-once')
  const key = { organisation: scope.organisation.id, file: app.clock.id() }
  const name = shownFileName(given)
  try {
    await reserve({ app, scope }, key, file.length)
    try {
      return await settle({ app, scope }, key, name, await keep({ app, scope }, key, file, name))
    } catch (error) {
      await forget({ app, scope }, key)
      throw error
    }
  } finally {
    giveBack()
  }
}
