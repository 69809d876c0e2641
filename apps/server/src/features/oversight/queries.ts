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
  name: sql`shown.name collate "ja-x-icu"`,
  score: sql`shown.overall nulls first`,
  level: sql`shown.level_low nulls first`,
  submitted: sql`shown.submitted_at nulls first`,
} as const

/**
 * One page of the institutions that the scope oversees, with their newest submissions, in one statement whatever their number:
 * all of them with the little that the order and the counts need, then those of the page with the rest.
 * Groups in between are not institutions. `total` and `submitted` count all that were found, not the page; a page after the last is the last.
 */
export const institutions = async (db: Database, { search, order, fiscalYear, page, size }: Listing): Promise<InstitutionRow[]> => {
  const ordering = sql`${orders[order]}, ${orders.name}, shown.id`
  const { rows } = await sql<ToldRow>`
    with newest as materialized (
      select distinct on (organisation_id, instrument = 'executive')
        organisation_id, instrument = 'executive' as by_management, overall, level_low, submitted_at, fiscal_year
      from submission
      order by organisation_id, instrument = 'executive', submitted_at desc
    ),
    found as materialized (
      select o.id, o.name, o.institution_kind, o.beds, o.prefecture, n.overall, n.level_low, n.submitted_at, n.fiscal_year
      from organisation o left join newest n on n.organisation_id = o.id and not n.by_management
      where o.kind = 'medical' and o.name ilike ${pattern(search)}
    ),
    counted as (
      select count(*) as total, count(*) filter (where fiscal_year = ${fiscalYear}) as submitted,
        least(${page}::bigint, greatest(1, (count(*) + ${size} - 1) / ${size})) as page
      from found
    ),
    shown as materialized (
      select * from found as shown order by ${ordering} limit ${size} offset ((select page from counted) - 1) * ${size}
    ),
    handed_in as materialized (
      select ${sql.join(summaryColumns.map((column) => sql.ref(column)))}, organisation_id, instrument = 'executive' as by_management,
        lead(overall) over (partition by organisation_id, instrument order by submitted_at desc) as before,
        row_number() over (partition by organisation_id, instrument = 'executive' order by submitted_at desc) = 1 as is_newest
      from submission where organisation_id = any (array(select id from shown))
    )
    select shown.id, shown.name, shown.institution_kind, shown.beds, shown.prefecture, counted.total, counted.submitted, counted.page,
      to_jsonb(latest) as latest, latest.before, to_jsonb(management) as management
    from shown cross join counted
    left join handed_in latest on latest.organisation_id = shown.id and latest.is_newest and not latest.by_management
    left join handed_in management on management.organisation_id = shown.id and management.is_newest and management.by_management
    order by ${ordering}`.execute(db)
  return rows.map((row) => ({ ...row, latest: heard(row.latest), management: heard(row.management) }))
}
