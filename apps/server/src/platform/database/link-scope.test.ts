// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerEverything } from '../../testing/assessment.ts'
import { type Caller, found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { askVendor, makeLink, sentLink } from '../../testing/supplier-link.ts'
import { withOwner } from './owner.ts'
import { openLinkScope } from './scope.ts'
import { Transaction } from './transaction.ts'

// A link opens one request of one institution, in the database itself: whatever a page of it might ask, there is nothing else to be had.

let house: TestHouse
let link: string
let sent: string
let token: string
let supplier: string
let organisation: string

const fillHouse = async (call: Caller, cookie: string) => {
  await answerEverything(house, cookie)
  await call('POST', '/api/checklists', { form: 'mhlw-r8' })
  return askVendor(call, '番兵の会社')
}

beforeAll(async () => {
  house = await openTestHouse({ houseUrl: 'https://shinayaka.example.jp' })
  const cookie = await found(house, 'こちら病院', 'own', 'hospital')
  const call = house.as(cookie)
  const asked = await fillHouse(call, cookie)
  supplier = asked.supplier
  const made = await makeLink(call, asked.request)
  link = made.link
  token = made.token
  sent = await sentLink(call, asked.request)
  organisation = (await call('GET', '/api/session')).json<{ organisation: { id: string } }>().organisation.id
  const other = await foundAnother(house, 'あちら薬局', 'other')
  await makeLink(house.as(other), (await fillHouse(house.as(other), other)).request)
}, 120_000)
afterAll(() => house.close())

const inside = async <T>(who: string | null, work: (transaction: Transaction) => Promise<T>): Promise<T> => {
  const transaction = new Transaction(house.pool, { organisation: null, person: null, link: who })
  try {
    return await work(transaction)
  } finally {
    await transaction.rollback()
  }
}
/** How many rows of a table can be read; null where the application may not ask at all. */
const countIn = (who: string | null, table: string) =>
  inside(who, async (transaction) => {
    const { rows } = await transaction.query<{ count: string }>(`select count(*) from ${table}`, [])
    return Number(rows[0]?.count)
  }).catch((error: Error) => {
    if (/permission denied/.test(error.message)) return null
    throw error
  })

describe('the scope of a link', () => {
  it('sees one row of its own, and of every other table what anybody before sign-in sees', async () => {
    const { rows: tables } = await withOwner(house.database.owner, (db) =>
      sql<{ name: string }>`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db),
    )
    expect(tables.length).toBeGreaterThan(50)
    const seen: Record<string, number | null> = {}
    for (const { name } of tables) {
      const rows = await countIn(link, name)
      if (name !== 'supplier_link') expect(rows, name).toBe(await countIn(null, name))
      if (rows) seen[name] = rows
    }
    // Editions of the catalog and the list of migrations are everybody's; a row of an institution is nobody's here.
    expect(Object.keys(seen).sort()).toEqual(['catalog_edition', 'migration', 'supplier_link'])
    expect(seen.supplier_link).toBe(1)
    const filled = await withOwner(house.database.owner, async (db) => {
      const counts = await Promise.all(tables.map(({ name }) => sql<{ rows: string }>`select count(*) as rows from ${sql.table(name)}`.execute(db)))
      return counts.filter(({ rows }) => Number(rows[0]?.rows) > 0).length
    })
    // Otherwise it proves nothing.
    expect(filled).toBeGreaterThan(20)
  })

  it('is told the names around its request, and nothing that the institution wrote about anybody', async () => {
    const { rows } = await inside(link, (transaction) => transaction.query<Record<string, unknown>>('select * from linked_request()', []))
    expect(rows).toEqual([expect.objectContaining({ organisation_name: 'こちら病院', supplier_name: '番兵の会社', product_name: '部門システム' })])
    expect(Object.keys(rows[0] ?? {}).filter((name) => /note|mail|phone|id$/.test(name))).toEqual([])
    const none = await inside(null, (transaction) => transaction.query('select * from linked_request()', []))
    expect(none.rows).toEqual([])
    const nowhere = await inside(randomUUID(), (transaction) => transaction.query('select * from linked_request()', []))
    expect(nowhere.rows).toEqual([])
  })

  it('writes its own draft until it is sent, and nothing else', async () => {
    const update = (set: string, where: string, who = link) =>
      inside(who, (transaction) => transaction.query(`update supplier_link set ${set} where ${where} returning id`, []))
    expect((await update("draft = '{}'", 'true')).rows).toEqual([{ id: link }])
    expect((await update("draft = '{}'", 'true', sent)).rows).toEqual([])
    expect((await update("draft = '{}'", `id = '${sent}'`)).rows).toEqual([])
    await expect(update('revoked_at = now()', 'true')).rejects.toThrow(/row-level security/)
    await expect(update('accepted_at = now()', 'true')).rejects.toThrow(/row-level security/)
    await expect(update("expires_at = '2030-01-01'", 'true')).rejects.toThrow(/permission denied/)
    for (const statement of [
      `update supplier set name = 'x' where id = '${supplier}' returning id`,
      `update supplier_request set due = '2030-01-01' returning id`,
      `update organisation set name = 'x' returning id`,
    ])
      expect((await inside(link, (transaction) => transaction.query(statement, []))).rows).toEqual([])
    const insert =
      "insert into audit_event (id, organisation_id, action, target_kind, target_id, address, at) values ($1, $2, 'x', 'x', 'x', 'x', now())"
    await expect(inside(link, (transaction) => transaction.query(insert, [randomUUID(), organisation]))).rejects.toThrow(/row-level security/)
  })

  it('writes into the trail only that it was opened or sent', async () => {
    const write = (action: string) =>
      inside(link, async (transaction) => {
        await transaction.query("select record_link_event($1, $2, null, '', now())", [randomUUID(), action])
        await transaction.query(`set local shinayaka.organisation = '${organisation}'`, [])
        return (await transaction.query<{ action: string }>('select action from audit_event where target_id = $1', [link])).rows
      })
    const before = (await write('supplier.link-accept')).length
    expect(await write('supplier.link-open')).toHaveLength(before + 1)
  })

  it('is found by the hash of its token alone, which nobody can read', async () => {
    const found = async (secret: string) =>
      (
        await inside(null, (transaction) =>
          transaction.query<{ link_id: string }>("select * from supplier_link_by_token(sha256(convert_to($1, 'UTF8')))", [secret]),
        )
      ).rows
    expect(await found(token)).toEqual([{ link_id: link, organisation_id: organisation, request_id: expect.any(String) }])
    expect(await found(link)).toEqual([])
    await expect(inside(link, (transaction) => transaction.query('select token_hash from supplier_link', []))).rejects.toThrow(/permission denied/)
  })

  it('is a scope like any other, which forgets the link with the transaction', async () => {
    const { scope, rollback } = openLinkScope(house.pool, house.app.clock, { id: link, organisation, request: supplier }, '127.0.0.1')
    expect((await scope.db.selectFrom('supplier_link').select('id').execute()).map(({ id }) => id)).toEqual([link])
    await rollback()
    expect(await countIn(null, 'supplier_link')).toBe(0)
  })
})
