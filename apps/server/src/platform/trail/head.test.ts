// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { createClock } from '../clock.ts'
import { withOwner } from '../database/owner.ts'
import { startJobs } from '../jobs/jobs.ts'
import { headJob } from './head.ts'
import { organisationOf, sealAll, verifyAll } from './testing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const admin = await found(house, '朝顔診療所', 'admin')
  await join(house, admin, '職員の人', 'staff', 'staff')
  await join(house, admin, '監査の人', 'auditor', 'auditor')
  await withOwner(house.database.owner, async (db) => {
    await sql`alter table person add column if not exists email text, add column if not exists email_confirmed_at timestamptz`.execute(db)
    await sql`update person set email = login || '@example.org', email_confirmed_at = case when login = 'auditor' then null else ${house.time.now}::timestamptz end`.execute(
      db,
    )
  })
  await sealAll(house)
})
afterAll(() => house.close())

const run = async (url: string | null) => {
  const needs = { pool: house.pool, clock: createClock(() => house.time.now), mail: { url, from: 'shinayaka@example.org' } }
  const jobs = startJobs({ ...needs, direct: house.database.direct, log: () => undefined }, [headJob(needs)], { ticking: false })
  await jobs.runNow('trail.head')
  await jobs.stop()
}
const notes = () =>
  withOwner(house.database.owner, (db) => db.selectFrom('audit_event').select('after').where('action', '=', 'trail.head').orderBy('id').execute())
const letters = () => withOwner(house.database.owner, (db) => db.selectFrom('mail').select(['recipient', 'subject', 'body']).execute())

it('without mail the seal of the day is noted in the trail', async () => {
  await run(null)
  expect(await notes()).toEqual([{ after: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/), mails: 0 } }])
  expect(await letters()).toEqual([])
})

it('with mail it goes to those who may read the trail and whose address is confirmed, once a day, and can be checked from the letter', async () => {
  await run('smtp://127.0.0.1:1')
  await run('smtp://127.0.0.1:1')
  const sent = await letters()
  expect(sent.map(({ recipient }) => recipient)).toEqual(['admin@example.org'])
  const [, seq, hash] = /(\d+):((?:[0-9a-f]{4}-){15}[0-9a-f]{4})/.exec(sent[0]?.body ?? '') ?? []
  const [chain] = await verifyAll(house, {
    organisation: await organisationOf(house, '朝顔診療所'),
    known: { seq: Number(seq), hash: (hash ?? '').replaceAll('-', '') },
  })
  expect(chain?.known).toBe('holds')
  expect(sent[0]?.subject).toContain('きょうの封印')
})
