// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { found, goodPassword, join, openTestHouse, postForm, sessionOf, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let admin: string
let stranger: string

beforeAll(async () => {
  house = await openTestHouse()
  admin = await found(house, '朝顔病院', 'asagao')
  stranger = await foundAnother(house, '向日葵薬局', 'himawari')
})
afterAll(() => house.close())

type Account = { id: string; login: string; name: string; role: string }
const accounts = async (cookie = admin): Promise<Account[]> => (await house.as(cookie)('GET', '/api/accounts')).json<{ members: Account[] }>().members
const idOf = async (login: string, cookie = admin): Promise<string> => (await accounts(cookie)).find((one) => one.login === login)?.id ?? ''
const remove = (cookie: string, person: string) => house.as(cookie)('DELETE', `/api/accounts/${person}`)

describe('somebody who left', () => {
  it('is out at once, on every device, and cannot sign in again', async () => {
    const first = await join(house, admin, '退職 一郎', 'taishoku', 'operator')
    const second = sessionOf(await postForm(house.as(null), '/sign-in', { login: 'taishoku', password: goodPassword }))
    const person = await idOf('taishoku')
    expect((await remove(admin, person)).json()).toEqual({ removed: true })
    for (const cookie of [first, second]) expect((await house.as(cookie)('GET', '/api/session')).json()).toMatchObject({ code: 'session.required' })
    expect((await accounts()).map(({ login }) => login)).not.toContain('taishoku')
    const again = await postForm(house.as(null), '/sign-in', { login: 'taishoku', password: goodPassword })
    expect([again.statusCode, again.cookies]).toEqual([422, []])
    expect((await remove(admin, person)).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('leaves answers and a named trace of who ended the access', async () => {
    const cookie = await join(house, admin, '異動 二郎', 'idou', 'operator')
    const { id } = (await house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>()
    const answer = { value: 2, comment: '夜間の番号も貼った', source: 'own', vendorName: '', version: null }
    await house.as(cookie)('PUT', `/api/assessments/${id}/answers/clinic.named-person`, answer)
    const person = await idOf('idou')
    await remove(admin, person)
    const { answers } = (await house.as(admin)('GET', `/api/assessments/${id}`)).json()
    expect(answers).toMatchObject([{ question: 'clinic.named-person', value: 2, comment: '夜間の番号も貼った', answeredBy: '異動 二郎' }])
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select(['person_id', 'before']).where('action', '=', 'account.remove').where('target_id', '=', person).execute(),
    )
    expect(rows).toEqual([{ person_id: await idOf('asagao'), before: { name: '異動 二郎', role: 'operator', until: null } }])
  })

  it('may have been invited anew under another login', async () => {
    const cookie = await join(house, admin, '退職 一郎', 'taishoku2', 'staff')
    expect((await house.as(cookie)('GET', '/api/session')).json()).toMatchObject({ role: 'staff' })
  })
})

describe('who may not be removed', () => {
  it.each(['operator', 'executive', 'staff', 'viewer'] as const)('anybody, by %s', async (role) => {
    const cookie = await join(house, admin, role, `by-${role}`, role)
    expect((await remove(cookie, await idOf('asagao'))).json()).toMatchObject({ status: 403, code: 'permission.denied' })
  })

  it('oneself, and people of another institution', async () => {
    expect((await remove(admin, await idOf('asagao'))).json()).toMatchObject({ status: 422, code: 'member.self' })
    expect((await remove(admin, await idOf('himawari', stranger))).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect(await idOf('himawari', stranger)).not.toBe('')
  })
})

describe('two administrators who remove each other at the same moment', () => {
  let other: string
  beforeAll(async () => {
    other = await join(house, admin, '副管理者', 'fuku', 'administrator')
  })

  /** Holds the institution's row until `count` requests wait for it, so that they really meet. */
  const meeting = async <T>(count: number, act: () => Promise<T>): Promise<T> => {
    const { acting } = await withOwner(house.database.owner, async (db) => {
      await sql`select 1 from organisation where name = '朝顔病院' for update`.execute(db)
      const begun = { acting: act() }
      for (let waiting = 0; waiting < count; ) {
        await sleep(10)
        const { rows } = await sql<{ waiting: number }>`
          select count(distinct pid)::int as waiting from pg_locks
          where not granted and pid in (select pid from pg_locks where database = (select oid from pg_database where datname = current_database()))`.execute(
          db,
        )
        waiting = rows[0]?.waiting ?? 0
      }
      return begun
    })
    return acting
  }

  it('leave one of them', async () => {
    const [own, others] = [await idOf('asagao'), await idOf('fuku')]
    const answers = await meeting(2, () => Promise.all([remove(admin, others), remove(other, own)]))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401])
    const rows = await withOwner(house.database.owner, (db) =>
      db
        .selectFrom('membership')
        .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
        .select('person_id')
        .where('organisation.name', '=', '朝顔病院')
        .where('role', '=', 'administrator')
        .execute(),
    )
    expect(rows).toHaveLength(1)
    expect([own, others]).toContain(rows[0]?.person_id)
  })
})
