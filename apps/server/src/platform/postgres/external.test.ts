// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Binaries, installedBinaries, packagedBinaries } from './binaries.ts'
import type { Connection } from './connection.ts'
import { checkExternal } from './external.ts'
import { ask, TestFolder } from './testing.folder.ts'
import { urlOf } from './testing.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const debian = '/usr/lib/postgresql/15/bin'
const servers: [string, () => Binaries][] = [['the packaged PostgreSQL', packagedBinaries]]
if (existsSync(debian)) servers.push(['PostgreSQL 15', () => installedBinaries(debian)])

describe.each(servers)('an external database on %s', (_name, binaries) => {
  let folder: TestFolder
  let owner: string
  let app: string
  let administrator: Connection

  beforeAll(async () => {
    folder = new TestFolder()
    const postgres = await folder.open({ binaries: binaries() })
    const { admin } = JSON.parse(readFileSync(join(folder.dataDir, 'secrets.json'), 'utf8'))
    administrator = { ...postgres.owner, user: 'postgres', password: admin } as Connection
    owner = urlOf(postgres.owner)
    app = urlOf(postgres.app)
  })

  afterAll(() => folder.clear())

  /** The sentence of a refusal. */
  async function refusal(
    databaseUrl: string,
    ownerUrl: string | null = owner,
    directUrl: string | null = null,
  ): Promise<{ code: string; message: string }> {
    const error = await checkExternal({ databaseUrl, ownerUrl, directUrl }).then(
      () => null,
      (reason) => reason,
    )
    expect(error).toMatchObject({ name: 'DatabaseProblem', forPerson: true })
    return { code: error.code, message: error.message }
  }

  /** An URL of the same server for another role or database. */
  const other = (url: string, role: string, database = 'shinayaka') => url.replace(/\/\/[^@]*@\/\w+/, `//${role}:word@/${database}`)

  const asAdmin = (text: string) => ask(administrator, text)

  it('is accepted with two proper roles, and is not stopped', async () => {
    const postgres = await checkExternal({ databaseUrl: app, ownerUrl: owner, directUrl: app })
    expect(postgres).toMatchObject({ appRole: 'shinayaka_app', adopted: false })
    await postgres.stop()
    expect(await ask(postgres.app, 'select current_user as role')).toEqual([{ role: 'shinayaka_app' }])
    expect(await ask(postgres.direct, 'select current_user as role')).toEqual([{ role: 'shinayaka_app' }])
    expect(await ask(postgres.owner, 'select current_user as role')).toEqual([{ role: 'shinayaka_owner' }])
  })

  it('is refused without the owner, with SQL that really makes the two roles', async () => {
    const { code, message } = await refusal(app, null)
    expect(code).toBe('external_roles')
    const statements = message.split('\n').filter((line) => /^ {2}CREATE/.test(line))
    expect(statements).toHaveLength(3)
    for (const statement of statements) await asAdmin(statement.replace(/shinayaka/g, 'printed').replace('…', 'word'))
    const databaseUrl = other(app, 'printed_app', 'printed')
    await expect(checkExternal({ databaseUrl, ownerUrl: other(owner, 'printed_owner', 'printed'), directUrl: null })).resolves.toMatchObject({
      appRole: 'printed_app',
    })
  })

  it('is refused with one role for both, a role of too much power, or a member of the owner', async () => {
    expect(await refusal(owner)).toMatchObject({ code: 'external_roles', message: expect.stringContaining('同じ役割（shinayaka_owner）') })
    await asAdmin(`create role mighty superuser login password 'word'; create role "by Pass" bypassrls login password 'word';
      create role member login password 'word' in role shinayaka_owner`)
    await asAdmin('grant connect on database shinayaka to mighty, "by Pass"')
    expect(await refusal(other(app, 'mighty'))).toMatchObject({ code: 'external_roles', message: expect.stringContaining('NOSUPERUSER NOBYPASSRLS') })
    expect(await refusal(other(app, 'by%20Pass'))).toMatchObject({ code: 'external_roles', message: expect.stringContaining('ALTER ROLE "by Pass"') })
    expect(await refusal(other(app, 'member'))).toMatchObject({ message: expect.stringContaining('REVOKE "shinayaka_owner" FROM "member"') })
    expect(await refusal(app, owner, other(app, 'mighty'))).toMatchObject({
      message: expect.stringContaining('DATABASE_DIRECT_URL の役割（mighty）'),
    })
  })

  it('is refused when the owner may not make tables, with SQL that mends it', async () => {
    await asAdmin(`create role poor login password 'word'; grant connect on database shinayaka to poor`)
    const { code, message } = await refusal(app, other(owner, 'poor'))
    expect(code).toBe('external_rights')
    for (const statement of message.split('\n').filter((line) => line.startsWith('GRANT'))) await asAdmin(statement)
    await expect(checkExternal({ databaseUrl: app, ownerUrl: other(owner, 'poor'), directUrl: null })).resolves.toBeDefined()
  })

  it('is refused when it cannot be reached', async () => {
    expect(await refusal(app, 'postgres://a:geheim@127.0.0.1:9/x')).toMatchObject({ code: 'external_unreachable' })
    expect(await refusal(app, 'postgres://a:geheim@localhost:9/x')).toMatchObject({ code: 'external_unreachable' })
    expect(await refusal(app, 'postgres://a:geheim@nowhere.invalid/x')).toMatchObject({ code: 'external_unreachable' })
    expect((await refusal(app, 'postgres://a:geheim@127.0.0.1:9/x')).message).not.toContain('geheim')
  })

  it('is refused when something else answers', async () => {
    const deaf = createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
    const address = deaf.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect(await refusal(app, `postgres://a:b@127.0.0.1:${port}/x`)).toMatchObject({ code: 'external_unreachable' })
    await new Promise((resolve) => deaf.close(resolve))
  })

  it('is refused with a wrong password, an unknown role, a missing database or no right to connect', async () => {
    expect(await refusal(app, owner.replace(/:[^:@]*@/, ':geheim@'))).toMatchObject({
      code: 'external_refused',
      message: expect.stringContaining('パスワード'),
    })
    expect(await refusal(app, owner.replace(/:[^:@]*@/, '@'))).toMatchObject({
      code: 'external_refused',
      message: expect.stringContaining('パスワード'),
    })
    expect(await refusal(other(app, 'unknown'))).toMatchObject({ code: 'external_refused' })
    expect(await refusal(app, owner.replace('/shinayaka?', '/missing?'))).toMatchObject({
      code: 'external_refused',
      message: expect.stringContaining('CREATE DATABASE'),
    })
    await asAdmin(`create role stranger login password 'word'`)
    expect(await refusal(other(app, 'stranger'))).toMatchObject({ code: 'external_rights', message: expect.stringContaining('GRANT CONNECT') })
    expect(await refusal(app, 'postgres://a:b@127.0.0.1:port/x')).toMatchObject({ code: 'external_url' })
  })

  it('is refused when the two point to different databases, or to one that is not in UTF-8 or cannot be written', async () => {
    await asAdmin('create database elsewhere owner shinayaka_owner')
    const url = owner.replace('/shinayaka?', '/elsewhere?')
    expect(await refusal(app, url)).toMatchObject({ code: 'external_roles', message: expect.stringContaining('別のデータベース') })
    await asAdmin(`create database latin owner shinayaka_owner encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0`)
    expect(await refusal(app, owner.replace('/shinayaka?', '/latin?'))).toMatchObject({
      code: 'external_encoding',
      message: expect.stringContaining('LATIN1'),
    })
    await asAdmin('alter database elsewhere set default_transaction_read_only = on')
    expect(await refusal(app, url)).toMatchObject({ code: 'external_rights', message: expect.stringContaining('読み取り専用') })
  })

  it('is refused when it is too old', async () => {
    // No server that old is at hand, so this one is made to say that it is: the role finds a function of its own first.
    await asAdmin(`create role dated login password 'word'; create schema old; grant usage on schema old to dated;
      grant connect, create on database shinayaka to dated;
      create function old.current_setting(name text) returns text language sql as
        $$ select case name when 'server_version_num' then '140011' when 'server_version' then '14.11' else pg_catalog.current_setting(name) end $$;
      alter role dated set search_path = old, pg_catalog`)
    const { code, message } = await refusal(app, other(owner, 'dated'))
    expect(code).toBe('external_version')
    expect(message).toContain('PostgreSQL は 14.11 です。15 以上が必要です')
  })
})
