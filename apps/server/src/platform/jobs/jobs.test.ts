// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'
import { createClock } from '../clock.ts'
import { type Job, type Jobs, startJobs } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error('it never came')
}

const start = (jobs: readonly Job[], clock = createClock()): Jobs =>
  startJobs({ pool: house.pool, clock, direct: house.database.direct, log: (message, details) => void house.logged.push({ message, details }) }, jobs)

const counting = (name: string, counted: string[], who: string): Job => ({
  name,
  rhythm: { seconds: 0 },
  recorded: false,
  run: async () => void counted.push(who),
})
const runOf = async (name: string) => (await house.pool.query('select * from job_run where name = $1', [name])).rows[0]

describe('jobs', () => {
  it('run in one process only, and in the other once the first has ended', async () => {
    const counted: string[] = []
    const first = start([counting('count', counted, 'first')])
    await until(() => counted.length > 1)
    const second = start([counting('count', counted, 'second')])
    const before = counted.length
    await until(() => counted.length > before + 2)
    expect(counted).not.toContain('second')
    await first.stop()
    await until(() => counted.includes('second'))
    await second.stop()
    const ended = counted.length
    await sleep(700)
    expect(counted).toHaveLength(ended)
  })

  it('know whether their time came or somebody pressed', async () => {
    const told: boolean[] = []
    const jobs = start([
      { name: 'told', rhythm: { dailyAt: '02:30' }, settle: 1e9, recorded: false, run: async ({ pressed }) => void told.push(pressed) },
    ])
    await jobs.runNow('told')
    await jobs.stop()
    const byItself = start([{ name: 'by.itself', rhythm: { seconds: 0 }, recorded: false, run: async ({ pressed }) => void told.push(pressed) }])
    await until(() => told.length > 1)
    await byItself.stop()
    expect(told.slice(0, 2)).toEqual([true, false])
  })

  it('write down that they failed and why, and go on at the next time', async () => {
    let fails = true
    const jobs = start([
      {
        name: 'may.fail',
        rhythm: { seconds: 1 },
        recorded: true,
        run: async () => {
          if (fails) throw new Error('the mail server said no')
        },
      },
    ])
    await until(async () => (await runOf('may.fail'))?.problem === 'the mail server said no')
    expect((await runOf('may.fail')).succeeded_at).toBeNull()
    expect(house.logged.some(({ message }) => message === 'job may.fail failed')).toBe(true)
    fails = false
    await until(async () => (await runOf('may.fail'))?.problem === '')
    expect((await runOf('may.fail')).succeeded_at).toBeInstanceOf(Date)
    await jobs.stop()
  })

  it('of a day run once in it, also after a restart', async () => {
    const days: string[] = []
    const time = { now: new Date('2026-11-21T01:00:00Z') }
    const daily: Job = { name: 'of.the.day', rhythm: { dailyAt: '02:30' }, recorded: true, run: async ({ now }) => void days.push(now.toISOString()) }
    const clock = createClock(() => time.now)
    const first = start([daily], clock)
    await until(async () => Boolean((await runOf('of.the.day'))?.ended_at))
    await first.stop()
    const second = start([daily], clock)
    await sleep(1200)
    expect(days).toHaveLength(1)
    time.now = new Date('2026-11-21T17:31:00Z')
    await until(() => days.length === 2)
    await second.stop()
  })

  it('are not begun twice at once when somebody presses a button', async () => {
    let going = 0
    let most = 0
    const jobs = start([
      {
        name: 'slow',
        rhythm: { dailyAt: '23:59' },
        recorded: true,
        run: async () => {
          going += 1
          most = Math.max(most, going)
          await sleep(50)
          going -= 1
        },
      },
    ])
    await Promise.all([jobs.runNow('slow'), jobs.runNow('slow')])
    expect(most).toBe(1)
    await jobs.stop()
  })
})
