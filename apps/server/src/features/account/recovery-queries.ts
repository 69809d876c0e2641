// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** When this person's sheet was made, and whether it was used. */
export const sheetOf = (db: Database, person: string) =>
  db.selectFrom('recovery_sheet').select(['made_at', 'used_at']).where('person_id', '=', person).executeTakeFirst()

/** A new sheet in place of the older one. */
export const writeSheet = (db: Database, sheet: { organisation: string; person: string; hash: Buffer; at: Date }) =>
  db
    .insertInto('recovery_sheet')
    .values({ organisation_id: sheet.organisation, person_id: sheet.person, code_hash: sheet.hash, made_at: sheet.at })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id']).doUpdateSet({ code_hash: sheet.hash, made_at: sheet.at, used_at: null }),
    )
    .execute()

/** Uses of sheets here that this person has not said to have seen, newest first. */
export const unseenUses = (db: Database, person: string) =>
  db
    .selectFrom('recovery_use')
    .select(['id', 'kind', 'person_name', 'at', 'address'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('recovery_seen')
            .select('recovery_id')
            .whereRef('recovery_seen.recovery_id', '=', 'recovery_use.id')
            .where('recovery_seen.person_id', '=', person),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .limit(20)
    .execute()

export const useOf = (db: Database, id: string) => db.selectFrom('recovery_use').select('id').where('id', '=', id).executeTakeFirst()

export const markSeen = (db: Database, seen: { recovery: string; organisation: string; person: string; at: Date }) =>
  db
    .insertInto('recovery_seen')
    .values({ recovery_id: seen.recovery, organisation_id: seen.organisation, person_id: seen.person, at: seen.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

// Before there is a scope.

export type RecoveryRow = {
  person_id: string
  person_name: string
  login: string
  organisation_id: string
  organisation_name: string
  used: boolean
}
/** Whose sheet has this code. */
export const recoveryByHash = async (db: Database, hash: Buffer, at: Date): Promise<RecoveryRow | undefined> =>
  (await sql<RecoveryRow>`select * from recovery_by_hash(${hash}, ${at})`.execute(db)).rows[0]

type Use = { hash: Buffer; at: Date; passwordHash: string; useId: string; auditId: string; address: string }
/** Uses a sheet up; false where it was used in the meantime. */
export const useSheet = async (db: Database, use: Use): Promise<boolean> => {
  const { rows } = await sql<{ used: boolean }>`
    select use_recovery_sheet(${use.hash}, ${use.at}, ${use.passwordHash}, ${use.useId}::uuid, ${use.auditId}::uuid, ${use.address}) as used`.execute(
    db,
  )
  return rows[0]?.used ?? false
}
