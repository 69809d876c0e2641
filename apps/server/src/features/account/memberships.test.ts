// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { moveTo } from '../../testing/hospital-people.ts'
import { found, goodPassword, join, openTestHouse, postForm, sessionOf, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let first: string
let second: string
let person: string

beforeAll(async () => {
  house = await openTestHouse()
  first = await found(house, '朝顔病院', 'asagao')
  second = await foundAnother(house, '向日葵薬局', 'himawari')
  person = await join(house, first, '掛持 五郎', 'kakemochi', 'operator')
})
afterAll(() => house.close())

type Membership = { organisation: { id: string; name: string }; role: string; here: boolean; until: string | null }
/** The one signed in to first. */
const memberships = async (cookie: string) => {
  const { memberships: all } = (await house.as(cookie)('GET', '/api/memberships')).json<{ memberships: Membership[] }>()
  return all.sort((a, b) => Number(b.here) - Number(a.here))
}
const accept = (code: string, cookie = person) => house.as(cookie)('POST', '/api/memberships', { code })
const invite = async (role: string, until: string | null = null) =>
  (await house.as(second)('POST', '/api/invitations', { name: '掛持さん', role, until })).json<{ code: string; invitation: { id: string } }>()
const session = async (cookie: string) => (await house.as(cookie)('GET', '/api/session')).json()
const switchTo = (cookie: string, organisation: string, headers: Record<string, string> = {}) =>
  house.as(cookie)('POST', '/switch', new URLSearchParams({ organisation }).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  })

describe('an invitation used by somebody who has an account', () => {
  it('adds the other institution with the role it gives there', async () => {
    const { code } = await invite('auditor', '2027-03-31')
    expect((await accept(code.toLowerCase())).json()).toMatchObject({ organisation: { name: '向日葵薬局' }, role: 'auditor' })
    expect(await memberships(person)).toMatchObject([
      { organisation: { name: '朝顔病院' }, role: 'operator', here: true },
      { organisation: { name: '向日葵薬局' }, role: 'auditor', here: false, until: '2027-03-31' },
    ])
    expect(await session(person)).toMatchObject({ organisation: { name: '朝顔病院' }, role: 'operator' })
    const there = (await house.as(second)('GET', '/api/accounts')).json<{ members: { login: string }[] }>().members
    expect(there.map(({ login }) => login)).toContain('kakemochi')
    const again = await accept(code)
    expect(again.json()).toMatchObject({ status: 422, code: 'code.used' })
  })
  it('changes nothing for somebody who is there already, and stays usable', async () => {
    const { code } = await invite('administrator')
    expect((await accept(code)).json()).toMatchObject({ status: 422, code: 'member.already' })
    expect((await memberships(person))[1]).toMatchObject({ role: 'auditor' })
    expect((await accept(code, await join(house, first, '別の人', 'betsu', 'staff'))).statusCode).toBe(200)
  })
  it.each(['ABCD-EFGH-JKMN-PQRS', '', '🙂', "' or 1=1 --"])('is refused when forged: %s', async (code) => {
    expect((await accept(code)).json()).toMatchObject({ status: 422, code: 'code.invalid' })
  })
  it('is refused when expired or taken back', async () => {
    const { code, invitation } = await invite('viewer')
    await house.as(second)('DELETE', `/api/invitations/${invitation.id}`)
    expect((await accept(code)).json()).toMatchObject({ code: 'code.invalid' })
    const old = await invite('viewer')
    await withOwner(house.database.owner, (db) =>
      db.updateTable('one_time_code').set({ expires_at: house.time.now }).where('id', '=', old.invitation.id).execute(),
    )
    expect((await accept(old.code)).json()).toMatchObject({ code: 'code.invalid' })
  })
  it('used by two at once joins one', async () => {
    const { code } = await invite('viewer')
    const people = [await join(house, first, '一人目', 'ichi', 'staff'), await join(house, first, '二人目', 'niban', 'staff')]
    const answers = await Promise.all(people.map((cookie) => accept(code, cookie)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
  })
})

describe('switching', () => {
  it('gives a session there in place of the one here, no fresher than it was', async () => {
    const here = sessionOf(await postForm(house.as(null), '/sign-in', { login: 'kakemochi', password: goodPassword }))
    const before = house.time.now
    house.time.now = new Date(before.getTime() + 20 * 60 * 1000)
    const [home, other] = await memberships(here)
    const switched = await switchTo(here, other?.organisation.id ?? '')
    expect([switched.statusCode, switched.headers.location]).toEqual([303, '/'])
    const there = sessionOf(switched)
    expect(await session(there)).toMatchObject({ organisation: { name: '向日葵薬局' }, role: 'auditor' })
    expect((await house.as(here)('GET', '/api/session')).statusCode).toBe(401)
    // The role of here is not worth anything there.
    expect((await house.as(there)('POST', '/api/assessments', { instrument: 'clinic' })).statusCode).toBe(403)
    const back = sessionOf(await switchTo(there, home?.organisation.id ?? ''))
    const rows = await withOwner(house.database.owner, (db) =>
      db
        .selectFrom('session')
        .innerJoin('person', 'person.id', 'session.person_id')
        .select('confirmed_at')
        .where('login', '=', 'kakemochi')
        .execute(),
    )
    expect(rows.every(({ confirmed_at }) => confirmed_at.getTime() === before.getTime())).toBe(true)
    expect(await session(back)).toMatchObject({ organisation: { name: '朝顔病院' } })
    house.time.now = before
    const trail = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select('organisation_id').where('action', '=', 'session.switch').execute(),
    )
    expect(trail.map(({ organisation_id }) => organisation_id)).toEqual([other?.organisation.id, home?.organisation.id])
  })
  it.each(['00000000-0000-7000-8000-000000000000', 'nonsense', ''])('leads nowhere one does not belong: %s', async (organisation) => {
    expect((await switchTo(person, organisation)).statusCode).toBe(404)
    expect((await house.as(person)('GET', '/api/session')).statusCode).toBe(200)
  })
  it('does not lead to an institution of others, nor to one whose time is over', async () => {
    const foreign = (await session(second)).organisation.id
    expect((await switchTo(first, foreign)).statusCode).toBe(404)
    const before = house.time.now.toISOString()
    await moveTo(house, '2027-04-01T00:00:00Z')
    expect((await switchTo(person, foreign)).statusCode).toBe(404)
    expect(await memberships(person)).toHaveLength(1)
    await moveTo(house, before)
  })
  it('is refused from another site and without a session', async () => {
    const foreign = (await session(second)).organisation.id
    expect((await switchTo(person, foreign, { origin: 'https://evil.example' })).statusCode).toBe(403)
    expect((await switchTo(person, foreign, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    const nobody = await postForm(house.as(null), '/switch', { organisation: foreign })
    expect([nobody.statusCode, nobody.cookies]).toEqual([401, []])
  })
})
