// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import type { Database } from '../../platform/database/scope.ts'

/** Who of the organisation gets letters: those who gave an address and proved that it is theirs, and whose time here is not over. */
export const readers = async (db: Database, today: string): Promise<{ id: string; name: string; role: Role; email: string }[]> => {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name', 'membership.role', 'person.email'])
    .where('person.email', 'is not', null)
    .where('person.email_confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('membership.until', 'is', null), eb('membership.until', '>=', today)]))
    .execute()
  // The checks of the table hold the role to the contract's words.
  return rows.flatMap(({ id, name, role, email }) => (email === null ? [] : [{ id, name, role: role as Role, email }]))
}
