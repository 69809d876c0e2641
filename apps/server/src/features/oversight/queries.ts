// SPDX-License-Identifier: Apache-2.0
import type { institutionOrders } from '@shinayaka/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

export type InstitutionRow = {
  id: string
  name: string
  institution_kind: string
  beds: number | null
  prefecture: string
  latest: string | null
  before: number | null
  management: string | null
  total: string
  submitted: string
  page: string
}

type Listing = { search: string; order: (typeof institutionOrders)[number]; fiscalYear: number; page: number; size: number }

// A person who types 50% means the sign, not a pattern.
const pattern = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`

// Weakest first, and who has submitted nothing before them: an overseer looks for who needs help.
const orders = {
  name: sql`name collate "ja-x-icu"`,
  score: sql`overall nulls first`,
  level: sql`level_low nulls first`,
  submitted: sql`submitted_at nulls first`,
} as const

/**
 * One page of the institutions that the scope oversees, with the ids of their newest submissions, in one statement whatever their number.
 * Groups in between are not institutions. `total` and `submitted` count all that were found, not the page; a page after the last is the last.
 */
export const institutions = async (db: Database, { search, order, fiscalYear, page, size }: Listing): Promise<InstitutionRow[]> => {
  const { rows } = await sql<InstitutionRow>`
    with newest as materialized (
      select distinct on (organisation_id, instrument = 'executive')
        organisation_id, instrument = 'executive' as by_management, id, instrument, overall, level_low, submitted_at, fiscal_year
      from submission
      order by organisation_id, instrument = 'executive', submitted_at desc
    ),
    found as materialized (
      select o.id, o.name, o.institution_kind, o.beds, o.prefecture,
        d.id as latest, d.instrument, d.overall, d.level_low, d.submitted_at, d.fiscal_year, m.id as management
      from organisation o
      left join newest d on d.organisation_id = o.id and not d.by_management
      left join newest m on m.organisation_id = o.id and m.by_management
      where o.kind = 'medical' and o.name ilike ${pattern(search)}
    ),
    counted as (
      select count(*) as total, count(*) filter (where fiscal_year = ${fiscalYear}) as submitted,
        least(${page}::bigint, greatest(1, (count(*) + ${size} - 1) / ${size})) as page
      from found
    ),
    shown as (
      select *, row_number() over (order by ${orders[order]}, ${orders.name}, id) as place from found
      order by place
      limit ${size} offset ((select page from counted) - 1) * ${size}
    )
    select shown.id, shown.name, shown.institution_kind, shown.beds, shown.prefecture, shown.latest, shown.management, previous.overall as before,
      counted.total, counted.submitted, counted.page
    from shown
    cross join counted
    left join lateral (
      select p.overall from submission p
      where p.organisation_id = shown.id and p.instrument = shown.instrument and p.submitted_at < shown.submitted_at
      order by p.submitted_at desc
      limit 1
    ) previous on true
    order by shown.place`.execute(db)
  return rows
}
