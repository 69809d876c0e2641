// SPDX-License-Identifier: Apache-2.0
import { type ExpressionBuilder, sql } from 'kysely'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { Database } from '../../platform/database/scope.ts'

const columns = [
  'e.id',
  'e.title',
  'e.note',
  'e.effective',
  'e.expires',
  'e.responsible_id',
  'e.responsible_name',
  'e.version',
  'e.retired_at',
  'e.retired_by_name',
] as const
const revisionColumns = [
  'r.n',
  'r.name',
  'r.kind',
  'r.effective as revision_effective',
  'r.expires as revision_expires',
  'r.uploaded_by_name',
  'r.uploaded_at',
  'f.id as file_id',
  'f.size',
  'f.sha256',
  'f.chunks',
  'f.store',
  'f.scan',
  'f.scan_note',
] as const

const withLatest = (db: Database) =>
  db
    .selectFrom('evidence as e')
    .innerJoin('evidence_revision as r', (join) => join.onRef('r.evidence_id', '=', 'e.id').onRef('r.n', '=', 'e.revisions'))
    .innerJoin('evidence_file as f', 'f.id', 'r.file_id')
    .select([...columns, ...revisionColumns])

/** What is looked for: words, what it is about (null: anything), and whether it is in use, expires by a day, or retired. */
export type Wanted = { search: string; targets: readonly string[] | null; show: 'current' | 'expiring' | 'retired'; soon: string }

type Filter = ExpressionBuilder<DB & { e: DB['evidence']; r: DB['evidence_revision'] }, 'e' | 'r'>
const matches =
  ({ search, targets, show, soon }: Wanted) =>
  (eb: Filter) => {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    const linked = (ids: readonly string[]) =>
      eb.exists(
        eb
          .selectFrom('evidence_link as l')
          .select('l.evidence_id')
          .whereRef('l.evidence_id', '=', 'e.id')
          .where('l.target_kind', '=', 'practice')
          .where('l.target_id', 'in', ids.length === 0 ? [''] : [...ids]),
      )
    return eb.and([
      eb('e.retired_at', show === 'retired' ? 'is not' : 'is', null),
      ...(show === 'expiring' ? [eb('e.expires', '<=', soon)] : []),
      ...(search === '' ? [] : [eb.or([eb('e.title', 'ilike', pattern), eb('e.note', 'ilike', pattern), eb('r.name', 'ilike', pattern)])]),
      ...(targets === null ? [] : [linked(targets)]),
    ])
  }

/** One page of it, what expires first on top, then the newest. */
export const evidencePage = (db: Database, wanted: Wanted, page: { limit: number; offset: number }) =>
  withLatest(db)
    .where((eb) => matches(wanted)(eb as unknown as Filter))
    .orderBy(sql`e.expires asc nulls last`)
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type EvidenceRow = Awaited<ReturnType<typeof evidencePage>>[number]

export const countMatching = async (db: Database, wanted: Wanted): Promise<number> => {
  const row = await db
    .selectFrom('evidence as e')
    .innerJoin('evidence_revision as r', (join) => join.onRef('r.evidence_id', '=', 'e.id').onRef('r.n', '=', 'e.revisions'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where((eb) => matches(wanted)(eb as unknown as Filter))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** How much there is in all, and in how much of what is in use a virus was found. */
export const totals = async (db: Database, soon: string) => {
  const { rows } = await sql<Record<'current' | 'expiring' | 'retired' | 'infected', string>>`select
    count(*) filter (where retired_at is null) as current,
    count(*) filter (where retired_at is null and expires <= ${soon}) as expiring,
    count(*) filter (where retired_at is not null) as retired,
    (select count(distinct r.evidence_id) from evidence_revision r join evidence_file f on f.id = r.file_id
      join evidence i on i.id = r.evidence_id where f.scan = 'infected' and i.retired_at is null) as infected
    from evidence`.execute(db)
  const row = rows[0]
  const number = (name: 'current' | 'expiring' | 'retired' | 'infected') => Number(row?.[name] ?? 0)
  return { current: number('current'), expiring: number('expiring'), retired: number('retired'), infected: number('infected') }
}

export const evidenceById = (db: Database, id: string): Promise<EvidenceRow | undefined> => withLatest(db).where('e.id', '=', id).executeTakeFirst()

/** All revisions, the newest first. */
export const revisionsOf = (db: Database, evidence: string) =>
  db
    .selectFrom('evidence_revision as r')
    .innerJoin('evidence_file as f', 'f.id', 'r.file_id')
    .select([...revisionColumns])
    .where('r.evidence_id', '=', evidence)
    .orderBy('r.n', 'desc')
    .execute()
export type RevisionRow = Awaited<ReturnType<typeof revisionsOf>>[number]

export const linksOf = (db: Database, evidence: readonly string[]) =>
  evidence.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('evidence_link')
        .select(['evidence_id', 'target_kind', 'target_id'])
        .where('evidence_id', 'in', [...evidence])
        .orderBy('target_kind')
        .orderBy('target_id')
        .execute()
export type LinkRow = Awaited<ReturnType<typeof linksOf>>[number]

/** How much evidence in use each practice has, and how much of it expires by a day. */
export const countsByPractice = async (db: Database, soon: string) => {
  const { rows } = await sql<{ practice: string; count: string; expiring: string }>`select l.target_id as practice, count(*) as count,
    count(*) filter (where e.expires <= ${soon}) as expiring
    from evidence_link l join evidence e on e.id = l.evidence_id
    where l.target_kind = 'practice' and e.retired_at is null group by l.target_id order by l.target_id`.execute(db)
  return rows.map(({ practice, count, expiring }) => ({ practice, count: Number(count), expiring: Number(expiring) }))
}

/** What expires by a day, the most urgent first. */
export const expiringBy = (db: Database, soon: string) =>
  db
    .selectFrom('evidence')
    .select(['id', 'title', 'expires'])
    .where('retired_at', 'is', null)
    .where('expires', '<=', soon)
    .orderBy('expires')
    .orderBy('id')
    .limit(200)
    .execute()

type Details = { title: string; note: string; effective: string; expires: string | null; responsible_id: string | null; responsible_name: string }

export const insertEvidence = async (db: Database, row: Details & { id: string; organisation_id: string; created_at: Date }): Promise<void> => {
  await db
    .insertInto('evidence')
    .values({ ...row, revisions: 1, version: 0 })
    .execute()
}

type RevisionInsert = {
  organisation_id: string
  evidence_id: string
  n: number
  file_id: string
  name: string
  kind: string
  effective: string
  expires: string | null
  uploaded_by: string
  uploaded_by_name: string
  uploaded_at: Date
}
export const insertRevision = async (db: Database, row: RevisionInsert): Promise<void> => {
  await db.insertInto('evidence_revision').values(row).execute()
}

type Change = Partial<Details & { revisions: number; retired_at: Date | null; retired_by_name: string | null }>
/** Writes where `version` is the one last seen; false where somebody was first. */
export const updateEvidence = async (db: Database, id: string, version: number, change: Change): Promise<boolean> => {
  const row = await db
    .updateTable('evidence')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type LinkInsert = { organisation_id: string; evidence_id: string; target_kind: string; target_id: string; linked_by_name: string; linked_at: Date }
/** Makes these the links there are; those that stay keep who made them. */
export const writeLinks = async (db: Database, evidence: string, rows: readonly LinkInsert[]): Promise<void> => {
  const keys = rows.map(({ target_kind, target_id }) => `${target_kind}:${target_id}`)
  await db
    .deleteFrom('evidence_link')
    .where('evidence_id', '=', evidence)
    .where(sql`target_kind || ':' || target_id`, 'not in', keys.length === 0 ? [''] : keys)
    .execute()
  if (rows.length > 0)
    await db
      .insertInto('evidence_link')
      .values([...rows])
      .onConflict((conflict) => conflict.columns(['evidence_id', 'target_kind', 'target_id']).doNothing())
      .execute()
}

/** The name of a member of this institution; null for anybody else. */
export const memberName = async (db: Database, person: string): Promise<string | null> => {
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('p.name')
    .where('m.person_id', '=', person)
    .executeTakeFirst()
  return row?.name ?? null
}
