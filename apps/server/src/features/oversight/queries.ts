// SPDX-License-Identifier: Apache-2.0
import type { institutionOrders } from '@shinayaka/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'
import { type SubmissionRow, summaryColumns } from '../assessment/index.ts'

export type InstitutionRow = {
  id: string
  name: string
  institution_kind: string
  beds: number | null
  prefecture: string
  latest: SubmissionRow | null
  /** The score of the one before, where it answered the same instrument. */
  before: number | null
  management: SubmissionRow | null
  total: string
  submitted: string
  page: string
}

/** A submission as JSON gives it: the instant is text there. */
type Told = Omit<SubmissionRow, 'submitted_at'> & { submitted_at: string }
type ToldRow = Omit<InstitutionRow, 'latest' | 'management'> & { latest: Told | null; management: Told | null }

const heard = (told: Told | null): SubmissionRow | null => told && { ...told, submitted_at: new Date(told.submitted_at) }

type Listing = { search: string; order: (typeof institutionOrders)[number]; fiscalYear: number; page: number; size: number }

// A person who types 50% means the sign, not a pattern.
const pattern = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`

// Weakest first, and who has submitted nothing before them: an overseer looks for who needs help.
const orders = {
  name: sql`name collate "ja-x-icu"`,
  score: sql`(latest).overall nulls first`,
  level: sql`(latest).level_low nulls first`,
  submitted: sql`(latest).submitted_at nulls first`,
} as const

/**
 * One page of the institutions that the scope oversees, with their newest submissions, in one statement whatever their number.
 * Groups in between are not institutions. `total` and `submitted` count all that were found, not the page; a page after the last is the last.
 */
export const institutions = async (db: Database, { search, order, fiscalYear, page, size }: Listing): Promise<InstitutionRow[]> => {
  const ordering = sql`${orders[order]}, ${orders.name}, id`
  const { rows } = await sql<ToldRow>`
    with newest as materialized (
      select distinct on (organisation_id, instrument = 'executive')
        organisation_id, instrument = 'executive' as by_management, ${sql.join(summaryColumns.map((column) => sql.ref(column)))},
        case when lead(instrument) over earlier = instrument then lead(overall) over earlier end as before
      from submission
      window earlier as (partition by organisation_id, instrument = 'executive' order by submitted_at desc)
      order by organisation_id, instrument = 'executive', submitted_at desc
    ),
    found as materialized (
      select o.id, o.name, o.institution_kind, o.beds, o.prefecture, d as latest, m as management
      from organisation o
      left join newest d on d.organisation_id = o.id and not d.by_management
      left join newest m on m.organisation_id = o.id and m.by_management
      where o.kind = 'medical' and o.name ilike ${pattern(search)}
    ),
    counted as (
      select count(*) as total, count(*) filter (where (latest).fiscal_year = ${fiscalYear}) as submitted,
        least(${page}::bigint, greatest(1, (count(*) + ${size} - 1) / ${size})) as page
      from found
    ),
    shown as (
      select * from found order by ${ordering} limit ${size} offset ((select page from counted) - 1) * ${size}
    )
    select id, name, institution_kind, beds, prefecture, total, submitted, page,
      to_jsonb(latest) as latest, (latest).before, to_jsonb(management) as management
    from shown cross join counted
    order by ${ordering}`.execute(db)
  return rows.map((row) => ({ ...row, latest: heard(row.latest), management: heard(row.management) }))
}
