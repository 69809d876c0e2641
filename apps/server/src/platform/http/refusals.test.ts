// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { found, goodPassword, join, openTestHouse, postForm, type TestHouse } from '../../testing/house.ts'
import { createLog } from '../log/log.ts'
import { createRefusalLevels } from './refusals.ts'

let house: TestHouse
let viewer: string
let lines: string[] = []
beforeAll(async () => {
  // As without settings.
  const log = createLog('warn', (line) => lines.push(line))
  house = await openTestHouse({ server: () => ({ log }) })
  viewer = await join(house, await found(house, '朝顔診療所', 'asagao'), '閲覧', 'viewer', 'viewer')
})
beforeEach(() => {
  lines = []
})
afterAll(() => house.close())

const forged = `shinayaka_session=${'forged'.repeat(7)}0`
const elsewhere = { origin: 'https://elsewhere.example.jp', 'content-type': 'application/json' }

describe('a refused request', () => {
  it.each([
    [
      'an act without the permission',
      403,
      'permission.denied',
      '/api/invitations',
      () => house.as(viewer)('POST', '/api/invitations', { name: 'だれか', role: 'staff' }),
    ],
    ['a session that is forged or over', 401, 'session.required', '/api/home', () => house.as(forged)('GET', '/api/home')],
    [
      'a forged token of a program',
      401,
      'token.invalid',
      '/api/home',
      () => house.as(null)('GET', '/api/home', undefined, { authorization: `Bearer shk_${'x'.repeat(43)}` }),
    ],
    [
      'a wrong password',
      422,
      'sign-in.failed',
      '/sign-in',
      () => postForm(house.as(null), '/sign-in', { login: 'asagao', password: 'wrong-wrong-1' }),
    ],
    [
      'a code that was made up',
      422,
      'code.invalid',
      '/join',
      () => postForm(house.as(null), '/join', { code: 'AAAA-BBBB-CCCC-DDDD', name: 'だれか', login: 'dareka', password: goodPassword }),
    ],
    ['a page of another site', 403, 'request.foreign-origin', '/api/invitations', () => house.as(viewer)('POST', '/api/invitations', {}, elsewhere)],
    [
      'what our pages never send',
      400,
      'request.invalid',
      '/api/account/password',
      () => house.as(viewer)('PUT', '/api/account/password', { current: 1 }),
    ],
  ])('leaves a line without being asked for: %s', async (_what, status, code, route, ask) => {
    const response = await ask()
    expect(response.statusCode).toBe(status)
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        at: expect.any(String),
        level: 'warn',
        message: 'request',
        method: expect.stringMatching(/^(GET|POST|PUT)$/),
        route,
        status,
        code,
        ms: expect.any(Number),
        reference: expect.stringMatching(/^[0-9a-f]{10}$/),
      },
    ])
    for (const hidden of ['だれか', 'asagao', 'forged', 'wrong-wrong', 'AAAA', 'elsewhere', 'xxxx', '127.0.0.1'])
      expect(lines.join('')).not.toContain(hidden)
  })

  it('of an ordinary day leaves none: a page before signing in, what is not there, what is done', async () => {
    expect((await house.as(null)('GET', '/api/home')).statusCode).toBe(401)
    expect((await house.as(viewer)('GET', '/api/assessments/0190b0c0-0000-7000-8000-000000000000')).statusCode).toBe(404)
    expect((await house.as(viewer)('GET', '/api/home')).statusCode).toBe(200)
    expect(lines).toEqual([])
  })

  it('in a flood is one of a hundred lines a minute, and of one number at its end', () => {
    const minutes: (() => void)[] = []
    const levelOf = createRefusalLevels(
      createLog('warn', (line) => lines.push(line)),
      (work) => minutes.push(work),
    )
    const levels = Array.from({ length: 350 }, levelOf)
    expect(levels.filter((level) => level === 'warn')).toHaveLength(100)
    expect(minutes).toHaveLength(1)
    minutes[0]?.()
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ at: expect.any(String), level: 'warn', message: 'more requests refused', times: 250 }])
    // The next minute begins anew, and says nothing where all had their line.
    expect(levelOf()).toBe('warn')
    minutes[1]?.()
    expect(lines).toHaveLength(1)
  })
})
