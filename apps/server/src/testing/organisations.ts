// SPDX-License-Identifier: Apache-2.0
import { addOrganisation, type NewOrganisation } from '../ops/organisations.ts'
import { createClock } from '../platform/clock.ts'
import { goodPassword, postForm, sessionOf, type TestHouse } from './house.ts'

/** A further organisation, made as the command line makes it; returns its id and its administrator's cookie. */
export const foundUnder = async (house: TestHouse, wanted: NewOrganisation, login: string): Promise<{ id: string; admin: string }> => {
  const made = await addOrganisation(
    house.database,
    createClock(() => house.time.now),
    wanted,
  )
  if ('refused' in made) throw new Error(`${wanted.name}: ${made.refused}`)
  const form = { code: made.code, name: `${wanted.name}の管理者`, login, password: goodPassword }
  return { id: made.id, admin: sessionOf(await postForm(house.as(null), '/join', form)) }
}
