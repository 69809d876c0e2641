// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { wait } from '../../testing/sign-in.ts'
import { createLimits } from './limits.ts'

let house: TestHouse
let administrator: string
let colleague: string
let token: string
beforeAll(async () => {
  house = await openTestHouse()
  administrator = await found(house, '朝顔診療所', 'asagao')
  colleague = await join(house, administrator, '同僚', 'doryo', 'administrator')
  const given = { name: '院内の集計', permissions: ['assessment.submit'], expires: '2027-03-31' }
  token = (await house.as(administrator)('POST', '/api/tokens', given)).json<{ secret: string }>().secret
})
afterAll(() => house.close())

const limitedTo = (changesPerMinute: number) => {
  Object.assign(house.limits, createLimits({ changesPerMinute }))
  // The next minute begins here, whatever was sent before.
  wait(house, 60 - house.time.now.getUTCSeconds())
}
const change = async (cookie: string | null, headers = {}) =>
  (await house.as(cookie)('POST', '/api/assessments', { instrument: 'nothing-of-that-name' }, headers)).statusCode
const changes = async (times: number, ...[cookie, headers]: Parameters<typeof change>): Promise<number[]> => {
  const answers: number[] = []
  for (let at = 0; at < times; at += 1) answers.push(await change(cookie, headers))
  return answers
}

describe('changes without end', () => {
  it('are refused beyond the limit of a person, until the next minute; who only reads goes on', async () => {
    limitedTo(20)
    expect(await changes(22, administrator)).toEqual([...Array.from({ length: 20 }, () => 404), 429, 429])
    const refused = await house.as(administrator)('POST', '/api/assessments', { instrument: 'clinic' })
    expect(refused.json()).toMatchObject({ code: 'request.too-many', detail: expect.stringContaining('1分ほど待ってから') })
    expect((await house.as(administrator)('GET', '/api/home')).statusCode).toBe(200)
    wait(house, 60)
    expect(await change(administrator)).toBe(404)
  })

  it('of one person hold up no colleague, and none of their programs', async () => {
    limitedTo(5)
    expect((await changes(6, administrator)).at(-1)).toBe(429)
    expect(await change(colleague)).toBe(404)
    const program = { authorization: `Bearer ${token}` }
    expect(await changes(6, null, program)).toEqual([404, 404, 404, 404, 404, 429])
    expect(await change(colleague)).toBe(404)
  })

  it('are what other sessions of the same person count towards too', async () => {
    limitedTo(5)
    const elsewhere = await signInAgain(house, 'asagao')
    expect([...(await changes(3, administrator)), ...(await changes(3, elsewhere))]).toEqual([404, 404, 404, 404, 404, 429])
  })

  it('are not counted where the limit is lifted', async () => {
    limitedTo(0)
    expect(new Set(await changes(40, administrator))).toEqual(new Set([404]))
  })
})
