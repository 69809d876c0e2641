// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'

/** A piece of a file in the database. */
const chunkBytes = 1024 * 1024
/** What the workbooks of one institution may take up: some hundreds of forms. */
const totalBytes = 200 * 1024 * 1024

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A workbook with the hash it is kept by, worked out before anything is written. */
export type Arrived = { bytes: Uint8Array; sha256: Buffer }
export const arrived = (bytes: Uint8Array): Arrived => ({ bytes, sha256: hashOf(bytes) })

/** Keeps a workbook once for its content; told where there is no room for it. */
export const keepFile = async (scope: OrganisationScope, clock: Clock, { bytes, sha256 }: Arrived): Promise<void> => {
  await queries.lockFiles(scope.db, scope.organisation.id)
  const { used, held } = await queries.usage(scope.db, sha256)
  if (held) return
  if (used + bytes.length > totalBytes) throw new ProblemError('workbook.full', { limit: `${totalBytes / 1024 / 1024} MB` })
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, n) => bytes.subarray(n * chunkBytes, (n + 1) * chunkBytes))
  const organisation_id = scope.organisation.id
  await queries.insertFile(scope.db, { organisation_id, sha256, size: bytes.length, chunks: chunks.length, stored_at: clock.now() })
  for (const [n, chunk] of chunks.entries()) await queries.insertChunk(scope.db, { organisation_id, sha256, n, bytes: Buffer.from(chunk) })
}

/** A workbook as it came, whole and undamaged. Ends the transaction: what follows is work on files. */
export const readFile = async (scope: OrganisationScope, sha256: Buffer): Promise<Uint8Array> => {
  const chunks = await queries.chunksOf(scope.db, sha256)
  await scope.commit()
  const bytes = Buffer.concat(chunks)
  if (!hashOf(bytes).equals(sha256)) throw new ProblemError('server.store-unavailable')
  return new Uint8Array(bytes)
}
