// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

// Across institutions only through functions that look at the signed-in person.

export type MembershipRow = { organisation_id: string; organisation_name: string; organisation_kind: string; role: Role; until: string | null }
/** Where the signed-in person belongs today, first come first. */
export const memberships = async (db: Database, at: Date): Promise<MembershipRow[]> =>
  (await sql<MembershipRow>`select * from memberships_of_current_person(${at})`.execute(db)).rows

export type Acceptance =
  | { outcome: 'accepted'; organisation_id: string; organisation_name: string; role: Role }
  | { outcome: 'invalid' }
  | { outcome: 'used' }
  | { outcome: 'member' }
/** Uses an invitation up for the signed-in person; where they cannot, the code stays as it was. */
export const acceptInvitation = async (
  db: Database,
  { hash, at, auditId, address }: { hash: Buffer; at: Date; auditId: string; address: string },
): Promise<Acceptance> => {
  const { rows } = await sql<Acceptance>`select * from accept_invitation(${hash}, ${at}, ${auditId}::uuid, ${address})`.execute(db)
  return rows[0] ?? { outcome: 'invalid' }
}

type Switch = { from: Buffer; to: Buffer; id: string; organisation: string; at: Date; auditId: string; address: string }
/** A session at another institution in place of this one; false where the person does not belong there. */
export const switchSession = async (db: Database, one: Switch): Promise<boolean> => {
  const { rows } = await sql<{ switched: boolean }>`
    select switch_session(${one.from}, ${one.to}, ${one.id}::uuid, ${one.organisation}::uuid, ${one.at}, ${one.auditId}::uuid, ${one.address}) as switched`.execute(
    db,
  )
  return rows[0]?.switched ?? false
}
