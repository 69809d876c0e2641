// SPDX-License-Identifier: Apache-2.0
import type { Department } from '@shinayaka/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'
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

const list = async (cookie = admin) => (await house.as(cookie)('GET', '/api/departments')).json<{ departments: Department[] }>().departments
const add = (name: string, cookie = admin) => house.as(cookie)('POST', '/api/departments', { name })
const save = ({ id, name, people, version }: Department) => house.as(admin)('PUT', `/api/departments/${id}`, { name, people, version })
const idOf = async (cookie: string) => (await house.as(cookie)('GET', '/api/session')).json<{ person: { id: string } }>().person.id

it('holds people, several departments each, and forgets whoever left', async () => {
  const nurse = await join(house, admin, '看護 花子', 'kango', 'staff')
  const person = await idOf(nurse)
  const [ward, office] = [await add(' 病棟 '), await add('事務部')].map((response) => response.json<{ department: Department }>().department)
  for (const one of [ward, office])
    if (one) expect((await save({ ...one, people: [person, person] })).json()).toMatchObject({ department: { people: [person], version: 1 } })
  expect((await list()).map(({ name, people }) => [name, people])).toEqual([
    ['病棟', [person]],
    ['事務部', [person]],
  ])
  await house.as(admin)('DELETE', `/api/accounts/${person}`)
  expect((await list()).map(({ people }) => people)).toEqual([[], []])
})

it('refuses a name twice, a stale change with both, and people of others', async () => {
  const [ward, office] = await list()
  if (!ward || !office) throw new Error('no departments')
  expect((await add('病棟')).json()).toMatchObject({ status: 422, code: 'department.taken' })
  expect((await save({ ...office, name: '病棟' })).json()).toMatchObject({ status: 422, code: 'department.taken' })
  const stale = await save({ ...ward, name: '東病棟', version: 0 })
  expect(stale.json()).toMatchObject({ status: 409, params: { current: { name: '病棟' }, yours: { name: '東病棟' } } })
  expect((await save({ ...ward, people: [await idOf(stranger)] })).json()).toMatchObject({ status: 404 })
  expect((await add('病棟', stranger)).statusCode).toBe(200)
})

it('can be removed by its own institution only', async () => {
  const [ward] = await list()
  expect((await house.as(stranger)('DELETE', `/api/departments/${ward?.id}`)).json()).toMatchObject({ status: 404 })
  expect((await house.as(admin)('DELETE', `/api/departments/${ward?.id}`)).json()).toEqual({ removed: true })
  expect((await list()).map(({ name }) => name)).toEqual(['事務部'])
})
