// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import type { Evidence, EvidenceUpload } from '@shinayaka/contract'
import { withOwner } from '../../platform/database/owner.ts'
import type { Caller, TestHouse } from '../../testing/house.ts'

/** A small real JPEG head with any content behind it, so that every photo is another file. */
export const photo = (size = 2000, content: Uint8Array = randomBytes(size)): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), content])

/** Sends a file as the browser does. */
export const send = (call: Caller, name: string, bytes: Buffer) =>
  call('POST', `/api/evidence-files?name=${encodeURIComponent(name)}`, bytes, { 'content-type': 'application/octet-stream' })

/** Sends a file that is taken. */
export const sent = async (call: Caller, name: string, bytes: Buffer): Promise<EvidenceUpload> => {
  const response = await send(call, name, bytes)
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<{ upload: EvidenceUpload }>().upload
}

/** What is said of a piece of evidence where nothing else matters. */
export const details = {
  title: '復元訓練の記録',
  note: '',
  effective: '2026-11-01',
  expires: null as string | null,
  responsible: null as string | null,
  links: [] as object[],
}

/** Makes a file evidence. */
export const add = async (call: Caller, name: string, bytes: Buffer, more: Partial<typeof details> = {}): Promise<Evidence> => {
  const { id } = await sent(call, name, bytes)
  const response = await call('POST', '/api/evidence', { ...details, ...more, upload: id })
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<{ evidence: Evidence }>().evidence
}

/** How many rows the tables of files hold, over all institutions. */
export const rowCounts = (house: TestHouse) =>
  withOwner(house.database.owner, async (db) => {
    const count = async (table: 'evidence_file' | 'evidence_chunk' | 'evidence_upload' | 'evidence_revision') =>
      Number(
        (
          await db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll().as('count'))
            .executeTakeFirstOrThrow()
        ).count,
      )
    return {
      files: await count('evidence_file'),
      chunks: await count('evidence_chunk'),
      uploads: await count('evidence_upload'),
      revisions: await count('evidence_revision'),
    }
  })
