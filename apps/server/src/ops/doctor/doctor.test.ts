// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../platform/postgres/connection.ts'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { backup } from './backup.ts'
import { type Check, fine } from './check.ts'
import { clock } from './clock.ts'
import { database } from './database.ts'
import { gravest } from './doctor.ts'
import { folder, look } from './testing.ts'

let house: TestHouse
let env: Record<string, string>
beforeAll(async () => {
  house = await openTestHouse()
  await found(house, '試験診療所', 'admin')
  env = { DATABASE_URL: house.database.app.connectionString, DATABASE_OWNER_URL: house.database.owner.connectionString }
})
afterAll(() => house.close())

const as = async (role: 'owner' | 'app', ...statements: string[]) => {
  const client = await connect(house.database[role], { name: 'test', timeout: 10_000 })
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
const reached = () => ({ owner: house.database.owner, app: house.database.app })

describe('the database', () => {
  // The throw-away server of the tests really runs without fsync: what a hospital must never do.
  const careless = ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) =>
    expect.stringMatching(`^problem: データベースの ${name} が off です。停電のとき、.* → .*ALTER SYSTEM SET ${name} = on`),
  )

  it('that would lose what was saved is a problem', async () => {
    expect(await look(database, env)).toEqual(careless)
  })

  it('whose tables are open to others is a problem', async () => {
    await as('owner', 'alter table answer no force row level security')
    const findings = await look(database, env)
    expect(findings.slice(3)).toEqual([expect.stringMatching(/^problem: 行ごとの権限が外れている表があります（answer.*FORCE ROW LEVEL SECURITY/)])
    await as('owner', 'alter table answer force row level security')
  })

  it('in which the application owns a table is a problem', async () => {
    await as('owner', 'grant create on schema public to public')
    await as('app', 'create table mine (x int)', 'alter table mine enable row level security', 'alter table mine force row level security')
    expect((await look(database, env)).slice(3)).toEqual([expect.stringMatching(/^problem: .*表の持ち主になっています（mine）/)])
    await as('app', 'drop table mine')
    await as('owner', 'revoke create on schema public from public')
  })

  it('whose tables are older or newer than the program is said', async () => {
    const { rows } = await house.pool.query('select name, sha256 from migration order by name desc limit 1')
    await as('owner', `delete from migration where name = '${rows[0].name}'`)
    expect((await look(database, env)).at(-1)).toMatch(/^caution: .*古い版のまま/)
    await as('owner', `insert into migration values ('${rows[0].name}', '${rows[0].sha256}', now()), ('2999__x.sql', 'x', now())`)
    expect((await look(database, env)).at(-1)).toMatch(/^problem: .*新しいか、別の版/)
    await as('owner', `delete from migration where name = '2999__x.sql'`)
    expect(await look(database, env)).toEqual(careless)
  })

  it('that cannot be reached is a problem that names the setting', async () => {
    const wrong = { ...env, DATABASE_OWNER_URL: 'postgres://nobody:secret@127.0.0.1:1/x' }
    expect(await look(database, wrong)).toEqual([
      expect.stringMatching(/^problem: データベースを開けません。 → DATABASE_OWNER_URL の PostgreSQL につながりません/),
    ])
    expect((await look(database, wrong)).join()).not.toContain('secret')
  })

  it('that was never made is not made by looking', async () => {
    const never = join(folder, 'never')
    expect(await look(database, { DATA_DIR: never })).toEqual([expect.stringMatching(/^caution: まだ一度も起動していない/)])
    expect(existsSync(never)).toBe(false)
  })
})

describe('the clock', () => {
  const at = (minutes: number) => () => new Date(Date.now() + minutes * 60_000)
  const problems = async (now: () => Date) => (await look(clock, env, { now, reached: reached() })).filter((one) => one.startsWith('problem'))

  it('that agrees with the database is no problem', async () => {
    const data = join(folder, 'calm')
    mkdirSync(data)
    // What the test house wrote down stands at the time of its own clock.
    await as('owner', `update audit_event set at = now() - interval '1 hour'`).catch(() => undefined)
    expect((await look(clock, { DATA_DIR: data }, { reached: reached() })).filter((one) => one.startsWith('problem'))).toEqual([])
  })

  it('that differs from the database, or lies before what was written down, is one', async () => {
    expect((await problems(at(5))).join()).toMatch(/データベースの時計と (299|300) 秒ずれています/)
    writeFileSync(join(folder, 'from-tomorrow'), '')
    const tomorrow = new Date(Date.now() + 86_400_000)
    utimesSync(join(folder, 'from-tomorrow'), tomorrow, tomorrow)
    expect((await problems(at(0))).join()).toContain('データのフォルダのファイルに、いまより')
    const past = await problems(() => new Date('2019-01-01T00:00:00Z'))
    for (const sentence of ['ずっと昔', 'データベースの時計と', '操作記録に、いまより']) expect(past.join()).toContain(sentence)
  })
})

describe('the copies', () => {
  const place = join(folder, 'copies')
  const at = (name: string, hours: number, content = 'age-encryption.org/v1') => {
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, name), content)
    const time = new Date(Date.now() - hours * 3_600_000)
    utimesSync(join(place, name), time, time)
  }
  const copies = () => look(backup, { BACKUP_DIR: place }, { reached: reached() })

  it('are a problem where there is none, and judged by the newest', async () => {
    expect(await copies()).toEqual([expect.stringMatching(/^problem: .*一つもありません.* → .*npx shinayaka backup/)])
    at('old.age', 100)
    expect(await copies()).toEqual([expect.stringMatching(/^problem: いちばん新しい控えは 4 日前のもの/)])
    at('newer.age', 30)
    at('notes.txt', 1)
    expect(await copies()).toEqual([expect.stringMatching(/^caution: いちばん新しい控えは 30 時間前のもの/)])
    at('newest.age', 2)
    expect(await copies()).toEqual([expect.stringMatching(/^ok: いちばん新しい控えは 2 時間前のもの/)])
    at('empty.age', 1, '')
    expect(await copies()).toEqual([expect.stringMatching(/^problem: .*（empty.age）が空です/)])
    at('empty.age', 1)
  })

  it('are a problem also where the nightly one failed', async () => {
    await as('app', `insert into job_run (name, started_at, ended_at, problem) values ('backup', now(), now(), 'disk full')`)
    expect(await copies()).toEqual([expect.stringMatching(/^ok/), expect.stringMatching(/^problem: 最後の自動の控えは失敗/)])
    await as('app', `update job_run set problem = '' where name = 'backup'`)
    expect(await copies()).toEqual([expect.stringMatching(/^ok/)])
  })
})

describe('the doctor', () => {
  it('goes on where a check itself fails, and says so without what it held', async () => {
    const broken: Check = {
      name: 'broken',
      title: 'x',
      run: () => {
        throw new Error('cannot read "sentinel"')
      },
    }
    const [finding] = await look(broken, {})
    expect(finding).toMatch(/^problem: 調べている途中で失敗しました（Error: cannot read "…"）/)
  })

  it('is as worried as its gravest finding', () => {
    expect([gravest([]), gravest(['ok', 'caution']), gravest(['problem', 'ok'])]).toEqual(['ok', 'caution', 'problem'])
    expect(fine('x').todo).toBeNull()
  })
})
