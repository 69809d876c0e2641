// SPDX-License-Identifier: Apache-2.0

import type { Role } from '@shinayaka/contract'
import { createClock } from '../platform/clock.ts'
import { withOwner } from '../platform/database/owner.ts'
import { hashPassword } from '../platform/identity/secrets.ts'
import { goodPassword, postForm, sessionOf, type TestHouse } from './house.ts'

/** What another organisation is, and what the person in it may do. */
type Another = { kind?: 'medical' | 'group'; role?: Role }

/** A second organisation beside the first, made by the owner since the first run founds only one; returns the cookie of its one person. */
export const foundAnother = async (
  house: TestHouse,
  name: string,
  login: string,
  { kind = 'medical', role = 'administrator' }: Another = {},
): Promise<string> => {
  const clock = createClock(() => house.time.now)
  const [organisation, person] = [clock.id(), clock.id()]
  const hash = await hashPassword(goodPassword)
  await withOwner(house.database.owner, async (db) => {
    const at = clock.now()
    await db.insertInto('organisation').values({ id: organisation, kind, name, institution_kind: 'clinic', created_at: at }).execute()
    await db
      .insertInto('person')
      .values({ id: person, login, name: `${name}の管理者`, password_hash: hash, created_at: at })
      .execute()
    await db.insertInto('membership').values({ person_id: person, organisation_id: organisation, role, since: at }).execute()
  })
  return sessionOf(await postForm(house.as(null), '/sign-in', { login, password: goodPassword }))
}

/** Puts an organisation below another, both by name. */
export const putBelow = (house: TestHouse, name: string, above: string): Promise<void> =>
  withOwner(house.database.owner, async (db) => {
    const parent = await db.selectFrom('organisation').select('id').where('name', '=', above).executeTakeFirstOrThrow()
    await db.updateTable('organisation').set({ parent_id: parent.id }).where('name', '=', name).execute()
  })
