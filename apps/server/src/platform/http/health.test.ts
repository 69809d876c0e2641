// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'
import { byWayOf, type Line, openLine } from '../../testing/line.ts'
import { connect } from '../postgres/connection.ts'

let house: TestHouse
let line: Line
beforeAll(async () => {
  house = await openTestHouse({
    reach: async (app) => {
      const { target, through } = byWayOf(app)
      line = await openLine(target, 0)
      return through(line.port)
    },
  })
})
afterAll(async () => {
  await house.close()
  await line.close()
})

const ask = async (url: string) => {
  const response = await house.as(null)('GET', url)
  return { status: response.statusCode, body: response.json(), cache: response.headers['cache-control'] }
}
const asOwner = async (sql: string, values: unknown[] = []) => {
  const client = await connect(house.database.owner, { name: 'test', timeout: 10_000 })
  await client.query(sql, values)
  await client.end()
}
const alive = { status: 200, body: { alive: true }, cache: 'no-store' }
const notReady = (reason: string) => ({ status: 503, body: { ready: false, reason }, cache: 'no-store' })

describe('health and readiness', () => {
  it('both say yes while all is well, and nothing else', async () => {
    expect(await ask('/health')).toEqual(alive)
    expect(await ask('/ready')).toEqual({ status: 200, body: { ready: true }, cache: 'no-store' })
  })

  it('are not ready while a migration is missing, unknown or another than ours', async () => {
    const { rows } = await house.pool.query('select name, sha256 from migration order by name')
    const last = rows.at(-1)
    for (const [change, undo] of [
      [`delete from migration where name = '${last.name}'`, `insert into migration values ('${last.name}', '${last.sha256}', now())`],
      [`insert into migration values ('29991231T0000__newer.sql', 'x', now())`, `delete from migration where name like '2999%'`],
      [`update migration set sha256 = 'x' where name = '${last.name}'`, `update migration set sha256 = '${last.sha256}' where name = '${last.name}'`],
    ] as const) {
      await asOwner(change)
      expect(await ask('/ready'), change).toEqual(notReady('migrations'))
      expect(await ask('/health')).toEqual(alive)
      await asOwner(undo)
      expect((await ask('/ready')).status).toBe(200)
    }
  })

  it('are alive but not ready while the database cannot be reached', async () => {
    await line.close()
    expect(await ask('/ready')).toEqual(notReady('database'))
    expect(await ask('/health')).toEqual(alive)
  })

  it('let the application read which migrations there are, and not change them', async () => {
    for (const statement of [`insert into migration values ('x', 'x', now())`, 'delete from migration', `update migration set sha256 = 'x'`]) {
      const client = await connect(house.database.app, { name: 'test', timeout: 10_000 })
      await expect(client.query(statement)).rejects.toThrow(/permission denied/)
      await client.end()
    }
  })
})
