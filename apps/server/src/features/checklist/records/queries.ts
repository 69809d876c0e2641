// SPDX-License-Identifier: Apache-2.0
import type { PasswordPolicy } from '@shinayaka/domain'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { DB } from '../../../platform/database/schema.gen.ts'
import type { Database } from '../../../platform/database/scope.ts'

const policyColumns = [
  'minimum',
  'letters_and_digits',
  'symbols',
  'changed_regularly',
  'second_factor',
  'no_reuse',
  'guessable_refused',
  'lockout',
] as const
/** A password rule as it is stored; null: nobody knows. */
export type PolicyColumns = Pick<Selectable<DB['password_policy']>, (typeof policyColumns)[number]>

const known = <Value>(value: Value | null): Value | 'unknown' => value ?? 'unknown'
/** A stored rule as the domain judges it. */
export const policyOf = (row: PolicyColumns): PasswordPolicy => ({
  minimum: known(row.minimum),
  lettersAndDigits: known(row.letters_and_digits),
  symbols: known(row.symbols),
  changedRegularly: known(row.changed_regularly),
  secondFactor: known(row.second_factor),
  noReuse: known(row.no_reuse),
  guessableRefused: known(row.guessable_refused),
  lockout: known(row.lockout),
})

const stored = <Value>(value: Value | 'unknown'): Value | null => (value === 'unknown' ? null : value)
/** The domain's rule as it is stored. */
export const columnsOf = (policy: PasswordPolicy): PolicyColumns => ({
  minimum: stored(policy.minimum),
  letters_and_digits: stored(policy.lettersAndDigits),
  symbols: stored(policy.symbols),
  changed_regularly: stored(policy.changedRegularly),
  second_factor: stored(policy.secondFactor),
  no_reuse: stored(policy.noReuse),
  guessable_refused: stored(policy.guessableRefused),
  lockout: stored(policy.lockout),
})

/** How many earlier versions are shown. */
const shownVersions = 50

/** The versions of the password rule, the one in force first. */
export const policies = (db: Database, limit = shownVersions) =>
  db
    .selectFrom('password_policy')
    .select(['id', ...policyColumns, 'note', 'checked', 'recorded_by_name', 'recorded_at'])
    // What nothing took the place of is in force, whatever the clock said.
    .orderBy((eb) => eb.exists(eb.selectFrom('password_policy as later').select('later.id').whereRef('later.supersedes', '=', 'password_policy.id')))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
export type PolicyRow = Awaited<ReturnType<typeof policies>>[number]

/** Appends a version; false where another took the place of the same one first. */
export const insertPolicy = async (db: Database, row: Insertable<DB['password_policy']>): Promise<boolean> => {
  const written = await db
    .insertInto('password_policy')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'supersedes']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

const systemColumns = ['id', 'name', 'kind', 'state', 'day', 'reason', 'retired_at', 'changed_at', 'changed_by_name', 'version'] as const

/** Every system of the list, those in use first, in the order in which they were added. */
export const systems = (db: Database) =>
  db
    .selectFrom('second_factor_system')
    .select(systemColumns)
    .orderBy((eb) => eb('retired_at', 'is not', null))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
export type SystemRow = Awaited<ReturnType<typeof systems>>[number]

export const system = (db: Database, id: string) =>
  db.selectFrom('second_factor_system').select(systemColumns).where('id', '=', id).executeTakeFirst()

export const insertSystem = (db: Database, row: Insertable<DB['second_factor_system']>) =>
  db.insertInto('second_factor_system').values(row).returning(systemColumns).executeTakeFirstOrThrow()

/** Writes a system where `version` is the one last seen; undefined where somebody else was first. */
export const writeSystem = (db: Database, id: string, version: number, columns: Updateable<DB['second_factor_system']>) =>
  db
    .updateTable('second_factor_system')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(systemColumns)
    .executeTakeFirst()

export const systemList = (db: Database) => db.selectFrom('second_factor_list').select(['whole', 'version']).executeTakeFirst()

/** Says whether the list is whole, where `version` is the one last seen (null: nothing was said yet); undefined where somebody else was first. */
export const writeSystemList = (
  db: Database,
  { organisation, version, by, at }: { organisation: string; version: number | null; by: string; at: Date },
  whole: boolean,
) => {
  const columns = { whole, changed_at: at, changed_by_name: by }
  if (version === null)
    return db
      .insertInto('second_factor_list')
      .values({ organisation_id: organisation, ...columns, version: 0 })
      .onConflict((conflict) => conflict.column('organisation_id').doNothing())
      .returning(['whole', 'version'])
      .executeTakeFirst()
  return db
    .updateTable('second_factor_list')
    .set({ ...columns, version: version + 1 })
    .where('version', '=', version)
    .returning(['whole', 'version'])
    .executeTakeFirst()
}

/** The systems with a day still to come or just past: planned, or waiting for their renewal. */
export const datedSystems = (db: Database) =>
  db
    .selectFrom('second_factor_system')
    .select(['name', 'day'])
    .where('retired_at', 'is', null)
    .where('state', 'in', ['planned', 'next-renewal'])
    .where('day', 'is not', null)
    .execute()

/**
 * What proposing needs, in one statement: what every source says of these practices today (the newest claim of each), the password rule in force, the
 * systems in use, and whether they are all. Days and moments are ISO 8601 text.
 */
export const recordsForProposals = (db: Database, practices: readonly string[]) =>
  db
    .selectNoFrom((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('claim')
          .distinctOn(['practice', 'source', 'source_name'])
          .select(['practice', 'value', 'source', 'source_name', 'effective'])
          .where((one) => (practices.length === 0 ? one.lit(false) : one('practice', 'in', [...practices])))
          .where('subject_kind', '=', 'organisation')
          .orderBy('practice')
          .orderBy('source')
          .orderBy('source_name')
          .orderBy('effective', 'desc')
          .orderBy('recorded_at', 'desc'),
      ).as('claims'),
      jsonObjectFrom(
        eb
          .selectFrom('password_policy')
          .select([...policyColumns, 'recorded_by_name', 'recorded_at'])
          .where((one) =>
            one.not(
              one.exists(one.selectFrom('password_policy as later').select('later.id').whereRef('later.supersedes', '=', 'password_policy.id')),
            ),
          )
          .limit(1),
      ).as('policy'),
      jsonArrayFrom(
        eb
          .selectFrom('second_factor_system')
          .select(['kind', 'state', 'day', 'reason', 'changed_by_name', 'changed_at'])
          .where('retired_at', 'is', null)
          .orderBy('created_at'),
      ).as('systems'),
      eb.selectFrom('second_factor_list').select('whole').as('whole'),
    ])
    .executeTakeFirstOrThrow()
export type ClaimRow = Awaited<ReturnType<typeof recordsForProposals>>['claims'][number]

/** What stands of the machines that act as servers. */
export const readingRoute = (db: Database) =>
  db
    .selectFrom('reading_route')
    .select(['id', 'devices', 'listed', 'recorded_by_name', 'recorded_at'])
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('reading_route as later').select('later.id').whereRef('later.supersedes', '=', 'reading_route.id'))),
    )
    .executeTakeFirst()
export type RouteRow = NonNullable<Awaited<ReturnType<typeof readingRoute>>>

/** Appends what was said; false where another took the place of the same first. */
export const insertReadingRoute = async (db: Database, row: Insertable<DB['reading_route']>): Promise<boolean> => {
  const written = await db
    .insertInto('reading_route')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'supersedes']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** Where the institution's forms are, by form. */
export const begunForms = (db: Database) => db.selectFrom('checklist').select(['id', 'form']).execute()
