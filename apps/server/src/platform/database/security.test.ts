// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerEverything } from '../../testing/assessment.ts'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { withOwner } from './owner.ts'
import { Transaction } from './transaction.ts'

let house: TestHouse
let ownId: string
let otherId: string
let tables: string[]

beforeAll(async () => {
  house = await openTestHouse()
  const admin = await found(house, 'こちら診療所', 'own')
  const other = await foundAnother(house, 'あちら薬局', 'other')
  await answerEverything(house, admin)
  await answerEverything(house, other)
  ;[ownId, otherId] = (await withOwner(house.database.owner, async (db) =>
    (await db.selectFrom('organisation').select('id').orderBy('created_at').orderBy('id').execute()).map(({ id }) => id),
  )) as [string, string]
  const { rows } = await withOwner(house.database.owner, (db) =>
    sql<{
      name: string
    }>`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id'`.execute(db),
  )
  tables = rows.map(({ name }) => name)
})
afterAll(() => house.close())

const inside = async <T>(organisation: string | null, work: (transaction: Transaction) => Promise<T>): Promise<T> => {
  const transaction = new Transaction(house.pool, { organisation, person: null })
  try {
    return await work(transaction)
  } finally {
    await transaction.rollback()
  }
}

describe('row-level security under every query', () => {
  it('is enabled and forced on every table, and the application owns none', async () => {
    const { rows } = await withOwner(house.database.owner, (db) =>
      sql<{
        relname: string
        on: boolean
      }>`select relname, relrowsecurity and relforcerowsecurity as on from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'`.execute(
        db,
      ),
    )
    expect(rows.length).toBeGreaterThan(9)
    expect(rows.filter(({ on }) => !on)).toEqual([])
    const { rows: roles } = await house.pool.query(
      'select rolsuper, rolbypassrls, (select count(*) from pg_class c where c.relowner = r.oid) as owned from pg_roles r where rolname = current_user',
    )
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, owned: '0' }])
  })

  it('shows nothing without an organisation, and never a row of another', async () => {
    for (const table of tables.filter((one) => !['session', 'pending_sign_in', 'provider_attempt'].includes(one))) {
      const columns = table === 'one_time_code' ? 'id, organisation_id' : 'organisation_id'
      const none = await inside(null, (transaction) => transaction.query(`select ${columns} from ${table}`, []))
      expect(none.rows, table).toEqual([])
      const own = await inside(ownId, (transaction) => transaction.query<{ organisation_id: string }>(`select ${columns} from ${table}`, []))
      expect(
        own.rows.filter((row) => row.organisation_id !== ownId),
        table,
      ).toEqual([])
    }
    const claims = await inside(ownId, (transaction) => transaction.query('select id from claim', []))
    expect(claims.rows).toHaveLength(13)
  })

  it('lets nobody write for another organisation', async () => {
    const write = (organisation: string) =>
      inside(ownId, (transaction) =>
        transaction.query(
          "insert into audit_event (id, organisation_id, action, target_kind, target_id, address, at) values ($1, $2, 'x', 'x', 'x', 'x', $3)",
          [randomUUID(), organisation, new Date()],
        ),
      )
    await expect(write(ownId)).resolves.toBeDefined()
    await expect(write(otherId)).rejects.toThrow(/row-level security/)
    const moved = await inside(ownId, (transaction) => transaction.query("update organisation set name = 'x' where id = $1 returning id", [otherId]))
    expect(moved.rows).toEqual([])
  })

  it('keeps password hashes and sessions out of reach of plain queries', async () => {
    await expect(inside(ownId, (transaction) => transaction.query('select password_hash from person', []))).rejects.toThrow(/permission denied/)
    await expect(inside(ownId, (transaction) => transaction.query('select token_hash from session', []))).rejects.toThrow(/permission denied/)
    const secrets = ['code_hash from one_time_code', 'secret from totp', 'next_secret from totp', 'code_hash from recovery_code']
    secrets.push('public_key from passkey', 'token_hash from pending_sign_in', 'challenge from passkey_challenge', 'key from sign_in_limit')
    secrets.push('token_hash from known_browser', 'failures from sign_in_news')
    secrets.push('client_secret from identity_provider', 'verifier from provider_attempt')
    for (const secret of secrets)
      await expect(inside(ownId, (transaction) => transaction.query(`select ${secret}`, []))).rejects.toThrow(/permission denied/)
  })

  it('takes nothing but a uuid as the organisation', async () => {
    await expect(inside("' or true --", (transaction) => transaction.query('select 1', []))).rejects.toThrow(/not a uuid/)
  })

  it('forgets the organisation with the transaction', async () => {
    await inside(ownId, (transaction) => transaction.query('select 1', []))
    for (let round = 0; round < 6; round += 1) {
      const { rows } = await house.pool.query("select coalesce(current_setting('shinayaka.organisation', true), '') as who")
      expect(rows).toEqual([{ who: '' }])
    }
  })
})
