// SPDX-License-Identifier: Apache-2.0

import { createClock } from '../platform/clock.ts'
import { withOwner } from '../platform/database/owner.ts'
import { hashPassword } from '../platform/identity/secrets.ts'
import { goodPassword, postForm, sessionOf, type TestHouse } from './house.ts'

/** A second institution beside the first, made by the owner since the first run founds only one; returns its administrator's cookie. */
export const foundAnother = async (house: TestHouse, name: string, login: string): Promise<string> => {
  const clock = createClock(() => house.time.now)
  const [organisation, person] = [clock.id(), clock.id()]
  const hash = await hashPassword(goodPassword)
  await withOwner(house.database.owner, async (db) => {
    const at = clock.now()
    await db.insertInto('organisation').values({ id: organisation, kind: 'medical', name, institution_kind: 'clinic', created_at: at }).execute()
    await db
      .insertInto('person')
      .values({ id: person, login, name: `${name}の管理者`, password_hash: hash, created_at: at })
      .execute()
    await db.insertInto('membership').values({ person_id: person, organisation_id: organisation, role: 'administrator', since: at }).execute()
  })
  return sessionOf(await postForm(house.as(null), '/sign-in', { login, password: goodPassword }))
}
