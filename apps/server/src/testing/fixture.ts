// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { migrate } from '../platform/database/migrate.ts'
import { withOwner } from '../platform/database/owner.ts'
import type { Connection } from '../platform/postgres/connection.ts'

/** All rows of an installation as one version wrote them, with the last migration it knew. */
export type Fixture = { version: string; migration: string; tables: Record<string, unknown[]> }

// Rows that others refer to come first. What waits to be sealed is queued again by the rows of the trail themselves.
const order = [
  'catalog_edition',
  'organisation',
  'person',
  'membership',
  'session',
  'one_time_code',
  'audit_event',
  'audit_seal',
  'assessment',
  'answer',
  'network_answer',
  'submission',
  'claim',
  'assignment',
  'remark',
  'quote',
  'stopped_day',
  'decision',
  'post_record',
  'post_person',
  'recovery_sheet',
  'recovery_use',
  'recovery_seen',
  'department',
  'department_member',
  'evidence_file',
  'evidence_chunk',
  'evidence_upload',
  'evidence',
  'evidence_revision',
  'evidence_link',
  'installation_copy',
  'offline_copy',
  'restore_rehearsal',
  'api_token',
  'checklist',
  'checklist_answer',
  'checklist_submission',
  'checklist_move',
  'password_policy',
  'second_factor_system',
  'second_factor_list',
  'reading_route',
  'guideline_owner',
  'workbook_file',
  'workbook_chunk',
  'workbook_template',
  'workbook_revision',
  'workbook_mapping',
  'checklist_exact',
  'supplier',
  'supplier_product',
  'supplier_request',
  'supplier_response',
  'supplier_answer',
  'supplier_sheet',
  'supplier_disclosure',
  'supplier_disclosure_line',
  'supplier_link',
  'signing_key',
]

/** Reads every row, as the owner. */
export const writeFixture = (owner: Connection, version: string): Promise<Fixture> =>
  withOwner(owner, async (db) => {
    const { rows } = await sql<{ name: string }>`select max(name) as name from migration`.execute(db)
    const tables: Record<string, unknown[]> = {}
    for (const table of order) {
      const { rows: found } = await sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(db)
      tables[table] = found.map(({ row }) => row)
    }
    return { version, migration: rows[0]?.name ?? '', tables }
  })

/** Makes an empty database what that version left behind: its tables, its rows. */
export const loadFixture = async (owner: Connection, appRole: string, fixture: Fixture): Promise<void> => {
  await migrate(owner, appRole, { through: fixture.migration })
  await withOwner(owner, async (db) => {
    for (const table of order) {
      const rows = fixture.tables[table] ?? []
      // An older version had no such table yet.
      if (rows.length === 0) continue
      await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
        db,
      )
    }
  })
}
