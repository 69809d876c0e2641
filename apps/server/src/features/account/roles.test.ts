// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { moveTo } from '../../testing/hospital-people.ts'
import { found, goodPassword, join, openTestHouse, postForm, sessionOf, signInAgain, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let admin: string
let stranger: string
let group: string

beforeAll(async () => {
  house = await openTestHouse()
  admin = await found(house, '朝顔病院', 'asagao')
  stranger = await foundAnother(house, '向日葵薬局', 'himawari')
  group = await foundAnother(house, '夕顔会', 'yuugao', { kind: 'group' })
})
afterAll(() => house.close())

type Account = { id: string; login: string; role: string; until: string | null; expired: boolean }
const accounts = async (cookie = admin) => (await house.as(cookie)('GET', '/api/accounts')).json<{ members: Account[] }>().members
const one = async (login: string, cookie = admin) => (await accounts(cookie)).find((account) => account.login === login)
const change = async (login: string, role: string, until: string | null = null, cookie = admin) =>
  house.as(cookie)('PUT', `/api/accounts/${(await one(login))?.id}/role`, { role, until })
const invite = (role: string, until: string | null, cookie = admin) => house.as(cookie)('POST', '/api/invitations', { name: '外の人', role, until })

describe('the last day of an invitation', () => {
  it.each([
    ['auditor', null, 'until.missing'],
    ['auditor', '2026-11-20', 'until.past'],
    ['auditor', '2027-11-22', 'until.too-far'],
    ['viewer', '2026-11-20', 'until.past'],
  ] as const)('%s until %s: %s', async (role, until, code) => {
    expect((await invite(role, until)).json()).toMatchObject({ status: 422, code })
  })
  it.each(['2027-02-30', '明日', '2027/03/31'])('is no day: %s', async (until) => {
    expect((await invite('auditor', until)).json()).toMatchObject({ status: 400, code: 'request.invalid' })
  })
  it('goes to the membership; that day still counts and the day after does not', async () => {
    const { code } = (await invite('auditor', '2026-12-31')).json<{ code: string }>()
    const cookie = sessionOf(await postForm(house.as(null), '/join', { code, name: '監査 花子', login: 'kansa', password: goodPassword }))
    expect(await one('kansa')).toMatchObject({ role: 'auditor', until: '2026-12-31', expired: false })
    const before = house.time.now.toISOString()
    await moveTo(house, '2026-12-31T14:59:00Z')
    expect((await house.as(cookie)('GET', '/api/session')).statusCode).toBe(200)
    house.time.now = new Date('2026-12-31T15:00:00Z')
    expect((await house.as(cookie)('GET', '/api/session')).statusCode).toBe(401)
    expect(await one('kansa')).toMatchObject({ expired: true })
    await moveTo(house, before)
    expect((await house.as(cookie)('GET', '/api/session')).statusCode).toBe(200)
  })
})

describe('another role', () => {
  it('holds from the next request on, with before and after in the trail', async () => {
    const cookie = await join(house, admin, '担当 三郎', 'tantou', 'operator')
    expect((await change('tantou', 'auditor', '2027-03-31')).json()).toMatchObject({ member: { role: 'auditor', until: '2027-03-31' } })
    expect((await house.as(cookie)('GET', '/api/session')).json()).toMatchObject({ role: 'auditor' })
    expect((await house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' })).statusCode).toBe(403)
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select(['before', 'after']).where('action', '=', 'account.role').execute(),
    )
    expect(rows).toEqual([
      { before: { name: '担当 三郎', role: 'operator', until: null }, after: { name: '担当 三郎', role: 'auditor', until: '2027-03-31' } },
    ])
    expect((await change('tantou', 'viewer')).json()).toMatchObject({ member: { role: 'viewer', until: null } })
  })
  it.each([
    ['auditor', null, 'until.missing'],
    ['viewer', '2026-11-20', 'until.past'],
    ['auditor', '2030-01-01', 'until.too-far'],
  ] as const)('%s until %s is refused: %s', async (role, until, code) => {
    expect((await change('tantou', role, until)).json()).toMatchObject({ status: 422, code })
  })
  it('is not given to oneself, to a stranger, or by somebody who may not', async () => {
    expect((await change('asagao', 'viewer')).json()).toMatchObject({ status: 422, code: 'member.role-self' })
    const foreign = (await one('himawari', stranger))?.id
    const refused = await house.as(admin)('PUT', `/api/accounts/${foreign}/role`, { role: 'viewer', until: null })
    expect(refused.json()).toMatchObject({ status: 404, code: 'not-found' })
    const planner = await join(house, admin, '企画 四郎', 'kikaku', 'planner')
    expect((await change('tantou', 'administrator', null, planner)).json()).toMatchObject({ status: 403, code: 'permission.denied' })
    const unknown = await house.as(admin)('PUT', `/api/accounts/${(await one('tantou'))?.id}/role`, { role: 'root', until: null })
    expect(unknown.json()).toMatchObject({ status: 400, code: 'request.invalid' })
  })
  it('needs a proof of who one is that is not old', async () => {
    const before = house.time.now
    house.time.now = new Date(before.getTime() + 16 * 60 * 1000)
    expect((await change('tantou', 'staff')).json()).toMatchObject({ status: 403, code: 'session.confirm-required' })
    house.time.now = before
  })
  it('is one that the organisation uses', async () => {
    for (const role of ['staff', 'operator', 'executive'])
      expect((await invite(role, null, group)).json()).toMatchObject({ status: 422, code: 'role.unfitting' })
    for (const role of ['viewer', 'planner', 'administrator']) expect((await invite(role, null, group)).statusCode).toBe(200)
  })
})

describe('administrators', () => {
  it('who demote each other at once leave one', async () => {
    const other = await join(house, admin, '副管理者', 'fuku', 'administrator')
    const [own, others] = [(await one('asagao'))?.id, (await one('fuku'))?.id]
    const demote = (cookie: string, person: string | undefined) =>
      house.as(cookie)('PUT', `/api/accounts/${person}/role`, { role: 'viewer', until: null })
    const answers = await Promise.all([demote(admin, others), demote(other, own)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403])
    const rows = await withOwner(house.database.owner, (db) =>
      db
        .selectFrom('membership')
        .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
        .innerJoin('person', 'person.id', 'membership.person_id')
        .select('person.login')
        .where('organisation.name', '=', '朝顔病院')
        .where('role', '=', 'administrator')
        .execute(),
    )
    expect(rows).toHaveLength(1)
    // Whoever stayed gives the other one the role back.
    const keeper = rows[0]?.login === 'fuku' ? other : admin
    const lost = rows[0]?.login === 'fuku' ? own : others
    await house.as(keeper)('PUT', `/api/accounts/${lost}/role`, { role: 'administrator', until: null })
  })
  it('whose time runs out are no last resort', async () => {
    expect((await change('fuku', 'administrator', '2027-03-31')).statusCode).toBe(200)
    const other = await signInAgain(house, 'fuku')
    const own = (await one('asagao'))?.id
    for (const body of [
      { role: 'viewer', until: null },
      { role: 'administrator', until: '2027-01-31' },
    ])
      expect((await house.as(other)('PUT', `/api/accounts/${own}/role`, body)).json()).toMatchObject({ code: 'member.last-administrator' })
    expect((await house.as(other)('DELETE', `/api/accounts/${own}`)).json()).toMatchObject({ code: 'member.last-administrator' })
  })
})
