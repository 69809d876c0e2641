// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { withOwner } from '../database/owner.ts'
import { fillTrail, organisationOf, sealAll, tamper, verifyAll } from './testing.ts'
import { type ChainCheck, isWhole } from './verify.ts'

const rows = 40
let house: TestHouse
let own: string
let sealed: ChainCheck

beforeEach(async () => {
  house = await openTestHouse()
  await found(house, '封印診療所', 'sealed')
  own = await organisationOf(house, '封印診療所')
  await fillTrail(house, own, rows)
  await sealAll(house)
  sealed = await check()
})
afterEach(() => house.close())

const check = async (known?: { seq: number; hash: string }): Promise<ChainCheck> => {
  const [chain] = await verifyAll(house, { organisation: own, ...(known ? { known } : {}) })
  if (!chain) throw new Error('no chain')
  return chain
}
const sealAt = async (seq: number) => {
  const seal = await withOwner(house.database.owner, (db) =>
    db.selectFrom('audit_seal').selectAll().where('organisation_id', '=', own).where('seq', '=', String(seq)).executeTakeFirstOrThrow(),
  )
  return { event: seal.event_id, hash: seal.hash.toString('hex') }
}

describe('a whole chain', () => {
  it('is found whole with its head, and so is the installation’s', async () => {
    expect(isWhole(sealed)).toBe(true)
    expect(sealed.sealed).toBeGreaterThan(rows)
    expect(sealed).toMatchObject({ breakCount: 0, unsealed: null, outside: null, head: { seq: sealed.sealed } })
    expect((await verifyAll(house)).every(isWhole)).toBe(true)
  })

  it('names what is not sealed yet, and calls it no break', async () => {
    await fillTrail(house, own, 7)
    const chain = await check()
    expect(isWhole(chain)).toBe(true)
    expect(chain.unsealed).toEqual({ count: 7, first: '2026-11-21T01:29:53.000000Z', last: '2026-11-21T01:29:59.000000Z' })
  })

  it('holds a head that was printed earlier, whole or shortened', async () => {
    const { hash } = await sealAt(20)
    expect((await check({ seq: 20, hash })).known).toBe('holds')
    expect((await check({ seq: 20, hash: hash.slice(0, 16) })).known).toBe('holds')
  })
})

/** What somebody does to the rows behind the program's back, and how it is told. */
type Deed = { does: (event: string) => string[]; kinds: string[]; at: number[] }
const onRow = (text: string) => (event: string) => [text.replaceAll('$', `'${event}'`)]
const deeds: Record<string, Deed> = {
  'one letter of what was written is changed': {
    does: onRow(`update audit_event set after = replace(after::text, '確かめた', '確かめだ')::jsonb where id = $`),
    kinds: ['altered'],
    at: [12],
  },
  'its time is changed by a microsecond': {
    does: onRow(`update audit_event set at = at + interval '1 microsecond' where id = $`),
    kinds: ['altered'],
    at: [12],
  },
  'its author is taken away or its address changed': {
    does: onRow(`update audit_event set address = '192.0.2.8' where id = $`),
    kinds: ['altered'],
    at: [12],
  },
  'the time of sealing is changed': {
    does: onRow(`update audit_seal set sealed_at = sealed_at - interval '1 day' where event_id = $`),
    kinds: ['altered'],
    at: [12],
  },
  'the row is deleted': { does: onRow('delete from audit_event where id = $'), kinds: ['row-missing'], at: [12] },
  'the row is given to another institution': {
    does: onRow('update audit_event set organisation_id = null where id = $'),
    kinds: ['row-missing'],
    at: [12],
  },
  'the row is deleted with its seal': {
    does: onRow('delete from audit_seal where event_id = $; delete from audit_event where id = $'),
    kinds: ['missing'],
    at: [12],
  },
  'the row is deleted with its seal and the others move up': {
    does: (event) => [
      `delete from audit_seal where event_id = '${event}'; delete from audit_event where id = '${event}'; update audit_seal set seq = seq - 1 where organisation_id is not null and seq > 12`,
    ],
    kinds: ['order', 'altered'],
    at: [12, 12],
  },
  'two rows exchange their places': {
    does: () => ['update audit_seal set seq = case seq when 12 then 13 else 12 end where organisation_id is not null and seq in (12, 13)'],
    kinds: ['order', 'altered', 'order', 'altered', 'order'],
    at: [12, 12, 13, 13, 14],
  },
  'a row is put in between with a seal of its own': {
    does: () => [
      'update audit_seal set seq = seq + 1 where organisation_id is not null and seq >= 12',
      `with forged as (
         insert into audit_event (id, organisation_id, action, target_kind, target_id, address, at)
         select gen_random_uuid(), organisation_id, 'decision.take', 'decision', 'forged', '192.0.2.1', at from audit_event where organisation_id is not null limit 1
         returning id, organisation_id)
       insert into audit_seal (organisation_id, seq, event_id, previous, hash, sealed_at)
       select f.organisation_id, 12, f.id, s.hash, sha256('forged'), s.sealed_at from forged f join audit_seal s on s.organisation_id = f.organisation_id and s.seq = 11`,
    ],
    kinds: ['altered', 'order', 'altered'],
    at: [12, 13, 13],
  },
  'a row is put in under a number that is taken': {
    does: () => [
      `insert into audit_seal (organisation_id, seq, event_id, previous, hash, sealed_at)
       select organisation_id, 12, 'ffffffff-ffff-4fff-bfff-ffffffffffff', previous, hash, sealed_at from audit_seal where organisation_id is not null and seq = 12`,
    ],
    kinds: ['order', 'row-missing'],
    at: [12, 12],
  },
}

describe('behind the program’s back', () => {
  it.each(Object.entries(deeds))('%s: it is found, with its place', async (_, { does, kinds, at }) => {
    const { event } = await sealAt(12)
    await tamper(house, ...does(event))
    const chain = await check()
    expect(isWhole(chain)).toBe(false)
    expect(chain.breaks.slice(0, kinds.length).map(({ kind }) => kind)).toEqual(kinds)
    expect(chain.breaks.slice(0, at.length).map(({ from }) => from)).toEqual(at)
    expect(chain.breakCount).toBe(chain.breaks.length)
  })

  it('names the neighbours of the place', async () => {
    const { event } = await sealAt(12)
    await tamper(house, `delete from audit_seal where event_id = '${event}'; delete from audit_event where id = '${event}'`)
    const [gap] = (await check()).breaks
    expect(gap).toMatchObject({
      kind: 'missing',
      from: 12,
      to: 12,
      before: { seq: 11, at: expect.any(String) },
      after: { seq: 13, action: expect.any(String) },
    })
  })

  it('a row that never waited for its seal is found', async () => {
    await tamper(
      house,
      `insert into audit_event (id, organisation_id, action, target_kind, target_id, address, at) values (gen_random_uuid(), '${own}', 'x', 'x', 'x', 'x', now())`,
    )
    expect(await check()).toMatchObject({ unsealed: null, outside: { count: 1 } })
    expect(isWhole(await check())).toBe(false)
  })

  it('a chain cut at its end looks whole by itself, and a head from outside shows that it is not', async () => {
    const { seq, hash } = sealed.head ?? { seq: 0, hash: '' }
    await tamper(
      house,
      `create temporary table gone as select event_id from audit_seal where organisation_id = '${own}' and seq > ${seq - 5}`,
      'delete from audit_seal where event_id in (select event_id from gone)',
      'delete from audit_event where id in (select event_id from gone)',
    )
    expect(isWhole(await check())).toBe(true)
    const asked = await check({ seq, hash })
    expect(asked.known).toBe('beyond-end')
    expect(isWhole(asked)).toBe(false)
  })

  it('a chain made anew from a changed row on looks whole by itself, and a head from outside shows that it is not', async () => {
    const { event } = await sealAt(12)
    const old = await sealAt(30)
    await tamper(
      house,
      `update audit_event set after = '{}' where id = '${event}'`,
      `delete from audit_seal where organisation_id = '${own}' and seq >= 12`,
      `insert into audit_unsealed select e.id, e.organisation_id from audit_event e where not exists (select 1 from audit_seal s where s.event_id = e.id)`,
    )
    await sealAll(house)
    expect(isWhole(await check())).toBe(true)
    expect((await check({ seq: 30, hash: old.hash })).known).toBe('differs')
    expect((await check({ seq: 11, hash: (await sealAt(11)).hash })).known).toBe('holds')
  })
})

describe('the trail is append-only', () => {
  it.each(['audit_event', 'audit_seal'])('%s: even its owner changes and removes nothing', async (table) => {
    for (const statement of [`delete from ${table}`, `update ${table} set organisation_id = null`, `truncate ${table} cascade`])
      await expect(
        withOwner(house.database.owner, (db) => sql.raw(statement).execute(db)),
        statement,
      ).rejects.toThrow(/append-only/)
  })

  it('the application may not seal by itself what does not wait, nor write, change or remove a seal', async () => {
    for (const statement of [
      'delete from audit_seal',
      'update audit_seal set seq = seq',
      `insert into audit_seal (seq, event_id, previous, hash, sealed_at) values (1, gen_random_uuid(), sha256('a'), sha256('b'), now())`,
      'delete from audit_unsealed',
      'truncate audit_seal',
    ])
      await expect(house.pool.query(statement), statement).rejects.toThrow(/permission denied/)
    await expect(house.pool.query('select * from audit_seal')).resolves.toMatchObject({ rows: [] })
  })
})
