// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, openTestHouse, postForm, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { createClock } from '../clock.ts'
import { withOwner } from '../database/owner.ts'
import { openSystemScope } from '../database/scope.ts'
import { startJobs } from '../jobs/jobs.ts'
import { sealingJob, sealTrail } from './sealer.ts'
import { fillTrail, organisationOf, sealAll, verifyAll } from './testing.ts'
import { isWhole } from './verify.ts'

let house: TestHouse
let ids: string[]
beforeAll(async () => {
  house = await openTestHouse()
  await found(house, 'こちら診療所', 'here')
  await foundAnother(house, 'あちら薬局', 'there')
  ids = await Promise.all(['こちら診療所', 'あちら薬局'].map((name) => organisationOf(house, name)))
})
afterAll(() => house.close())

const clock = createClock()
const needs = () => ({ pool: house.pool, clock })
const log = (message: string, details?: Record<string, unknown>) => void house.logged.push({ message, details })
const start = () => startJobs({ ...needs(), direct: house.database.direct, log }, [sealingJob(needs())])
const waiting = async (): Promise<number> =>
  withOwner(house.database.owner, async (db) =>
    Number(
      (
        await db
          .selectFrom('audit_unsealed')
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    ),
  )
const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error('it never came')
}

describe('the sealer', () => {
  it('seals by itself what is written, also sign-ins of unknown names, which are nobody’s', async () => {
    const jobs = start()
    await postForm(house.as(null), '/sign-in', { login: 'nobody-here', password: 'whatever it is' })
    await until(async () => (await waiting()) === 0)
    await jobs.stop()
    const nobodys = (await verifyAll(house)).find(({ organisation }) => organisation === null)
    expect(nobodys?.sealed).toBeGreaterThan(0)
    expect((await verifyAll(house)).every(isWhole)).toBe(true)
  })

  it('loses nothing and forks nothing while eight write, commit late and two processes seal', async () => {
    const jobs = start()
    let writing = true
    // Beside the one that leads: another that believes to lead too.
    const other = (async () => {
      while (writing) await sealTrail(needs())
    })()
    const before = (await verifyAll(house)).reduce((sum, { sealed }) => sum + sealed, 0)
    const writer = async (number: number) => {
      for (let left = 500; left > 0; ) {
        const rows = Math.min(left, 1 + Math.floor(Math.random() * 40))
        const { scope, commit } = openSystemScope(house.pool, clock, ids[number % 2] ?? '')
        for (let row = 0; row < rows; row += 1)
          await scope.audit({ action: 'answer.save', target: { kind: 'question', id: `w${number}` }, after: { left: left - row } })
        await sleep(Math.random() * 60)
        await commit()
        left -= rows
      }
    }
    // A pool of five: three of the writers have to wait at any moment.
    await Promise.all(Array.from({ length: 8 }, (_, number) => writer(number)))
    await until(async () => (await waiting()) === 0)
    writing = false
    await other
    await jobs.stop()
    const checks = await verifyAll(house)
    expect(checks.every(isWhole)).toBe(true)
    expect(checks.map(({ unsealed }) => unsealed)).toEqual(checks.map(() => null))
    expect(checks.reduce((sum, { sealed }) => sum + sealed, 0) - before).toBe(4000)
    expect(house.logged).toEqual([])
  }, 120_000)

  it('seals ten thousand rows, in batches, and the chain is right', async () => {
    await fillTrail(house, ids[0] ?? '', 10_000)
    expect(await sealAll(house)).toBe(10_000)
    const [chain] = await verifyAll(house, { organisation: 'こちら診療所' })
    expect(chain).toMatchObject({ breakCount: 0, unsealed: null, outside: null })
  }, 120_000)

  it('lets go of what has its seal already, as after a restore that queued it again', async () => {
    await withOwner(house.database.owner, (db) =>
      sql`insert into audit_unsealed select event_id, organisation_id from audit_seal order by seq limit 700`.execute(db),
    )
    expect(await sealAll(house)).toBe(0)
    await sealAll(house)
    expect(await waiting()).toBe(0)
    expect((await verifyAll(house)).every(isWhole)).toBe(true)
  })
})

describe('a seal', () => {
  it.skipIf(spawnSync('python3', ['--version']).status !== 0)('can be computed again by a program that shares nothing with this one', async () => {
    const { scope, commit } = openSystemScope(house.pool, clock, ids[1] ?? '')
    await scope.audit({
      action: 'answer.save',
      target: { kind: '質問', id: 'a"\\\u007f\u2028' },
      before: { value: null, ' ': 0.1, ä: [1, true, 'x\u0001\n\t'], 大: { z: 1, a: -3 } },
      after: { text: '半分の文字 \ud800 と 𠮷野家', count: 12345678 },
    })
    await commit()
    await sealAll(house)
    const rows = await withOwner(house.database.owner, async (db) =>
      (
        await sql<{ row: unknown }>`
          select json_build_object('organisation', s.organisation_id, 'seq', s.seq, 'previous', encode(s.previous, 'hex'), 'hash', encode(s.hash, 'hex'),
            'sealed_at', s.sealed_at, 'id', e.id, 'person', e.person_id, 'action', e.action, 'kind', e.target_kind, 'target', e.target_id,
            'before', e.before, 'after', e.after, 'address', e.address, 'at', e.at) as row
          from audit_seal s join audit_event e on e.id = s.event_id where s.organisation_id = ${ids[1]}::uuid order by s.seq`.execute(db)
      ).rows.map(({ row }) => row),
    )
    const folder = await mkdtemp(join(tmpdir(), 'trail-'))
    try {
      writeFileSync(join(folder, 'rows.json'), JSON.stringify(rows))
      const checker = fileURLToPath(new URL('../../../../../docs/trail-check.py', import.meta.url))
      const said = execFileSync('python3', [checker, join(folder, 'rows.json')], { encoding: 'utf8' })
      expect(said).toMatch(new RegExp(`^${rows.length} rows, whole; head ${rows.length}:[0-9a-f]{64}\n$`))
      const [first, ...rest] = JSON.parse(JSON.stringify(rows)) as { address: string }[]
      writeFileSync(join(folder, 'rows.json'), JSON.stringify([{ ...first, address: '192.0.2.99' }, ...rest]))
      expect(() => execFileSync('python3', [checker, join(folder, 'rows.json')], { stdio: 'pipe' })).toThrow(/row 1 was altered/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
