// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** Evidence in use that is attached to practices, each by the hash of its newest file; a file whose bytes have not arrived is none yet. */
export const attachedEvidence = async (db: Database) => {
  type Row = {
    id: string
    title: string
    name: string
    kind: string
    sha256: string
    effective: string
    expires: string | null
    uploaded_at: Date
    practices: string[]
  }
  const { rows } = await sql<Row>`select e.id, e.title, r.name, r.kind, encode(f.sha256, 'hex') as sha256,
      e.effective::text as effective, e.expires::text as expires, r.uploaded_at, l.practices
    from evidence e
    join evidence_revision r on r.evidence_id = e.id and r.n = e.revisions
    join evidence_file f on f.id = r.file_id
    join lateral (
      select array_agg(k.target_id order by k.target_id) as practices from evidence_link k where k.evidence_id = e.id and k.target_kind = 'practice'
    ) l on l.practices is not null
    where e.retired_at is null and f.sha256 is not null
    order by e.id`.execute(db)
  return rows.map(({ uploaded_at, ...row }) => ({ ...row, uploaded: uploaded_at.toISOString() }))
}
