// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'
import type { FileKey } from '../../platform/files/store.ts'

/** Until the end of the transaction nobody else of this institution counts, keeps or forgets files: two that arrive together must not both take the last room. */
export const lockFiles = async (db: Database, organisation: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${organisation}, 7031))`.execute(db)
}

/** Bytes in use or reserved, and files that came in since an instant or are arriving. */
export const usage = async (db: Database, since: Date): Promise<{ bytes: number; files: number }> => {
  const { rows } = await sql<{ bytes: string; files: string }>`select
    (select coalesce(sum(size), 0) from evidence_file) as bytes,
    (select count(*) from evidence_upload where at >= ${since}) + (select count(*) from evidence_file where sha256 is null) as files`.execute(db)
  return { bytes: Number(rows[0]?.bytes ?? 0), files: Number(rows[0]?.files ?? 0) }
}

type Reservation = FileKey & { size: number; store: string; at: Date }
/** Makes room for a file that begins to arrive. */
export const insertFile = async (db: Database, { organisation, file, size, store, at }: Reservation): Promise<void> => {
  await db.insertInto('evidence_file').values({ id: file, organisation_id: organisation, size, store, touched_at: at }).execute()
}

/** Notes that a chunk is about to be kept, so that whoever clears up knows of it. */
export const touchFile = async (db: Database, file: string, chunks: number, at: Date): Promise<void> => {
  await db.updateTable('evidence_file').set({ chunks, touched_at: at }).where('id', '=', file).execute()
}

const fileColumns = ['id', 'size', 'chunks', 'store', 'sha256', 'scan', 'scan_note'] as const
/** A whole file with exactly this content. */
export const fileByContent = (db: Database, sha256: Buffer) =>
  db.selectFrom('evidence_file').select(fileColumns).where('sha256', '=', sha256).executeTakeFirst()

/** From here on the file is whole. */
export const completeFile = async (db: Database, file: string, sha256: Buffer, size: number, at: Date): Promise<void> => {
  await db.updateTable('evidence_file').set({ sha256, size, touched_at: at }).where('id', '=', file).execute()
}

/** No longer whole: nobody may take it for its content any more. */
export const disownFile = async (db: Database, file: string, at: Date): Promise<void> => {
  await db.updateTable('evidence_file').set({ sha256: null, touched_at: at }).where('id', '=', file).execute()
}

export const deleteFile = async (db: Database, file: string): Promise<void> => {
  await db.deleteFrom('evidence_file').where('id', '=', file).where('sha256', 'is', null).execute()
}

type UploadInsert = FileKey & { id: string; name: string; kind: string; person: string; at: Date }
export const insertUpload = async (db: Database, { id, organisation, file, name, kind, person, at }: UploadInsert): Promise<void> => {
  await db.insertInto('evidence_upload').values({ id, organisation_id: organisation, file_id: file, name, kind, person_id: person, at }).execute()
}

/** Takes an upload for use, once, and only by who sent it. */
export const takeUpload = async (db: Database, id: string, person: string, at: Date) => {
  const taken = await db
    .updateTable('evidence_upload')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .returning(['file_id', 'name', 'kind'])
    .executeTakeFirst()
  if (!taken) return null
  const file = await db.selectFrom('evidence_file').select(fileColumns).where('id', '=', taken.file_id).executeTakeFirst()
  return file ? { ...taken, file } : null
}

/** Forgets uploads that nobody used since `unused`, and used ones that no longer count for a day. */
export const forgetUploads = async (db: Database, unused: Date, used: Date): Promise<void> => {
  await db
    .deleteFrom('evidence_upload')
    .where((eb) => eb.or([eb('used_at', '<', used), eb.and([eb('used_at', 'is', null), eb('at', '<', unused)])]))
    .execute()
}

/** Files that nobody needs: broken off while they arrived, or whole and neither waiting to be used nor evidence. */
export const needlessFiles = (db: Database, silentSince: Date) =>
  db
    .selectFrom('evidence_file as f')
    .select(['f.id', 'f.chunks', 'f.store', 'f.organisation_id'])
    .where('f.touched_at', '<', silentSince)
    .where((eb) =>
      eb.or([
        eb('f.sha256', 'is', null),
        eb.not(
          eb.or([
            eb.exists(eb.selectFrom('evidence_upload as u').select('u.id').whereRef('u.file_id', '=', 'f.id')),
            eb.exists(eb.selectFrom('evidence_revision as r').select('r.n').whereRef('r.file_id', '=', 'f.id')),
          ]),
        ),
      ]),
    )
    .limit(500)
    .execute()

/** Whose files wait for the scanner. */
export const filesToScan = async (db: Database, at: Date, most: number): Promise<FileKey[]> => {
  const { rows } = await sql<{ organisation_id: string; file_id: string }>`select * from evidence_to_scan(${at}, ${most})`.execute(db)
  return rows.map((row) => ({ organisation: row.organisation_id, file: row.file_id }))
}

export const fileById = (db: Database, id: string) =>
  db
    .selectFrom('evidence_file')
    .select([...fileColumns, 'scan_attempts'])
    .where('id', '=', id)
    .executeTakeFirst()

type Outcome = { scan: 'clean' | 'infected' | 'failed'; note: string; attempts: number; after: Date | null; at: Date }
export const writeScan = async (db: Database, file: string, { scan, note, attempts, after, at }: Outcome): Promise<void> => {
  await db
    .updateTable('evidence_file')
    .set({ scan, scan_note: note, scan_attempts: attempts, scan_after: after, scanned_at: at })
    .where('id', '=', file)
    .execute()
}

/** Under which name, by whom and when a file came in first, and which evidence it became, if any. */
export const sentAs = (db: Database, file: string) =>
  db
    .selectFrom('evidence_upload as u')
    .innerJoin('person as p', 'p.id', 'u.person_id')
    .leftJoin('evidence_revision as r', 'r.file_id', 'u.file_id')
    .select(['u.name', 'u.at', 'p.name as sender', 'r.evidence_id'])
    .where('u.file_id', '=', file)
    .orderBy('u.at')
    .limit(1)
    .executeTakeFirst()

export const organisationName = async (db: Database): Promise<string> =>
  (await db.selectFrom('organisation').select('name').executeTakeFirst())?.name ?? ''
