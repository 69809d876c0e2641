// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byWayOf, type Line, openLine } from '../../testing/line.ts'
import { openTestDatabase, type TestDatabase } from '../postgres/testing.ts'
import { openPool } from './pool.ts'
import { Lookup, Transaction, troubleOf } from './transaction.ts'

const nobody = { organisation: null, person: null }
let database: TestDatabase
let line: Line
let pool: pg.Pool
let near: pg.Pool

beforeAll(async () => {
  database = await openTestDatabase()
  const { target, through } = byWayOf(database.app)
  // Long enough that an answer never overtakes what was sent at the same moment.
  line = await openLine(target, 12)
  pool = openPool(through(line.port), () => undefined, 2)
  near = openPool(database.app, () => undefined, 1)
})
afterAll(async () => {
  await pool.end()
  await near.end()
  await line.close()
  await database.drop()
})

const roundTrips = async (work: () => Promise<unknown>): Promise<number> => {
  const before = line.roundTrips()
  await work()
  return line.roundTrips() - before
}
const idle = async () => {
  while (pool.idleCount < pool.totalCount) await sleep(1)
}
const cut = async () => {
  await near.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and datname = current_database() and pid <> pg_backend_pid()',
  )
}
const say = async (transaction: Transaction | Lookup, number: number) =>
  (await transaction.query<{ said: number }>(`select ${number} as said`, [])).rows

describe('the way to the database', () => {
  it('is gone once for beginning, saying who asks, and all that does not wait for an answer', async () => {
    const first = new Transaction(pool, nobody)
    await say(first, 0)
    await first.commit()
    const transaction = new Transaction(pool, nobody)
    let answers: unknown[] = []
    const asked = await roundTrips(async () => {
      answers = await Promise.all([say(transaction, 1), say(transaction, 2), say(transaction, 3)])
    })
    expect(answers).toEqual([[{ said: 1 }], [{ said: 2 }], [{ said: 3 }]])
    expect(asked).toBe(1)
    expect(await roundTrips(() => transaction.commit())).toBe(1)
    expect(transaction.statements).toBe(3)
  })

  it('is gone once for a look-up, and nobody waits for the end of what only read', async () => {
    expect(await roundTrips(() => say(new Lookup(pool), 1))).toBe(1)
    const reading = new Transaction(pool, nobody, { readOnly: true })
    expect(await roundTrips(() => say(reading, 1))).toBe(1)
    await reading.commit()
    expect(pool.idleCount).toBeLessThan(pool.totalCount)
    await idle()
  })
})

describe('a transaction that only reads', () => {
  it('cannot write, whatever the role may', async () => {
    const write = 'delete from one_time_code'
    const writing = new Transaction(pool, nobody)
    await expect(writing.query(write, [])).resolves.toBeDefined()
    await writing.rollback()
    const reading = new Transaction(pool, nobody, { readOnly: true })
    await expect(reading.query(write, [])).rejects.toThrow()
    await reading.rollback()
    await idle()
  })
})

describe('a connection that was cut', () => {
  it('while it lay idle is not noticed by whoever asks next, however many statements go at once', async () => {
    for (const make of [() => new Transaction(pool, nobody), () => new Lookup(pool)]) {
      await idle()
      await cut()
      const transaction = make()
      expect(await Promise.all([say(transaction, 1), say(transaction, 2), say(transaction, 3)])).toEqual([
        [{ said: 1 }],
        [{ said: 2 }],
        [{ said: 3 }],
      ])
      if (transaction instanceof Transaction) await transaction.commit()
    }
  })

  it('in the middle ends every statement under way, and is not begun anew', async () => {
    const transaction = new Transaction(pool, nobody)
    await say(transaction, 1)
    const under = [transaction.query('select pg_sleep(30)', []), say(transaction, 2)].map((one) => one.catch((error: unknown) => error))
    await cut()
    for (const end of await Promise.all(under)) expect(end).toMatchObject({ code: 'database.unavailable' })
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'database.unavailable' })
  })
})

describe('a statement that fails', () => {
  it('fails those sent with it and the commit: nothing of it is kept', async () => {
    const transaction = new Transaction(pool, nobody)
    const [wrong, after] = await Promise.allSettled([transaction.query('select 1 / 0', []), say(transaction, 1)])
    expect([wrong.status, after.status]).toEqual(['rejected', 'rejected'])
    await expect(transaction.commit()).rejects.toThrow('rolled back')
  })

  it.each([
    ['53100', 'database.full'],
    ['53300', 'database.unavailable'],
    ['25006', 'database.unavailable'],
  ])('tells what the database could not do: %s is %s', async (state, code) => {
    const transaction = new Transaction(near, nobody)
    await expect(transaction.query(`do $$ begin raise exception 'no' using errcode = '${state}'; end $$`, [])).rejects.toMatchObject({ code })
    await transaction.rollback()
  })

  it('says the same where the server itself has no file left to connect with', () => {
    expect(troubleOf(Object.assign(new Error('connect EMFILE /run/.s.PGSQL.5432'), { code: 'EMFILE' }))).toMatchObject({
      code: 'database.unavailable',
    })
  })
})
