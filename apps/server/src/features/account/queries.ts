// SPDX-License-Identifier: Apache-2.0
import type { Profile, Role } from '@shinayaka/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

type Row<T> = Promise<T | undefined>

/** The organisation of the scope; row-level security leaves only that one. */
export const organisation = (db: Database) =>
  db
    .selectFrom('organisation')
    .select(['id', 'name', 'institution_kind', 'beds', 'prefecture', 'record_keeping', 'server_maintenance', 'it_staffing', 'version'])
    .executeTakeFirst()

/** Writes the profile if nobody has in between; undefined where the version is stale. */
export const updateOrganisation = (db: Database, profile: Profile, version: number) =>
  db
    .updateTable('organisation')
    .set({
      name: profile.name,
      institution_kind: profile.institutionKind,
      beds: profile.beds,
      prefecture: profile.prefecture,
      record_keeping: profile.recordKeeping,
      server_maintenance: profile.serverMaintenance,
      it_staffing: profile.itStaffing,
      version: version + 1,
    })
    .where('version', '=', version)
    .returning(['id', 'version'])
    .executeTakeFirst()

/** The people of the organisation with when they were last seen, first come first. */
export const members = (db: Database) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select((eb) => [
      'person.id',
      'person.name',
      'person.login',
      'membership.role',
      'membership.since',
      'membership.until',
      eb
        .selectFrom('audit_event')
        .whereRef('audit_event.person_id', '=', 'person.id')
        .where('audit_event.action', '=', 'session.open')
        .select((inner) => inner.fn.max('audit_event.at').as('at'))
        .as('last_seen'),
    ])
    .orderBy('membership.since')
    .execute()

/** Ends a membership and the sessions that went with it; undefined where there is none. */
export const deleteMember = async (db: Database, person: string) => {
  const gone = await db.deleteFrom('membership').where('person_id', '=', person).returning(['person_id', 'role']).executeTakeFirst()
  if (gone) await sql`select end_sessions(${person}::uuid)`.execute(db)
  return gone
}

/** Who is here with which role. The organisation's row is locked, so that two administrators cannot remove each other at once. */
export const membersForChange = async (db: Database) => {
  await db.selectFrom('organisation').select('id').forUpdate().execute()
  return db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select([
      'membership.person_id',
      'membership.role',
      'membership.since',
      'membership.until',
      'membership.break_glass',
      'person.name',
      'person.login',
    ])
    .execute()
}

/** Invitations that can still be used. */
export const openInvitations = (db: Database, now: Date) =>
  db
    .selectFrom('one_time_code')
    .select(['id', 'name', 'role', 'until', 'expires_at'])
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute()

export const insertInvitation = (
  db: Database,
  invitation: {
    id: string
    hash: Buffer
    organisation: string
    name: string
    role: Role
    until: string | null
    email: string | null
    by: string
    at: Date
    expires: Date
  },
) =>
  db
    .insertInto('one_time_code')
    .values({
      id: invitation.id,
      purpose: 'invitation',
      code_hash: invitation.hash,
      organisation_id: invitation.organisation,
      name: invitation.name,
      role: invitation.role,
      until: invitation.until,
      email: invitation.email,
      created_by: invitation.by,
      created_at: invitation.at,
      expires_at: invitation.expires,
    })
    .execute()

/** Takes back an invitation that nobody has used; undefined where there is none. */
export const deleteInvitation = (db: Database, id: string) =>
  db.deleteFrom('one_time_code').where('id', '=', id).where('used_at', 'is', null).returning(['id', 'name', 'role']).executeTakeFirst()

export const closeSession = (db: Database, tokenHash: Buffer) => sql`select close_session(${tokenHash})`.execute(db)
export const closeOtherSessions = (db: Database, tokenHash: Buffer) => sql`select close_other_sessions(${tokenHash})`.execute(db)

export const passwordHash = async (db: Database): Row<string> => {
  const { rows } = await sql<{ hash: string | null }>`select password_of_current_person() as hash`.execute(db)
  return rows[0]?.hash ?? undefined
}

export const updatePasswordHash = (db: Database, person: string, hash: string) =>
  db
    .updateTable('person')
    .set((eb) => ({ password_hash: hash, version: eb('version', '+', 1) }))
    .where('id', '=', person)
    .execute()

// Before there is a scope: only through the functions that give back no more than their purpose needs.

export const loginTaken = async (db: Database, login: string): Promise<boolean> =>
  (await sql<{ taken: boolean }>`select login_taken(${login}) as taken`.execute(db)).rows[0]?.taken ?? false

export type CodeRow = {
  purpose: 'first-run' | 'invitation'
  name: string
  organisation_name: string | null
  used: boolean
  expired: boolean
  role: Role | null
}
export const codeByHash = async (db: Database, hash: Buffer, at: Date): Row<CodeRow> =>
  (await sql<CodeRow>`select * from code_by_hash(${hash}, ${at})`.execute(db)).rows[0]

export type Redemption = {
  hash: Buffer
  at: Date
  person: string
  login: string
  name: string
  passwordHash: string
  organisation: string
  organisationName: string
  institutionKind: string
  demo: boolean
  auditId: string
  address: string
}
/** Uses a code up and makes the person; null where it was used or has expired in the meantime. */
export const redeemCode = async (db: Database, r: Redemption): Promise<string | null> => {
  const { rows } = await sql<{ organisation: string | null }>`
    select redeem_code(${r.hash}, ${r.at}, ${r.person}::uuid, ${r.login}, ${r.name}, ${r.passwordHash}, ${r.organisation}::uuid,
      ${r.organisationName}, ${r.institutionKind}, ${r.demo}, ${r.auditId}::uuid, ${r.address}) as organisation`.execute(db)
  return rows[0]?.organisation ?? null
}

/** Another role, or an end, for somebody of this organisation. */
export const updateMembership = (db: Database, person: string, { role, until }: { role: Role; until: string | null }) =>
  db.updateTable('membership').set({ role, until }).where('person_id', '=', person).execute()
