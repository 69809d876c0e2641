// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type pg from 'pg'
import type { Editions } from '../features/assessment/index.ts'
import { type Clock, createClock } from '../platform/clock.ts'
import { withOwner } from '../platform/database/owner.ts'
import type { Postgres } from '../platform/postgres/connection.ts'
import { makeClinic } from './demo/clinic.ts'
import { makeSmallInstitutions } from './demo/group.ts'
import { makeHospital } from './demo/hospital.ts'
import { demoTime } from './demo/time.ts'
import { found, type Work, welcome } from './demo/work.ts'
import { moveOrganisation } from './organisations.ts'
import { loginsOf } from './queries.ts'
import { setUp } from './setup.ts'

const hospitalName = 'しなやか総合病院（架空）'
const clinicName = 'しなやか診療所（架空）'
const groupName = 'しなやかグループ（架空）'

/** One password for all: everybody may know it, for the data is fictional and lies in a folder of its own. */
const password = 'asagao-megane-kisha-1975'
const account = <Login extends string>(login: Login, name: string, place: string, role: string) => ({ login, password, name, place, role })

/** Those one can be in the demo, each with where and as what. */
export const demoAccounts = {
  hospital: account('demo', '情報室 青木 直人', '病院', '情報の担当（管理者）'),
  director: account('demo-director', '院長 藤堂 恵', '病院', '院長（経営層）'),
  staff: account('demo-staff', '検査科 中村 彩', '病院', '検査科の職員'),
  group: account('demo-group', 'グループ本部 大野 まり', 'グループ', '閲覧者'),
  clinic: account('demo-clinic', '体験 花子', '診療所', '院長（管理者）'),
} as const
export type DemoAccount = (typeof demoAccounts)[keyof typeof demoAccounts]

/** The house as far as the demo needs it. */
type DemoHouse = { postgres: Pick<Postgres, 'owner' | 'app'>; catalog: Catalog; editions: Editions }

/** Which of the demo's accounts there are: an older version made fewer. */
const accountsHere = (house: DemoHouse): Promise<DemoAccount[]> =>
  withOwner(house.postgres.owner, async (db) => {
    const logins = await loginsOf(
      db,
      Object.values(demoAccounts).map(({ login }) => login),
    )
    return Object.values(demoAccounts).filter(({ login }) => logins.includes(login))
  })

/**
 * A fictional hospital with three past years, its director and colleagues, what it keeps to show and to restore, a clinic, and the group above both with ten small institutions; made once,
 * by the same commands that people use. Gives the accounts to try it with.
 */
export const prepareDemo = async (house: DemoHouse, pool: pg.Pool, clock: Clock): Promise<DemoAccount[]> => {
  const time = demoTime(clock.now())
  const begun = createClock(() => time.ago(3, 5, 11))
  const { hospital, director, staff, group, clinic } = demoAccounts
  const who = await setUp(house.postgres, begun, { organisationName: hospitalName, institutionKind: 'hospital', ...hospital }, true)
  if (who === null) return accountsHere(house)
  // Of those whom nobody tries out; short ones are judged in a fraction of the time.
  const unknown = () => clock.random(12).toString('base64url')
  const work: Work = { postgres: house.postgres, pool, catalog: house.catalog, editions: house.editions }
  const head = await found(
    work,
    { name: groupName, kind: 'group', institutionKind: 'hospital', under: null },
    { name: 'グループ本部 青山 進', login: 'aoyama', password: unknown() },
    time.ago(3, 6, 1),
  )
  await welcome(work, head, 'viewer', group, time.ago(2, 4, 10))
  await moveOrganisation(
    house.postgres,
    createClock(() => time.ago(3, 6, 2)),
    who.organisation,
    head.place.id,
  )
  const place = { id: who.organisation, name: hospitalName, kind: 'medical', institutionKind: 'hospital', demo: true } as const
  await Promise.all([
    makeHospital(work, { person: who.person, place, account: hospital }, { director, staff, unknown }, time),
    found(work, { name: clinicName, kind: 'medical', institutionKind: 'clinic', under: head.place.id }, clinic, time.ago(2, 6, 2)).then((admin) =>
      makeClinic(work, admin, time),
    ),
    makeSmallInstitutions(work, head.place.id, unknown, time),
  ])
  return accountsHere(house)
}
