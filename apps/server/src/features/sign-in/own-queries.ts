// SPDX-License-Identifier: Apache-2.0

import type { sessionFactors } from '@shinayaka/contract'
import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/scope.ts'
import { enrolled } from './enrolled-queries.ts'

// Of whoever is signed in: row-level security leaves one's own, and of colleagues only that there is something.

export const ownTotp = (db: Database, person: string) =>
  db.selectFrom('totp').select(['confirmed_at', 'used_at']).where('person_id', '=', person).where('confirmed_at', 'is not', null).executeTakeFirst()

export const ownPasskeys = (db: Database, person: string) =>
  db
    .selectFrom('passkey')
    .select(['id', 'credential_id', 'transports', 'name', 'created_at', 'used_at', 'disabled_at'])
    .where('person_id', '=', person)
    .orderBy('created_at')
    .execute()

export const ownRecoveryCodes = (db: Database) => db.selectFrom('recovery_code').select(['id', 'used_at']).execute()

/** Every older code stops working. */
export const replaceRecoveryCodes = async (db: Database, clock: Clock, person: string, hashes: readonly Buffer[]): Promise<void> => {
  await db.deleteFrom('recovery_code').where('person_id', '=', person).execute()
  if (hashes.length === 0) return
  const created_at = clock.now()
  await db
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ id: clock.id(), person_id: person, code_hash, created_at })))
    .execute()
}

export const startTotp = (db: Database, secret: string, at: Date) => sql`select start_totp(${secret}, ${at})`.execute(db)
export const waitingTotp = async (db: Database, since: Date): Promise<string | null> =>
  (await sql<{ secret: string | null }>`select waiting_totp(${since}) as secret`.execute(db)).rows[0]?.secret ?? null
export const confirmTotp = (db: Database, step: number, at: Date) => sql`select confirm_totp(${step}, ${at})`.execute(db)
export const deleteTotp = (db: Database, person: string) =>
  db.deleteFrom('totp').where('person_id', '=', person).returning('person_id').executeTakeFirst()

export const insertPasskey = (
  db: Database,
  key: { id: string; person: string; credential: string; publicKey: Buffer; counter: number; transports: string[]; name: string; at: Date },
) =>
  db
    .insertInto('passkey')
    .values({
      id: key.id,
      person_id: key.person,
      credential_id: key.credential,
      public_key: key.publicKey,
      counter: key.counter,
      transports: key.transports,
      name: key.name,
      created_at: key.at,
    })
    .execute()
export const renamePasskey = (db: Database, person: string, id: string, name: string) =>
  db.updateTable('passkey').set({ name }).where('id', '=', id).where('person_id', '=', person).returning('id').executeTakeFirst()
export const deletePasskey = (db: Database, person: string, id: string) =>
  db.deleteFrom('passkey').where('id', '=', id).where('person_id', '=', person).returning(['id', 'name']).executeTakeFirst()

export type OwnSession = {
  id: string
  created_at: Date
  seen_at: Date
  factor: (typeof sessionFactors)[number]
  address: string
  agent: string
}
export const ownSessions = async (db: Database, at: Date): Promise<OwnSession[]> =>
  (await sql<OwnSession>`select * from sessions_of_current_person(${at})`.execute(db)).rows
export const endOwnSession = async (db: Database, id: string): Promise<boolean> =>
  (await sql<{ ended: boolean }>`select end_own_session(${id}::uuid) as ended`.execute(db)).rows[0]?.ended ?? false
export const endOtherSessions = (db: Database, tokenHash: Buffer) => sql`select close_other_sessions(${tokenHash})`.execute(db)
/** The person proved again who they are; a session begun with a password alone becomes one with a second factor where that was it. */
export const confirmSession = (db: Database, tokenHash: Buffer, at: Date, how: 'second' | null) =>
  sql`select confirm_session(${tokenHash}, ${at}, ${how})`.execute(db)
/** A session that was only for enrolling anew is one for everything. */

export const passwordHash = async (db: Database): Promise<string | undefined> =>
  (await sql<{ hash: string | null }>`select password_of_current_person() as hash`.execute(db)).rows[0]?.hash ?? undefined

export const policy = (db: Database) => db.selectFrom('sign_in_policy').select(['second_factor_for_all', 'version']).executeTakeFirst()
/** Writes it if nobody has in between; undefined where the version is stale. */
export const savePolicy = (db: Database, organisation: string, forAll: boolean, version: number) =>
  version === 0
    ? db
        .insertInto('sign_in_policy')
        .values({ organisation_id: organisation, second_factor_for_all: forAll, version: 1 })
        .onConflict((conflict) => conflict.doNothing())
        .returning(['second_factor_for_all', 'version'])
        .executeTakeFirst()
    : db
        .updateTable('sign_in_policy')
        .set({ second_factor_for_all: forAll, version: version + 1 })
        .where('version', '=', version)
        .returning(['second_factor_for_all', 'version'])
        .executeTakeFirst()

/** The people here, since when they know that a second factor is asked of them, and whether they have one. */
export const peopleWithFactors = (db: Database) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select((eb) => ['person.id', 'person.name', 'membership.role', 'membership.second_factor_told_at as told_at', enrolled(eb).as('enrolled')])
    .orderBy('membership.since')
    .execute()

export const isMember = async (db: Database, person: string): Promise<{ name: string; break_glass: boolean } | undefined> =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.name', 'membership.break_glass'])
    .where('membership.person_id', '=', person)
    .executeTakeFirst()
export const resetFactors = async (db: Database, person: string): Promise<boolean> =>
  (await sql<{ reset: boolean }>`select reset_second_factor(${person}::uuid) as reset`.execute(db)).rows[0]?.reset ?? false
export const endSessionsOf = (db: Database, person: string) => sql`select end_sessions(${person}::uuid)`.execute(db)

/** What a person and the institution are called. */
export const nameOf = async (db: Database, person: string): Promise<{ person: string; organisation: string }> =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .select(['person.name as person', 'organisation.name as organisation'])
    .where('membership.person_id', '=', person)
    .executeTakeFirstOrThrow()

type BreakGlassUse = { id: string; organisation_id: string; person_id: string; person_name: string; address: string; at: Date }
export const insertBreakGlassUse = (db: Database, row: BreakGlassUse) =>
  db
    .insertInto('recovery_use')
    .values({ ...row, kind: 'break-glass' })
    .execute()

/** One's own link with the institution's identity provider, with what that is called; undefined where there is no provider in use. */
export const ownProvider = (db: Database, person: string) =>
  db
    .selectFrom('identity_provider as i')
    .leftJoin('provider_identity as x', (join) =>
      join.onRef('x.organisation_id', '=', 'i.organisation_id').onRef('x.issuer', '=', 'i.issuer').on('x.person_id', '=', person),
    )
    .select(['i.name', 'x.linked_at', 'x.used_at'])
    .where('i.enabled', '=', true)
    .executeTakeFirst()
