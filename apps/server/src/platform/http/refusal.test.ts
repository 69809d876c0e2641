// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { withOwner } from '../database/owner.ts'

const inside = 'select secret_of_the_house from person where login = asagao'

let house: TestHouse
let viewer: string
beforeAll(async () => {
  house = await openTestHouse()
  for (const path of ['/api/broken', '/broken'])
    house.server.get(path, () => {
      throw new Error(inside)
    })
  viewer = await join(house, await found(house, '朝顔診療所', 'asagao'), '閲覧', 'viewer', 'viewer')
})
afterAll(() => house.close())

describe('what nobody expected', () => {
  it.each([
    ['/api/broken', 'application/json', 'application/problem+json; charset=utf-8'],
    ['/broken', 'text/html', 'text/html; charset=utf-8'],
  ])('is told at %s by a number alone, under which the log has it', async (path, accept, type) => {
    const from = house.logged.length
    const { statusCode, headers, body } = await house.as(viewer)('GET', path, undefined, { accept })
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([500, type, 'no-store'])
    expect(body).not.toMatch(/secret_of_the_house|asagao|\.ts:\d|at .*\(|node_modules|Error:/)
    const [line] = house.logged.slice(from)
    expect(line?.message).toBe(`GET ${path} failed`)
    if (path === '/api/broken') expect(body).toContain(String(line?.details?.reference))
  })
})

describe('an act that is refused for want of a permission', () => {
  it('stands in the trail with who, what and from where, and nothing of it was done', async () => {
    const answer = await house.as(viewer)('POST', '/api/invitations', { name: 'だれか', role: 'administrator' })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'permission.denied'])
    const rows = await withOwner(house.database.owner, (db) =>
      db
        .selectFrom('audit_event')
        .select(['action', 'target_id', 'person_id', 'address', 'after'])
        .where('action', '=', 'permission.denied')
        .execute(),
    )
    expect(rows).toEqual([
      {
        action: 'permission.denied',
        target_id: 'account.invite',
        person_id: expect.any(String),
        address: '127.0.0.1',
        after: { method: 'POST', url: '/api/invitations' },
      },
    ])
  })
})
