// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock.ts'
import { withOwner } from '../platform/database/owner.ts'
import { goodPassword, openTestHouse, postForm, sessionOf, type TestHouse } from '../testing/house.ts'
import { addOrganisation, listOrganisations, moveOrganisation, type NewOrganisation } from './organisations.ts'

let house: TestHouse
const clock = createClock(() => {
  // A moment for each look at it, so that what happened can be told apart afterwards.
  house.time.now = new Date(house.time.now.getTime() + 1000)
  return house.time.now
})
const add = (name: string, kind: NewOrganisation['kind'], under: string | null = null) =>
  addOrganisation(house.database, clock, { name, kind, institutionKind: 'hospital', under })
const move = (which: string, under: string | null) => moveOrganisation(house.database, clock, which, under)
const places = async () => (await listOrganisations(house.database)).map(({ name, depth }) => `${'　'.repeat(depth)}${name}`)

beforeAll(async () => {
  house = await openTestHouse()
  await add('朝顔県', 'prefecture')
  await add('朝顔グループ', 'group', '朝顔県')
  await add('朝顔病院', 'medical', '朝顔グループ')
})
afterAll(() => house.close())

describe('a new organisation', () => {
  it('stands below the one named, by name or by id', async () => {
    const made = await add('蓮病院', 'medical', '朝顔グループ')
    expect(made).toMatchObject({ name: '蓮病院', above: '朝顔グループ' })
    const [county] = await listOrganisations(house.database)
    expect(await add('菊グループ', 'group', county?.id.toUpperCase() ?? '')).toMatchObject({ above: '朝顔県' })
    expect(await places()).toEqual(['朝顔県', '　菊グループ', '　朝顔グループ', '　　朝顔病院', '　　蓮病院'])
  })

  it('gets its first administrator by the code, once, also where nobody else is yet', async () => {
    const made = await add('百合診療所', 'medical')
    if ('refused' in made) throw new Error(made.refused)
    const form = { code: made.code.toLowerCase(), name: '院長', login: 'yuri', password: goodPassword }
    const cookie = sessionOf(await postForm(house.as(null), '/join', form))
    const session = (await house.as(cookie)('GET', '/api/session')).json()
    expect(session).toMatchObject({ role: 'administrator', organisation: { name: '百合診療所', institutionKind: 'hospital' }, demo: false })
    expect((await postForm(house.as(null), '/join', { ...form, login: 'again' })).body).toContain('もう使われています')
  })

  it('is refused where the one above is unknown, or looks after nobody, or the name is no name', async () => {
    const before = await places()
    expect(await add('x', 'group', 'ない県')).toEqual({ refused: 'unknown', wanted: 'ない県' })
    const nobody = randomUUID()
    expect(await add('x', 'group', nobody)).toEqual({ refused: 'unknown', wanted: nobody })
    expect(await add('x', 'medical', '朝顔病院')).toEqual({ refused: 'not-overseeing', name: '朝顔病院' })
    expect(await add('　', 'group')).toEqual({ refused: 'name-missing' })
    expect(await add('菊'.repeat(101), 'group')).toEqual({ refused: 'name-too-long' })
    expect(await places()).toEqual(before)
  })
})

describe('moving', () => {
  it('takes along all that stands below, and can be taken back', async () => {
    await add('竹病院', 'medical', '菊グループ')
    expect(await move('菊グループ', '朝顔グループ')).toMatchObject({ name: '菊グループ', before: '朝顔県', above: '朝顔グループ' })
    expect(await places()).toContain('　　　竹病院')
    expect(await move('菊グループ', null)).toMatchObject({ before: '朝顔グループ', above: null })
    expect(await places()).toContain('　竹病院')
  })

  it('never closes a circle, however long', async () => {
    for (const [which, under] of [
      ['朝顔県', '朝顔県'],
      ['朝顔県', '朝顔グループ'],
    ] as const)
      expect(await move(which, under)).toEqual({ refused: 'cycle', name: which, above: under })
  })

  it('never closes a circle by two moves at once', async () => {
    await add('東グループ', 'group')
    await add('西グループ', 'group')
    const both = await Promise.all([move('東グループ', '西グループ'), move('西グループ', '東グループ')])
    expect(both.filter((one) => 'refused' in one)).toMatchObject([{ refused: 'cycle' }])
  })

  it('asks which, where two have the same name', async () => {
    await add('東グループ', 'group')
    const refused = await move('東グループ', null)
    expect(refused).toMatchObject({ refused: 'ambiguous', wanted: '東グループ', ids: [expect.any(String), expect.any(String)] })
  })

  it('is kept in the trail of the one that moved', async () => {
    const rows = await withOwner(house.database.owner, (db) =>
      db
        .selectFrom('audit_event')
        .innerJoin('organisation', 'organisation.id', 'audit_event.organisation_id')
        .select(['action', 'before', 'after', 'address'])
        .where('organisation.name', '=', '菊グループ')
        .orderBy('audit_event.id')
        .execute(),
    )
    expect(rows).toMatchObject([
      { action: 'organisation.add', after: { above: '朝顔県' } },
      { action: 'organisation.move', before: { above: '朝顔県' }, after: { above: '朝顔グループ' }, address: 'command line' },
      { action: 'organisation.move', before: { above: '朝顔グループ' }, after: { above: null } },
    ])
  })
})
