// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../platform/database/scope.ts'

/** Nobody else changes who stands under whom until this transaction ends: two moves at once could close a circle. */
export const holdOrganisations = (db: Database) => sql`lock table organisation in share row exclusive mode`.execute(db)

const columns = ['id', 'kind', 'name', 'parent_id', 'institution_kind'] as const

/** Every organisation of the installation, by name, with how many people it has and how often it has submitted. */
export const allOrganisations = (db: Database) =>
  db
    .selectFrom('organisation')
    .select((eb) => [
      ...columns,
      eb
        .selectFrom('membership')
        .whereRef('membership.organisation_id', '=', 'organisation.id')
        .select((inner) => inner.fn.countAll<string>().as('count'))
        .as('members'),
      eb
        .selectFrom('submission')
        .whereRef('submission.organisation_id', '=', 'organisation.id')
        .select((inner) => inner.fn.countAll<string>().as('count'))
        .as('submissions'),
    ])
    .orderBy(sql`name collate "ja-x-icu"`)
    .orderBy('id')
    .execute()
export type ListedRow = Awaited<ReturnType<typeof allOrganisations>>[number]

/** The organisations of this name, and the one of this id. */
export const organisationsCalled = (db: Database, wanted: string) =>
  db
    .selectFrom('organisation')
    .select(columns)
    .where((eb) => eb.or([eb('name', '=', wanted), eb(sql<string>`id::text`, '=', wanted.toLowerCase())]))
    .orderBy('id')
    .execute()
export type OrganisationRow = Awaited<ReturnType<typeof organisationsCalled>>[number]

/** Whether one organisation is the other, or stands somewhere below it. */
export const isWithin = async (db: Database, organisation: string, above: string): Promise<boolean> => {
  const { rows } = await sql<{ within: boolean }>`
    with recursive up as (
      select id, parent_id from organisation where id = ${organisation}::uuid
      union
      select o.id, o.parent_id from organisation o join up on o.id = up.parent_id
    )
    select exists (select 1 from up where id = ${above}::uuid) as within`.execute(db)
  return rows[0]?.within ?? false
}

type NewOrganisation = { id: string; kind: string; name: string; institutionKind: string; parent: string | null; demo: boolean; at: Date }
export const insertOrganisation = (db: Database, row: NewOrganisation) =>
  db
    .insertInto('organisation')
    .values({
      id: row.id,
      kind: row.kind,
      name: row.name,
      institution_kind: row.institutionKind,
      parent_id: row.parent,
      demo: row.demo,
      created_at: row.at,
    })
    .execute()

export const updateParent = (db: Database, id: string, parent: string | null) =>
  db.updateTable('organisation').set({ parent_id: parent }).where('id', '=', id).execute()

type FirstInvitation = { id: string; hash: Buffer; organisation: string; name: string; at: Date; expires: Date }
/** The invitation of an organisation's first administrator; nobody there could have made it. */
export const insertFirstInvitation = (db: Database, row: FirstInvitation) =>
  db
    .insertInto('one_time_code')
    .values({
      id: row.id,
      purpose: 'invitation',
      code_hash: row.hash,
      organisation_id: row.organisation,
      name: row.name,
      role: 'administrator',
      created_at: row.at,
      expires_at: row.expires,
    })
    .execute()

type Event = { id: string; organisation: string; action: string; before?: unknown; after: unknown; at: Date }
/** What was done from the command line, in the trail of the organisation that it was done to. */
export const recordOrganisationEvent = (db: Database, event: Event) =>
  db
    .insertInto('audit_event')
    .values({
      id: event.id,
      organisation_id: event.organisation,
      action: event.action,
      target_kind: 'organisation',
      target_id: event.organisation,
      before: event.before === undefined ? null : JSON.stringify(event.before),
      after: JSON.stringify(event.after),
      address: 'command line',
      at: event.at,
    })
    .execute()
