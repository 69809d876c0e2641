// SPDX-License-Identifier: Apache-2.0
import type { PostState } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveTo, openHospital, type TestHospital } from '../../testing/hospital-people.ts'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let hospital: TestHospital
let stranger: string

beforeAll(async () => {
  house = await openTestHouse()
  hospital = await openHospital(house)
  stranger = await foundAnother(house, '向日葵薬局', 'himawari')
}, 120_000)
afterAll(() => house.close())

type Who = { person?: string | null; name?: string; contact?: string }
const who = ({ person = null, name = '', contact = '' }: Who) => ({ person, name, contact })
type List = { posts: PostState[]; concurrent: { person: string; approves: string; works: string }[]; people: { id: string }[] }
const list = async () => (await hospital.auditor.call('GET', '/api/posts')).json<List>()
const stateOf = async (post: string) => (await list()).posts.find((one) => one.post === post)
const save = (
  post: string,
  holder: Who,
  more: { deputies?: Who[]; since?: string; version?: number | null } = {},
  by: keyof TestHospital = 'planner',
) =>
  hospital[by].call('PUT', `/api/posts/${post}`, {
    holder: who(holder),
    deputies: (more.deputies ?? []).map(who),
    since: more.since ?? '2026-04-01',
    version: more.version ?? null,
  })
const end = (post: string, until: string, version: number) => hospital.planner.call('POST', `/api/posts/${post}/end`, { until, version })

describe('a post', () => {
  it('is vacant until somebody holds it, with deputies in their order', async () => {
    expect(await stateOf('safety-manager')).toEqual({ post: 'safety-manager', current: null, history: [], vacant: true })
    const saved = await save(
      'safety-manager',
      { person: hospital.executive.id, contact: '内線 201' },
      {
        deputies: [
          { name: '副院長 高橋', contact: '090-0000-0000（夜間）' },
          { person: hospital.planner.id, name: '別の名' },
        ],
      },
    )
    expect(saved.statusCode, saved.body).toBe(200)
    expect(await stateOf('safety-manager')).toMatchObject({
      vacant: false,
      current: {
        holder: { person: hospital.executive.id, name: hospital.executive.name, contact: '内線 201', member: true },
        // The name of an account is that of the account.
        deputies: [
          { person: null, name: '副院長 高橋', member: false },
          { person: hospital.planner.id, name: hospital.planner.name, member: true },
        ],
        since: '2026-04-01',
        until: null,
        version: 0,
      },
    })
  })
  it('keeps who held it before, and refuses a stale change with both', async () => {
    const next = { name: '事務長 鈴木' }
    expect((await save('safety-manager', next, { since: '2026-10-01', version: 0 })).statusCode).toBe(200)
    const stale = await save('safety-manager', { name: '別の人' }, { since: '2026-10-01', version: 0 })
    expect(stale.json()).toMatchObject({
      status: 409,
      code: 'record.stale',
      params: { current: { holder: next, version: 1 }, yours: { holder: { name: '別の人' } } },
    })
    const { current, history } = (await stateOf('safety-manager')) ?? {}
    expect([current?.holder.name, history?.map(({ holder, since }) => [holder.name, since])]).toEqual([
      '事務長 鈴木',
      [[hospital.executive.name, '2026-04-01']],
    ])
  })
  it('written by two at once is written once', async () => {
    const answers = await Promise.all([save('audit-manager', { name: '一人目' }), save('audit-manager', { name: '二人目' })])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await stateOf('audit-manager'))?.history).toEqual([])
  })
  it('is vacant from the day after its last one, which is no earlier than its first and not to come', async () => {
    expect((await save('incident-contact', { name: '当直室' }, { since: '2026-05-01' })).statusCode).toBe(200)
    for (const day of ['2026-04-30', '2026-11-22'])
      expect((await end('incident-contact', day, 0)).json()).toMatchObject({ status: 422, code: 'post.days' })
    expect((await end('incident-contact', '2026-11-21', 0)).json()).toMatchObject({ post: { vacant: false, current: { until: '2026-11-21' } } })
    expect((await end('incident-contact', '2026-11-21', 1)).json()).toMatchObject({ status: 404 })
    const before = house.time.now.toISOString()
    await moveTo(house, '2026-11-21T15:00:00Z')
    expect(await stateOf('incident-contact')).toMatchObject({ vacant: true, current: { holder: { name: '当直室' } } })
    await moveTo(house, before)
    expect((await save('incident-contact', { name: '夜間窓口' }, { since: '2026-04-01', version: 1 })).json()).toMatchObject({ code: 'post.days' })
  })
  it('refuses what is no post, nobody, too many, people of others, and whoever may not', async () => {
    const { id } = (await house.as(stranger)('GET', '/api/session')).json<{ person: { id: string } }>().person
    expect((await save('emperor', { name: '誰か' })).json()).toMatchObject({ status: 404, code: 'post.unknown' })
    expect((await save('privacy-manager', {})).json()).toMatchObject({ status: 400, code: 'request.invalid' })
    expect((await save('privacy-manager', { person: id })).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect((await save('privacy-manager', { name: '誰か' }, { deputies: Array(6).fill({ name: '代理' }) })).statusCode).toBe(400)
    expect((await save('privacy-manager', { name: '誰か' }, { since: '2026-02-30' })).statusCode).toBe(400)
    expect((await save('privacy-manager', { name: '誰か' }, {}, 'operator')).json()).toMatchObject({ status: 403 })
    expect((await house.as(stranger)('GET', '/api/posts')).body).not.toContain('鈴木')
    expect(await stateOf('privacy-manager')).toMatchObject({ current: null })
  })
  it('cannot be overwritten or taken back by the application, only added to', async () => {
    const { rows } = await house.pool.query<{ privilege: string }>(
      `select distinct privilege_type as privilege from information_schema.table_privileges
       where table_name in ('post_record', 'post_person') and grantee = current_user order by 1`,
    )
    expect(rows.map(({ privilege }) => privilege)).toEqual(['INSERT', 'SELECT'])
  })
})

describe('兼務', () => {
  it('is told of one person whose posts approve each other, by account, by name, and with their role', async () => {
    await save('planning-manager', { person: hospital.planner.id })
    await save('operations-manager', { person: hospital.planner.id })
    await save('chief-executive', { person: hospital.administrator.id })
    const { concurrent } = await list()
    expect(concurrent).toContainEqual({ person: hospital.planner.name, approves: 'planning-manager', works: 'operations-manager' })
    expect(concurrent).toContainEqual({ person: hospital.administrator.name, approves: 'chief-executive', works: 'role.administrator' })
    await save('security-manager', { name: '事務長 鈴木' })
    expect((await list()).concurrent.filter(({ person }) => person === '事務長 鈴木')).toEqual([])
    await save('planning-manager', { name: '事務長 鈴木' }, { version: 0 })
    expect((await list()).concurrent).toContainEqual({ person: '事務長 鈴木', approves: 'safety-manager', works: 'planning-manager' })
  })
  it('is nothing of somebody who has left the post or the institution', async () => {
    await end('chief-executive', '2026-11-20', 0)
    expect((await list()).concurrent.filter(({ approves }) => approves === 'chief-executive')).toEqual([])
  })
})
