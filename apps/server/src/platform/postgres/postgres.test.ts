// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Connection, connect } from './connection.ts'
import { runningPostmaster } from './postmaster.ts'
import { DataFolderBusy } from './problem.ts'
import { ask, TestFolder } from './testing.folder.ts'
import { visitPostgres } from './visit.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let seed: TestFolder
let folder: TestFolder

beforeAll(async () => {
  seed = new TestFolder()
  const postgres = await seed.open()
  await postgres.stop()
})

afterAll(() => seed.clear())

beforeEach(() => {
  folder = new TestFolder()
})

afterEach(() => folder.clear())

describe('a new data folder', () => {
  it('becomes a database in UTF-8 that only this user can reach', async () => {
    const postgres = await folder.open()
    expect(postgres.adopted).toBe(false)
    const [row] = await ask(
      postgres.app,
      `select current_setting('server_encoding') as encoding, datcollate as collate, current_setting('listen_addresses') as tcp,
              current_setting('fsync') as fsync, current_setting('TimeZone') as zone, current_setting('data_checksums') as checksums
         from pg_database where datname = current_database()`,
    )
    expect(row).toEqual({ encoding: 'UTF8', collate: 'C', tcp: '', fsync: 'on', zone: 'UTC', checksums: 'on' })
    expect(statSync(join(folder.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder.dataDir, 'socket')).mode & 0o777).toBe(0o700)
    await expect(ask({ ...postgres.app, password: 'guess' } as Connection, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await expect(ask({ ...postgres.app, user: 'postgres' } as Connection, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('sorts Japanese where it is asked to', async () => {
    folder.fill(seed.dataDir)
    const { app } = await folder.open()
    const rows = await ask(app, `select word from (values ('わ'), ('ア'), ('か'), ('あ')) v(word) order by word collate "ja-x-icu"`)
    expect(rows.map(({ word }) => word)).toEqual(['あ', 'ア', 'か', 'わ'])
  })

  it('has an application role that cannot get round row-level security', async () => {
    folder.fill(seed.dataDir)
    const { owner, app } = await folder.open()
    await ask(
      owner,
      `create table chart (organisation text, note text);
       alter table chart enable row level security; alter table chart force row level security;
       create policy own on chart to shinayaka_app using (organisation = current_setting('app.organisation', true));
       create policy everything on chart to shinayaka_owner using (true);
       insert into chart values ('a', 'mine'), ('b', 'theirs'); grant select, insert on chart to shinayaka_app`,
    )
    expect(await ask(app, 'select * from chart')).toEqual([])
    expect(await ask(app, `select c.note from set_config('app.organisation', 'a', false), chart c`)).toEqual([{ note: 'mine' }])
    const attempts: [string, string][] = [
      ['set row_security = off; select * from chart', '42501'],
      [`insert into chart values ('b', 'forged')`, '42501'],
      ['alter table chart disable row level security', '42501'],
      ['set role shinayaka_owner', '42501'],
      ['set session authorization postgres', '42501'],
      ['alter role shinayaka_app bypassrls', '42501'],
      ['create role other superuser', '42501'],
      ['create table loot (a int)', '42501'],
      ['create temporary table loot (a int)', '42501'],
      ['create database loot', '42501'],
      [`copy chart to program 'cat'`, '42501'],
      [`select pg_read_file('postgresql.conf')`, '42501'],
    ]
    for (const [statement, code] of attempts) await expect(ask(app, statement), statement).rejects.toMatchObject({ code })
  })

  it('is the same whatever language and PostgreSQL settings the environment has', async () => {
    const environments = [
      {},
      { LANG: 'C' },
      { LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' },
      { LC_ALL: 'xx_XX', PGDATA: '/nowhere', PGPORT: '1', PGHOST: 'x.invalid' },
    ]
    const tryOne = async (env: NodeJS.ProcessEnv, own: string) => {
      const { child, outcome, gone } = folder.hold({ env, dataDir: own })
      const { value } = await outcome
      const rows = await ask(value.app, `select current_setting('server_encoding') as encoding, current_setting('lc_messages') as language`)
      expect(rows).toEqual([{ encoding: 'UTF8', language: 'C' }])
      child.kill('SIGTERM')
      await gone()
      expect(existsSync(join(own, 'postgres', 'postmaster.pid'))).toBe(false)
    }
    await Promise.all(environments.map((env, index) => tryOne(env, join(folder.home, String(index)))))
  })

  it('may have a path too long for a socket', async () => {
    const long = join(folder.home, '長い名前のフォルダ'.repeat(4), 'データ')
    const { app, stop } = await folder.open({ dataDir: long })
    expect(await ask(app, 'select 1 as one')).toEqual([{ one: 1 }])
    expect('host' in app && app.host.startsWith(long)).toBe(false)
    await stop()
    expect('host' in app && existsSync(app.host)).toBe(false)
  })

  it('gets its socket elsewhere on a disk that cannot hold one', async () => {
    folder.fill(seed.dataDir)
    mkdirSync(join(folder.dataDir, 'socket', '.s.PGSQL.5432'))
    const { app } = await folder.open()
    expect(await ask(app, 'select 1 as one')).toEqual([{ one: 1 }])
    expect('host' in app && app.host.startsWith(folder.dataDir)).toBe(false)
  })

  it('is not half there when the making of it was killed', async () => {
    const { child, gone } = folder.hold()
    while (!existsSync(folder.dataDir) || !readdirSync(folder.dataDir).some((name) => name.startsWith('postgres.new-'))) await sleep(5)
    await sleep(150)
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await gone()
    expect(existsSync(folder.cluster)).toBe(false)
    const { app } = await folder.open()
    expect(await ask(app, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(folder.dataDir).sort()).toEqual(['postgres', 'postgres.log', 'secrets.json', 'socket'])
  })
})

describe('a data folder in use', () => {
  it('opens again with what was in it', async () => {
    folder.fill(seed.dataDir)
    const first = await folder.open()
    await ask(first.owner, `create table kept as select 'here' as word`)
    await first.stop()
    expect(runningPostmaster(folder.cluster)).toBeNull()
    const second = await folder.open()
    expect(second.adopted).toBe(false)
    expect(await ask(second.owner, 'select word from kept')).toEqual([{ word: 'here' }])
  })

  it('is refused to a second process with a sentence that names the first, which goes on', async () => {
    folder.fill(seed.dataDir)
    const { child, outcome } = folder.hold()
    const { value } = await outcome
    const problem = await folder.refusal()
    if (!(problem instanceof DataFolderBusy)) throw problem
    expect(problem.holder.pid).toBe(child.pid)
    expect(Date.now() - Number(problem.holder.since)).toBeLessThan(60_000)
    expect(problem.message).toContain(`番号 ${child.pid}`)
    expect(await ask(value.app, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('can be visited by a command while a server runs it, and only then', async () => {
    folder.fill(seed.dataDir)
    expect(await visitPostgres(folder.dataDir, () => {})).toBeNull()
    const postgres = await folder.open()
    const visit = await visitPostgres(folder.dataDir, () => {})
    if (!visit) throw new Error('nobody there')
    expect(await ask(visit.owner, 'select current_user as role')).toEqual([{ role: 'shinayaka_owner' }])
    await visit.stop()
    expect(await ask(postgres.app, 'select current_user as role')).toEqual([{ role: visit.appRole }])
  })

  it('is opened by exactly one of two that come to an empty folder at once', async () => {
    const both = [folder.hold(), folder.hold()]
    const words = await Promise.all(both.map(({ outcome }) => outcome))
    expect(words.map(({ word }) => word).sort()).toEqual(['open', 'refused'])
    expect(words.find(({ word }) => word === 'refused')?.value.name).toBe('DataFolderBusy')
  })

  it('is taken over from a process group that was killed, and ended with the new one', async () => {
    folder.fill(seed.dataDir)
    const { child, outcome, gone } = folder.hold()
    await outcome
    const before = runningPostmaster(folder.cluster)
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await gone()
    const postgres = await folder.open()
    expect(postgres.adopted).toBe(true)
    expect(runningPostmaster(folder.cluster)).toEqual(before)
    expect(await ask(postgres.app, 'select 1 as one')).toEqual([{ one: 1 }])
    await postgres.stop()
    expect(runningPostmaster(folder.cluster)).toBeNull()
  })

  it('is given up when another process took it while the database was cut off', async () => {
    folder.fill(seed.dataDir)
    let lost: DataFolderBusy | null = null
    const onLost = (problem: DataFolderBusy) => {
      lost = problem
    }
    const postgres = await folder.open({ onLost })
    const { admin } = JSON.parse(readFileSync(join(folder.dataDir, 'secrets.json'), 'utf8'))
    const administrator = { ...postgres.app, user: 'postgres', password: admin, database: 'postgres' } as Connection
    const rival = await connect(administrator, { name: 'shinayaka/999999999/2026-01-01T00:00:00Z/elsewhere', timeout: 5_000 })
    const taken = rival.query('select pg_advisory_lock($1, $2)', [0x5348494e, 1])
    while ((await ask(administrator, `select 1 from pg_locks where locktype = 'advisory' and not granted`)).length === 0) await sleep(10)
    await ask(administrator, `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted`)
    await taken
    while (lost === null) await sleep(10)
    expect(lost).toMatchObject({ code: 'data_folder_busy', holder: { pid: 999_999_999, host: 'elsewhere' } })
    await postgres.stop()
    expect(runningPostmaster(folder.cluster)).not.toBeNull()
    await rival.end()
  })
})

describe('a database that dies', () => {
  it('comes back by itself and has lost no acknowledged commit', async () => {
    folder.fill(seed.dataDir)
    const { owner } = await folder.open()
    await ask(owner, 'create table entry (n int primary key)')
    const pool = new pg.Pool({ ...owner, max: 4 })
    pool.on('error', () => {})
    const acknowledged: number[] = []
    let next = 0
    let writing = true
    const write = async () => {
      while (writing) {
        next += 1
        const n = next
        await pool.query('insert into entry values ($1)', [n]).then(
          () => acknowledged.push(n),
          () => sleep(10),
        )
      }
    }
    const writers = [write(), write(), write(), write()]
    for (let round = 1; round <= 5; round += 1) {
      const before = acknowledged.length
      while (acknowledged.length < before + 100) await sleep(5)
      const running = runningPostmaster(folder.cluster)
      if (running) process.kill(running.pid, 'SIGKILL')
      while (folder.said.filter((line) => line.includes('動きだしました')).length < round) await sleep(10)
    }
    writing = false
    await Promise.all(writers)
    const stored = new Set((await pool.query('select n from entry')).rows.map(({ n }) => n))
    await pool.end()
    expect(acknowledged.length).toBeGreaterThan(500)
    expect(acknowledged.filter((n) => !stored.has(n))).toEqual([])
  })

  it('starts over the number that a power cut left, dead or since given to another program', async () => {
    folder.fill(seed.dataDir)
    const first = await folder.open()
    const running = runningPostmaster(folder.cluster)
    const file = join(folder.cluster, 'postmaster.pid')
    const told = readFileSync(file, 'utf8')
    await first.stop()
    const other = folder.idle()
    for (const pid of [running?.pid, other.pid]) {
      writeFileSync(file, told.replace(/^\d+/, String(pid)), { mode: 0o600 })
      if (folder.account) chownSync(file, folder.account.uid, folder.account.gid)
      const again = await folder.open()
      expect(again.adopted).toBe(false)
      await again.stop()
    }
  })

  it('keeps a log of limited length', async () => {
    folder.fill(seed.dataDir)
    appendFileSync(join(folder.dataDir, 'postgres.log'), 'x'.repeat(10_000_001))
    await folder.open()
    expect(statSync(join(folder.dataDir, 'postgres.log.1')).size).toBeGreaterThan(10_000_000)
    expect(statSync(join(folder.dataDir, 'postgres.log')).size).toBeLessThan(10_000)
  })
})
