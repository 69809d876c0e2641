// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** One at a time brings a file into an institution, so that the room for them is counted right. */
export const lockFiles = async (db: Database, organisation: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('workbook-file:' || ${organisation}::text, 0))`.execute(db)
}

/** Bytes that are taken up, and whether this very content is here already. */
export const usage = async (db: Database, sha256: Buffer): Promise<{ used: number; held: boolean }> => {
  const row = await db
    .selectFrom('workbook_file')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<string>('size'), sql<string>`0`).as('used'),
      eb.fn.countAll<string>().filterWhere('sha256', '=', sha256).as('held'),
    ])
    .executeTakeFirstOrThrow()
  return { used: Number(row.used), held: Number(row.held) > 0 }
}

type FileInsert = { organisation_id: string; sha256: Buffer; size: number; chunks: number; stored_at: Date }
export const insertFile = async (db: Database, row: FileInsert): Promise<void> => {
  await db.insertInto('workbook_file').values(row).execute()
}
type ChunkInsert = { organisation_id: string; sha256: Buffer; n: number; bytes: Buffer }
export const insertChunk = async (db: Database, row: ChunkInsert): Promise<void> => {
  await db.insertInto('workbook_chunk').values(row).execute()
}
export const chunksOf = async (db: Database, sha256: Buffer): Promise<Buffer[]> => {
  const rows = await db.selectFrom('workbook_chunk').select('bytes').where('sha256', '=', sha256).orderBy('n').execute()
  return rows.map(({ bytes }) => bytes)
}

/** Templates in use, each with its last workbook and the mapping confirmed last. What was found in the workbook is read only for one. */
const templates = (db: Database) =>
  db
    .selectFrom('workbook_template as t')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('workbook_revision')
          .select(['id as revision_id', 'n', 'sha256', 'file_name', 'uploaded_at'])
          .whereRef('template_id', '=', 't.id')
          .orderBy('n', 'desc')
          .limit(1)
          .as('r'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('workbook_mapping')
          .select(['revision_id as mapped_revision', 'n as mapping_n', 'mapping', 'added', 'exact', 'confirmed_at', 'confirmed_by_name'])
          .whereRef('template_id', '=', 't.id')
          .orderBy('n', 'desc')
          .limit(1)
          .as('m'),
      (join) => join.onTrue(),
    )
    .select(['t.id', 't.name', 't.form', 't.version', 't.retired_at', 'r.revision_id', 'r.n', 'r.sha256', 'r.file_name', 'r.uploaded_at'])
    .select(['m.mapped_revision', 'm.mapping_n', 'm.mapping', 'm.added', 'm.exact', 'm.confirmed_at', 'm.confirmed_by_name'])

/** The templates in use, the one that came last first. */
export const templatesInUse = (db: Database) =>
  templates(db).where('t.retired_at', 'is', null).orderBy('r.uploaded_at', 'desc').orderBy('t.id').limit(500).execute()
export type TemplateRow = Awaited<ReturnType<typeof templatesInUse>>[number]

export const templateById = (db: Database, id: string): Promise<TemplateRow | undefined> => templates(db).where('t.id', '=', id).executeTakeFirst()

/** What the product found in a workbook. */
export const lookedOf = (db: Database, revision: string) =>
  db.selectFrom('workbook_revision').select(['id', 'sha256', 'file_name', 'looked']).where('id', '=', revision).executeTakeFirst()

type TemplateInsert = { id: string; organisation_id: string; name: string; form: string | null; created_at: Date; created_by: string }
export const insertTemplate = async (db: Database, row: TemplateInsert): Promise<void> => {
  await db
    .insertInto('workbook_template')
    .values({ ...row, version: 0 })
    .execute()
}

/** Counts a change of a template; false where somebody else changed it since. */
export const touchTemplate = async (
  db: Database,
  id: string,
  version: number,
  changed: { name?: string; retired_at?: Date | null } = {},
): Promise<boolean> => {
  const row = await db
    .updateTable('workbook_template')
    .set({ ...changed, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type RevisionInsert = {
  id: string
  organisation_id: string
  template_id: string
  n: number
  sha256: Buffer
  file_name: string
  looked: string
  uploaded_at: Date
  uploaded_by: string
  uploaded_by_name: string
}
export const insertRevision = async (db: Database, row: RevisionInsert): Promise<void> => {
  await db.insertInto('workbook_revision').values(row).execute()
}

type MappingInsert = {
  id: string
  organisation_id: string
  template_id: string
  revision_id: string
  n: number
  mapping: string
  added: string
  exact: boolean
  confirmed_at: Date
  confirmed_by: string
  confirmed_by_name: string
}
export const insertMapping = async (db: Database, row: MappingInsert): Promise<void> => {
  await db.insertInto('workbook_mapping').values(row).execute()
}
