// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../database/scope.ts'
import type { FileKey } from './store.ts'

export const insertChunk = async (db: Database, { organisation, file }: FileKey, n: number, bytes: Uint8Array): Promise<void> => {
  await db
    .insertInto('evidence_chunk')
    .values({ organisation_id: organisation, file_id: file, n, bytes: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'file_id', 'n']).doNothing())
    .execute()
}

export const chunkOf = async (db: Database, { organisation, file }: FileKey, n: number): Promise<Uint8Array | null> => {
  const row = await db
    .selectFrom('evidence_chunk')
    .select('bytes')
    .where('organisation_id', '=', organisation)
    .where('file_id', '=', file)
    .where('n', '=', n)
    .executeTakeFirst()
  return row?.bytes ?? null
}

export const deleteChunks = async (db: Database, { organisation, file }: FileKey): Promise<void> => {
  await db.deleteFrom('evidence_chunk').where('organisation_id', '=', organisation).where('file_id', '=', file).execute()
}
