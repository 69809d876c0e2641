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
  management: string | null
  total: string
  submitted: string
}

type Listing = { search: string; order: (typeof institutionOrders)[number]; fiscalYear: number; limit: number; offset: number }

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
 * `total` and `submitted` count all that were found, not the page.
 */
export const institutions = async (db: Database, { search, order, fiscalYear, limit, offset }: Listing): Promise<InstitutionRow[]> => {
  const { rows } = await sql<InstitutionRow>`
    with newest as materialized (
      select distinct on (organisation_id, instrument = 'executive')
        organisation_id, instrument = 'executive' as by_management, id, overall, level_low, submitted_at, fiscal_year
      from submission
      order by organisation_id, instrument = 'executive', submitted_at desc
    ),
    found as (
      select o.id, o.name, o.institution_kind, o.beds, o.prefecture, d.id as latest, m.id as management, d.overall, d.level_low, d.submitted_at,
        count(*) over () as total,
        count(*) filter (where d.fiscal_year = ${fiscalYear}) over () as submitted
      from organisation o
      left join newest d on d.organisation_id = o.id and not d.by_management
      left join newest m on m.organisation_id = o.id and m.by_management
      where o.name ilike ${pattern(search)}
    )
    select id, name, institution_kind, beds, prefecture, latest, management, total, submitted
    from found
    order by ${orders[order]}, ${orders.name}, id
    limit ${limit} offset ${offset}`.execute(db)
  return rows
}
