// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** What every source says of these practices today: the newest claim of each, and the submission it comes from. */
export const claimsOf = (db: Database, practices: readonly string[]) =>
  db
    .selectFrom('claim')
    .leftJoin('submission', 'submission.id', 'claim.origin_id')
    .distinctOn(['practice', 'source', 'source_name'])
    .select(['practice', 'value', 'source', 'source_name', 'effective', 'submission.id as submission'])
    .where('practice', 'in', practices.length === 0 ? [''] : [...practices])
    .where('subject_kind', '=', 'organisation')
    .orderBy('practice')
    .orderBy('source')
    .orderBy('source_name')
    .orderBy('effective', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
export type ClaimRow = Awaited<ReturnType<typeof claimsOf>>[number]

const shownPerPractice = 5

type EvidenceRow = { practice: string; count: number; id: string; title: string; effective: string; expires: string | null }

/** The newest evidence in use of each practice, and how much there is in all; a practice of which nothing is shown has no row. */
export const evidenceOf = async (db: Database, practices: readonly string[]): Promise<EvidenceRow[]> => {
  const { rows } = await sql<EvidenceRow>`select practice, count, id, title, effective, expires from (
      select l.target_id as practice, e.id::text as id, e.title, e.effective::text as effective, e.expires::text as expires,
        count(*) over (partition by l.target_id)::int as count,
        row_number() over (partition by l.target_id order by e.effective desc, e.id desc) as place
      from evidence_link l join evidence e on e.id = l.evidence_id
      where l.target_kind = 'practice' and e.retired_at is null and l.target_id = any(${[...practices]})
    ) ranked where place <= ${shownPerPractice} order by practice, place`.execute(db)
  return rows
}

const ownerColumns = ['place', 'person_id', 'person_name', 'version'] as const

/** Who owns which place of an edition. */
export const ownersOf = (db: Database, guideline: string) =>
  db.selectFrom('guideline_owner').select(ownerColumns).where('guideline', '=', guideline).execute()
export type OwnerRow = Awaited<ReturnType<typeof ownersOf>>[number]

export const ownerAt = (db: Database, guideline: string, place: string) =>
  db.selectFrom('guideline_owner').select(ownerColumns).where('guideline', '=', guideline).where('place', '=', place).executeTakeFirst()

type OwnerWrite = { organisation_id: string; guideline: string; place: string; person_id: string | null; person_name: string; since: Date }

/** Names an owner where `version` is the one last seen (0: nobody was ever named); false where somebody else was quicker. */
export const writeOwner = async (db: Database, row: OwnerWrite, version: number): Promise<boolean> => {
  const { organisation_id: _, guideline, place, ...owner } = row
  const written =
    version === 0
      ? await db
          .insertInto('guideline_owner')
          .values({ ...row, version: 1 })
          .onConflict((conflict) => conflict.columns(['organisation_id', 'guideline', 'place']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await db
          .updateTable('guideline_owner')
          .set({ ...owner, version: version + 1 })
          .where('guideline', '=', guideline)
          .where('place', '=', place)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  return written !== undefined
}
