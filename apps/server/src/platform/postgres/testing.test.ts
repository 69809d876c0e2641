// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, connect } from './connection.ts'
import { ask } from './testing.folder.ts'
import { openTestDatabase, startTestPostgres, type TestPostgres, urlOf } from './testing.ts'

describe('the databases of the tests', () => {
  const before = { ...process.env }
  let server: TestPostgres

  const migrate = (owner: Connection, appRole: string) =>
    ask(owner, `create table entry (word text); grant select, insert on entry to ${appRole}; insert into entry values ('seed')`)

  beforeAll(async () => {
    for (const name of ['OWNER_URL', 'URL', 'TEMPLATE']) delete process.env[`TEST_DATABASE_${name}`]
    server = await startTestPostgres({ migrate })
  }, 30_000)

  afterAll(async () => {
    await server.stop()
    Object.assign(process.env, before)
  })

  it('are migrated, each its own, and gone when dropped though someone is still connected', async () => {
    const [first, second] = await Promise.all([openTestDatabase(), openTestDatabase()])
    await ask(first.app, `insert into entry values ('first')`)
    expect(await ask(second.app, 'select word from entry')).toEqual([{ word: 'seed' }])
    expect(await ask(first.direct, 'select count(*)::int as n from entry')).toEqual([{ n: 2 }])
    await expect(ask(first.app, 'create table loot (a int)')).rejects.toMatchObject({ code: '42501' })
    const lasting = await connect(first.owner, { name: 'test', timeout: 5_000 })
    const sleeping = lasting.query('select pg_sleep(30)').catch((error) => error.code)
    await first.drop()
    expect(await sleeping).toBe('57P01')
    await expect(ask(first.direct, 'select 1')).rejects.toMatchObject({ code: '3D000' })
    await second.drop()
  })

  it('can be on a server that is already there', async () => {
    const { TEST_DATABASE_OWNER_URL: owner = '', TEST_DATABASE_TEMPLATE: template } = process.env
    const again = await startTestPostgres({ migrate })
    const own = process.env.TEST_DATABASE_TEMPLATE
    expect(own).not.toBe(template)
    await again.stop()
    const left = await ask({ connectionString: owner }, `select datname from pg_database where datname = '${own}'`)
    expect(left).toEqual([])
    if (template) process.env.TEST_DATABASE_TEMPLATE = template
  })

  it('say what is missing when nothing was started', async () => {
    const { TEST_DATABASE_TEMPLATE: template = '' } = process.env
    delete process.env.TEST_DATABASE_TEMPLATE
    await expect(openTestDatabase()).rejects.toThrow('globalSetup')
    process.env.TEST_DATABASE_TEMPLATE = template
  })

  it('leave nothing behind that a later run does not remove', async () => {
    const folder = mkdtempSync('/tmp/shinayaka-test-999999999-')
    mkdirSync(`${folder}/postgres`)
    const before = { ...process.env }
    delete process.env.TEST_DATABASE_OWNER_URL
    const other = await startTestPostgres({ migrate })
    await other.stop()
    Object.assign(process.env, before)
    expect(existsSync(folder)).toBe(false)
    expect(readdirSync('/tmp').filter((name) => name.startsWith(`shinayaka-test-${process.pid}-`))).toHaveLength(1)
  })
})

it('write a connection as an URL that means the same', async () => {
  expect(urlOf({ host: '/tmp/a b', port: 5432, user: 'u', password: 'p@/:', database: 'd', ssl: false })).toBe(
    'postgres://u:p%40%2F%3A@/d?host=%2Ftmp%2Fa+b&port=5432',
  )
})
