// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const field = async (path: string) => {
  const { body } = await house.as(null)('GET', path)
  return { body, input: /<input id="password"[^>]*>/.exec(body)?.[0] ?? '' }
}

describe('where a password is typed', () => {
  it('it is hidden, may be pasted and kept by a program, and is of any length', async () => {
    const first = await field('/first-run')
    await found(house, '朝顔診療所', 'asagao')
    for (const [{ body, input }, kept] of [
      [first, 'new-password'],
      [await field('/sign-in'), 'current-password'],
      [await field('/join'), 'new-password'],
    ] as const) {
      expect(input).toContain('type="password"')
      expect(input).toContain(`autocomplete="${kept}"`)
      expect(input).toContain('value=""')
      expect(input).not.toMatch(/maxlength|pattern/)
      expect(body).not.toMatch(/onpaste|oncopy|oninput/)
    }
  })

  it('it does not come back when something else was wrong', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const typed = 'kawara-usagi-tegami-9999'
    for (const [path, values] of [
      ['/sign-in', { login: 'asagao', password: typed }],
      ['/join', { code: 'ABCD', name: 'x', login: 'y y', password: typed }],
    ] as const) {
      const answer = await house.as(null)('POST', path, new URLSearchParams(values).toString(), form)
      expect([answer.statusCode, answer.body.includes(typed)], path).toEqual([422, false])
    }
  })
})
