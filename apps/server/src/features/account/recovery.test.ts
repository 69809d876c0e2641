// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { found, goodPassword, join, openTestHouse, postForm, sessionOf, signInAgain, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

const otherPassword = 'momiji-tsurara-kazaguruma-77'
let house: TestHouse
let admin: string

beforeAll(async () => {
  house = await openTestHouse()
  admin = await found(house, '朝顔病院', 'asagao')
})
afterAll(() => house.close())

const make = async (cookie = admin) => (await house.as(cookie)('POST', '/api/recovery-sheet')).json<{ code: string; recoverUrl: string | null }>()
const recover = (code: string, password = otherPassword) => postForm(house.as(null), '/recover', { code, password })
const unseen = async (cookie: string) =>
  (await house.as(cookie)('GET', '/api/recoveries')).json<{ recoveries: { id: string; name: string }[] }>().recoveries

describe('the sealed sheet', () => {
  it('is known by its hash only, and told of without its code', async () => {
    expect((await house.as(admin)('GET', '/api/recovery-sheet')).json()).toEqual({ sheet: null })
    const { code } = await make()
    expect(code).toMatch(/^([2-9A-Z]{4}-){5}[2-9A-Z]{4}$/)
    const read = await house.as(admin)('GET', '/api/recovery-sheet')
    expect(read.json()).toMatchObject({ sheet: { usedAt: null } })
    expect(read.body).not.toContain(code)
    const stored = await withOwner(house.database.owner, (db) => db.selectFrom('recovery_sheet').selectAll().execute())
    expect(JSON.stringify(stored)).not.toContain(code)
  })
  it('opens nothing once a newer one was made', async () => {
    const { code: older } = await make()
    await make()
    const refused = await recover(older)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('コードが違うか')
  })
  it.each([
    ['', otherPassword],
    ['ABCD-EFGH-JKMN-PQRS', otherPassword],
  ])('is not guessed: %s', async (code, password) => {
    expect((await recover(code, password)).statusCode).toBe(422)
  })
  it('stays unused where the new password is weak', async () => {
    const { code } = await make()
    expect((await recover(code, 'short')).statusCode).toBe(422)
    expect((await recover(code, '1234567890123')).statusCode).toBe(422)
    expect((await house.as(admin)('GET', '/api/recovery-sheet')).json()).toMatchObject({ sheet: { usedAt: null } })
  })
  it('gives a new password, ends every session, and is shown to every administrator until seen', async () => {
    const colleague = await join(house, admin, '副管理者', 'fuku', 'administrator')
    // Wherever second factors are kept, those of this person go.
    const { person } = (await house.as(admin)('GET', '/api/session')).json<{ person: { id: string } }>()
    await withOwner(house.database.owner, async (db) => {
      await sql`create table if not exists totp (person_id uuid primary key)`.execute(db)
      await sql`insert into totp (person_id) values (${person.id}::uuid)`.execute(db)
    })
    const { code } = await make()
    const [one, two] = await Promise.all([recover(code), recover(code)])
    expect([one.statusCode, two.statusCode].sort()).toEqual([200, 422])
    expect([one, two].find(({ statusCode }) => statusCode === 200)?.body).toContain('asagao')
    expect((await house.as(admin)('GET', '/api/session')).statusCode).toBe(401)
    expect((await postForm(house.as(null), '/sign-in', { login: 'asagao', password: goodPassword })).statusCode).toBe(422)
    admin = sessionOf(await postForm(house.as(null), '/sign-in', { login: 'asagao', password: otherPassword }))
    expect((await recover(code)).statusCode).toBe(422)
    const { rows: factors } = await withOwner(house.database.owner, (db) => sql`select 1 from totp`.execute(db))
    expect(factors).toEqual([])
    const [use] = await unseen(colleague)
    expect(use).toMatchObject({ name: '朝顔病院の管理者' })
    expect((await house.as(colleague)('POST', `/api/recoveries/${use?.id}/seen`)).json()).toEqual({ seen: true })
    expect(await unseen(colleague)).toEqual([])
    expect(await unseen(admin)).toHaveLength(1)
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select(['target_kind', 'after']).where('action', '=', 'recovery.use').execute(),
    )
    expect(rows).toMatchObject([{ target_kind: 'person', after: { name: '朝顔病院の管理者', secondFactors: 'cleared' } }])
  })
  it('of somebody who is no administrator any more opens nothing', async () => {
    const fuku = await signInAgain(house, 'fuku')
    const { code } = await make(fuku)
    const { person } = (await house.as(fuku)('GET', '/api/session')).json<{ person: { id: string } }>()
    await house.as(admin)('PUT', `/api/accounts/${person.id}/role`, { role: 'viewer', until: null })
    expect((await recover(code)).statusCode).toBe(422)
    expect((await house.as(fuku)('GET', '/api/recoveries')).statusCode).toBe(403)
  })
  it('is nothing that another institution sees', async () => {
    const stranger = await foundAnother(house, '向日葵薬局', 'himawari')
    expect(await unseen(stranger)).toEqual([])
    const [use] = await unseen(admin)
    expect((await house.as(stranger)('POST', `/api/recoveries/${use?.id}/seen`)).json()).toMatchObject({ status: 404 })
  })
})
