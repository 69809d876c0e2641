// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { openPublicScope } from '../../platform/database/scope.ts'
import { Transaction } from '../../platform/database/transaction.ts'
import { organisationOf } from '../../platform/trail/testing.ts'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import * as queries from './queries.ts'

// A trail of many years: the plan of every question that the page asks is looked at, not the clock.

const rows = 200_000
let house: TestHouse
let own: string
beforeAll(async () => {
  house = await openTestHouse()
  await found(house, '長い病院', 'long')
  own = await organisationOf(house, '長い病院')
  await withOwner(house.database.owner, async (db) => {
    await sql`alter table audit_event disable trigger queue`.execute(db)
    await sql`insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, address, at)
      select gen_random_uuid(), o.id, case when n % 5 = 0 then p.id end, case when n % 1000 = 0 then 'account.remove' else 'answer.save' end, 'assessment', 'x', '192.0.2.7',
        ${house.time.now}::timestamptz - n * interval '1 minute'
      from generate_series(1, ${rows}) as n, organisation o, person p`.execute(db)
    await sql`analyze audit_event`.execute(db)
  })
}, 120_000)
afterAll(() => house.close())

const nothing: queries.Wanted = { since: null, until: null, person: null, actions: null, search: '', after: null }

/** Rows that the database touched to answer, as it counts them itself. */
const touched = async (wanted: queries.Wanted): Promise<number> => {
  // The scope only words the question; it is asked with its plan below.
  const compiled = queries.newestRows(wanted, { window: 51, most: 51 }).compile(openPublicScope(house.pool, '').scope.db)
  const transaction = new Transaction(house.pool, { organisation: own, person: null }, { readOnly: true })
  try {
    const { rows: lines } = await transaction.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, costs off, timing off) ${compiled.sql}`,
      compiled.parameters,
    )
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n')
    expect(plan).not.toContain('Seq Scan on audit_event')
    return (
      Math.max(...[...plan.matchAll(/actual rows=([\d.]+) loops=(\d+)/g)].map(([, each, loops]) => Number(each) * Number(loops)), 0) + removed(plan)
    )
  } finally {
    await transaction.rollback()
  }
}
const removed = (plan: string): number =>
  [...plan.matchAll(/Rows Removed by (?:Filter|Index Recheck): (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0)

it.each<[string, Partial<queries.Wanted>]>([
  ['the newest', {}],
  ['far back', { after: { at: '2026-08-01T00:00:00.000000Z', id: '00000000-0000-4000-8000-000000000000' } }],
  ['of a day', { since: new Date('2026-09-01T00:00:00Z'), until: new Date('2026-09-02T00:00:00Z') }],
  ['of kinds, a rare one and one that never was', { actions: ['account.remove', 'account.create', 'post.save'] }],
])('reads only what it shows: %s', async (_, wanted) => {
  expect(await touched({ ...nothing, ...wanted })).toBeLessThan(300)
})

it('reads only what it shows: of one person, and of somebody who did nothing', async () => {
  const person = await withOwner(house.database.owner, async (db) => (await db.selectFrom('person').select('id').executeTakeFirstOrThrow()).id)
  expect(await touched({ ...nothing, person })).toBeLessThan(300)
  expect(await touched({ ...nothing, person: own })).toBeLessThan(300)
})
