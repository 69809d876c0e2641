// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resetPassword } from '../../ops/setup.ts'
import { withOwner } from '../../platform/database/owner.ts'
import type { Postgres } from '../../platform/postgres/connection.ts'
import { createAuthenticator } from '../../testing/authenticator.ts'
import { found, goodPassword, join, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { absentProvider } from '../../testing/provider-samples.ts'
import { foundAnother } from '../../testing/second.ts'
import { openTestBrowser, type TestBrowser } from '../../testing/sign-in.ts'

// The other doors of a house whose provider is the only way in.

const newPassword = 'momiji-tsurara-kazaguruma-77'
let house: TestHouse
let organisation: string
let elsewhere: string
const device = createAuthenticator()

const owner = <T>(work: Parameters<typeof withOwner<T>>[1]) => withOwner(house.database.owner, work)
const organisationOf = async (browser: TestBrowser) =>
  (await browser.json('GET', '/api/session')).json<{ organisation: { id: string } }>().organisation.id
const optionsOf = async (browser: TestBrowser, url: string) => (await browser.json('POST', url)).json<{ options: { challenge: string } }>().options
const enterByPasskey = async (browser: TestBrowser) =>
  browser.json('POST', '/sign-in/passkey', { next: '/', response: device.get(await optionsOf(browser, '/sign-in/passkey/options')) })
const sessions = (action: string) =>
  owner((db) => db.selectFrom('audit_event').select(['target_id', 'person_id']).where('action', '=', action).execute())

beforeAll(async () => {
  house = await openTestHouse()
  const admin = await found(house, '朝顔病院', 'asagao', 'hospital')
  await join(house, admin, '鍵の人', 'kagi', 'staff')
  await join(house, admin, '兼務の人', 'kenmu', 'staff')
  const other = await foundAnother(house, '向日葵薬局', 'himawari')
  const keyholder = openTestBrowser(house)
  await keyholder.signIn('kagi')
  const response = device.create(await optionsOf(keyholder, '/api/account/passkeys/options'))
  expect((await keyholder.json('POST', '/api/account/passkeys', { name: '受付', response })).statusCode).toBe(200)
  const both = openTestBrowser(house)
  await both.signIn('kenmu')
  const { code } = (await house.as(other)('POST', '/api/invitations', { name: '兼務の人', role: 'viewer' })).json<{ code: string }>()
  expect((await both.json('POST', '/api/memberships', { code })).statusCode).toBe(200)
  organisation = await organisationOf(both)
  elsewhere = (await house.as(other)('GET', '/api/session')).json<{ organisation: { id: string } }>().organisation.id
  const { name, issuer, clientId, clientSecret } = absentProvider
  await owner((db) =>
    db
      .insertInto('identity_provider')
      .values({ organisation_id: organisation, name, issuer, client_id: clientId, client_secret: clientSecret, enabled: true, only_way: true })
      .execute(),
  )
})
afterAll(() => house?.close())

describe('where the provider is the only way in', () => {
  it('a passkey opens nothing by itself', async () => {
    const browser = openTestBrowser(house)
    expect((await enterByPasskey(browser)).json()).toMatchObject({ code: 'passkey.refused' })
    expect((await browser.json('GET', '/api/session')).statusCode).toBe(401)
  })

  it('somebody of two institutions comes into the other one alone, and cannot switch', async () => {
    const browser = openTestBrowser(house)
    expect((await browser.signIn('kenmu')).statusCode).toBe(303)
    expect(await organisationOf(browser)).toBe(elsewhere)
    expect((await browser.post('/switch', { organisation })).json()).toMatchObject({ code: 'provider.elsewhere' })
    expect(await organisationOf(browser)).toBe(elsewhere)
  })

  it('a session by the provider stays in the institution it speaks for', async () => {
    const browser = openTestBrowser(house)
    await browser.signIn('kenmu')
    await owner((db) => db.updateTable('session').set({ factor: 'provider', organisation_id: organisation }).execute())
    expect(await organisationOf(browser)).toBe(organisation)
    expect((await browser.post('/switch', { organisation: elsewhere })).json()).toMatchObject({ code: 'provider.elsewhere' })
    expect((await browser.post('/switch', { organisation: '0190b0c0-0000-7000-8000-000000000000' })).json()).toMatchObject({ code: 'not-found' })
  })

  it('without the envelope, whoever stands at the server lets one person in, as loudly', async () => {
    expect((await openTestBrowser(house).signIn('asagao')).statusCode).toBe(422)
    expect(await resetPassword(house.database as unknown as Postgres, house.app.clock, 'asagao', newPassword, { secondFactor: false })).toBe(true)
    const browser = openTestBrowser(house)
    expect((await browser.signIn('asagao', newPassword)).statusCode).toBe(303)
    expect(await sessions('session.break-glass')).toEqual([expect.objectContaining({ target_id: 'asagao' })])
    const { recoveries } = (await browser.json('GET', '/api/recoveries')).json<{ recoveries: object[] }>()
    expect(recoveries).toEqual([expect.objectContaining({ kind: 'break-glass' })])
    expect((await openTestBrowser(house).signIn('kagi', goodPassword)).statusCode).toBe(422)
  })

  it('a passkey of the account held ready is a break-glass as well', async () => {
    await owner(async (db) => {
      const { id } = await db.selectFrom('person').select('id').where('login', '=', 'kagi').executeTakeFirstOrThrow()
      await db.updateTable('membership').set({ break_glass: true }).where('person_id', '=', id).execute()
    })
    const browser = openTestBrowser(house)
    expect((await enterByPasskey(browser)).statusCode).toBe(200)
    expect((await sessions('session.break-glass')).map(({ target_id }) => target_id)).toEqual(['asagao', 'kagi'])
  })

  it('somebody held ready is not removed, demoted or reset before that is taken back', async () => {
    const browser = openTestBrowser(house)
    await browser.signIn('asagao', newPassword)
    const { members } = (await browser.json('GET', '/api/accounts')).json<{ members: { id: string; login: string }[] }>()
    const id = members.find(({ login }) => login === 'kagi')?.id
    const answers = [
      await browser.json('DELETE', `/api/accounts/${id}`),
      await browser.json('PUT', `/api/accounts/${id}/role`, { role: 'viewer', until: null }),
      await browser.json('DELETE', `/api/accounts/${id}/second-factor`),
    ]
    expect(answers.map((answer) => answer.json<{ code: string }>().code)).toEqual(['break-glass.held', 'break-glass.held', 'break-glass.held'])
  })
})

describe('the tables of it', () => {
  it('show one institution nothing of another, and nobody the secrets', async () => {
    const { id, db } = { id: elsewhere, db: house.pool }
    const client = await db.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('shinayaka.organisation', $1, true)", [id])
      for (const table of ['identity_provider', 'provider_identity'])
        expect((await client.query(`select organisation_id from ${table}`)).rows).toEqual([])
      await expect(client.query('select * from provider_attempt')).rejects.toThrow(/permission denied/)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
