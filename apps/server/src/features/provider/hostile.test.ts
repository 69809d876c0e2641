// SPDX-License-Identifier: Apache-2.0
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { type HostileProvider, newKey, signed, startHostileProvider } from '../../testing/hostile-provider.ts'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { openTestBrowser, type TestBrowser, wait } from '../../testing/sign-in.ts'

const clientSecret = 'himitsu-no-kagi-0123456789-abcdefgh'
const hosts: string[] = []
let house: TestHouse
let hostile: HostileProvider
let admin: TestBrowser
let organisation: string

beforeAll(async () => {
  house = await openTestHouse({ providerHosts: hosts })
  await found(house, '朝顔病院', 'asagao')
  admin = openTestBrowser(house)
  await admin.signIn('asagao')
  hostile = await startHostileProvider()
  hosts.push(hostile.host)
  const settings = {
    name: '病院アカウント',
    issuer: hostile.issuer,
    clientId: 'shinayaka',
    clientSecret,
    enabled: true,
    secondFactor: true,
    only: false,
  }
  const saved = await admin.json('PUT', '/api/organisation/identity-provider', { ...settings, version: 0 })
  expect(saved.statusCode, saved.body).toBe(200)
  const { redirectUri } = (await admin.json('GET', '/api/organisation/identity-provider')).json<{ redirectUri: string }>()
  organisation = redirectUri.split('/')[5] ?? ''
  await withOwner(house.database.owner, async (db) => {
    const { person_id } = await db.selectFrom('membership').select('person_id').executeTakeFirstOrThrow()
    const row = { organisation_id: organisation, person_id, issuer: hostile.issuer, subject: 'A-1', linked_at: house.time.now }
    await db.insertInto('provider_identity').values(row).execute()
  })
})
afterAll(async () => {
  await hostile?.stop()
  await house?.close()
})

type Begun = { browser: TestBrowser; there: URL; claims: Record<string, unknown> }
/** Somebody who set out; `claims` are those of an honest token for them. */
const setOut = async (): Promise<Begun> => {
  hostile.description = {}
  wait(house, 1)
  const browser = openTestBrowser(house)
  const begun = await browser.get(`/sign-in/provider/${organisation}`)
  expect(begun.statusCode, begun.body).toBe(303)
  const there = new URL(String(begun.headers.location))
  const now = Math.floor(house.time.now.getTime() / 1000)
  const claims = { iss: hostile.issuer, aud: 'shinayaka', sub: 'A-1', nonce: there.searchParams.get('nonce'), iat: now, exp: now + 300 }
  return { browser, there, claims }
}
const comeBack = ({ browser, there }: Begun, query: Record<string, string> = { iss: hostile.issuer }) => {
  const asked = new URLSearchParams({ code: 'anything', state: there.searchParams.get('state') ?? '', ...query })
  return browser.get(`/sign-in/provider/${organisation}/callback?${asked}`)
}
const lastReason = async () =>
  (
    await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select('after').where('action', '=', 'provider.refused').orderBy('at').orderBy('id').execute(),
    )
  ).at(-1)?.after
const expectRefused = async (begun: Begun, answer: LightMyRequestResponse, reason: string, code = 422) => {
  expect(answer.statusCode, answer.body).toBe(code)
  expect(answer.cookies.map(({ name }) => name)).not.toContain('shinayaka_session')
  expect((await begun.browser.json('GET', '/api/session')).statusCode).toBe(401)
  expect(await lastReason()).toEqual({ reason })
  // Nothing of the forgery, no secret and no address of the provider's stands on the page.
  for (const inside of [clientSecret, hostile.token ?? clientSecret, 'A-1']) expect(answer.body).not.toContain(inside)
}

describe('an honest answer of the same provider', () => {
  it('is let in: what follows fails for its one fault alone', async () => {
    const begun = await setOut()
    expect(Object.fromEntries(begun.there.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      client_id: 'shinayaka',
    })
    hostile.token = signed(hostile.key, begun.claims)
    expect((await comeBack(begun)).statusCode).toBe(303)
    expect((await begun.browser.json('GET', '/api/session')).statusCode).toBe(200)
    expect(hostile.sent().get('code_verifier')).toMatch(/^[\w-]{43}$/)
    // The address says nothing of who comes, and never the secret.
    expect(begun.there.href).not.toContain(clientSecret)
  })
})

describe('a forged token', () => {
  const another = newKey()
  const faults: [string, string, (begun: Begun) => string][] = [
    ['of another attempt', 'nonce', ({ claims }) => signed(hostile.key, { ...claims, nonce: 'another' })],
    ['without a nonce', 'nonce', ({ claims: { nonce: _, ...claims } }) => signed(hostile.key, claims)],
    ['of another issuer', 'issuer', ({ claims }) => signed(hostile.key, { ...claims, iss: 'https://sso.example.jp' })],
    ['for another application', 'audience', ({ claims }) => signed(hostile.key, { ...claims, aud: 'karte' })],
    ['for several, given to another', 'audience', ({ claims }) => signed(hostile.key, { ...claims, aud: ['karte', 'shinayaka'], azp: 'karte' })],
    ['that has expired', 'expired', ({ claims }) => signed(hostile.key, { ...claims, exp: Number(claims.iat) - 31 })],
    ['that is not valid yet', 'expired', ({ claims }) => signed(hostile.key, { ...claims, nbf: Number(claims.iat) + 120 })],
    ['signed by nobody (alg none)', 'algorithm', ({ claims }) => signed(hostile.key, claims, 'none')],
    ['signed with our shared secret (HS256)', 'algorithm', ({ claims }) => signed(hostile.key, claims, 'HS256', clientSecret)],
    ['signed by another key', 'signature', ({ claims }) => signed(another.privateKey, claims)],
    [
      'whose signature is of another text',
      'signature',
      ({ claims }) => {
        const [head, , signature] = signed(hostile.key, claims).split('.')
        return [head, signed(hostile.key, { ...claims, sub: 'A-1 ' }).split('.')[1], signature].join('.')
      },
    ],
    ['without a subject', 'answer', ({ claims: { sub: _, ...claims } }) => signed(hostile.key, claims)],
    ['that is none', 'answer', () => 'not.a.token'],
  ]
  it.each(faults)('%s is refused (%s)', async (_, reason, forge) => {
    const begun = await setOut()
    hostile.token = forge(begun)
    await expectRefused(begun, await comeBack(begun), reason)
  })

  it('of a subject that nobody linked is refused', async () => {
    const begun = await setOut()
    hostile.token = signed(hostile.key, { ...begun.claims, sub: 'a-1' })
    await expectRefused(begun, await comeBack(begun), 'unlinked')
  })
})

describe('an answer that is not as asked', () => {
  it.each([
    ['names another provider', { iss: 'https://sso.example.jp' }, 'issuer', 422],
    ['says that access is denied', { error: 'access_denied', iss: 'own' }, 'denied', 422],
    ['says that the provider is in trouble', { error: 'temporarily_unavailable', iss: 'own' }, 'down', 503],
  ] as const)('%s', async (_, query, reason, code) => {
    const begun = await setOut()
    hostile.token = signed(hostile.key, begun.claims)
    await expectRefused(begun, await comeBack(begun, { ...query, iss: query.iss === 'own' ? hostile.issuer : query.iss }), reason, code)
  })

  it('names no provider, where this one always does', async () => {
    const begun = await setOut()
    hostile.token = signed(hostile.key, begun.claims)
    const state = begun.there.searchParams.get('state') ?? ''
    const answer = await begun.browser.get(`/sign-in/provider/${organisation}/callback?code=x&state=${state}`)
    await expectRefused(begun, answer, 'issuer')
  })

  it('is a code that the provider does not take', async () => {
    const begun = await setOut()
    hostile.token = null
    await expectRefused(begun, await comeBack(begun), 'code')
  })
})

describe('a provider that describes itself badly', () => {
  const begin = async (description: Record<string, unknown>) => {
    hostile.description = description
    wait(house, 1)
    const answer = await openTestBrowser(house).get(`/sign-in/provider/${organisation}`)
    hostile.description = {}
    return answer
  }
  it.each([
    ['as another issuer', { issuer: 'https://sso.example.jp' }, 'issuer'],
    ['with no safe signature', { id_token_signing_alg_values_supported: ['HS256', 'none'] }, 'algorithm'],
    ['without an address for keys', { jwks_uri: undefined }, 'discovery'],
    ['with a sign-in page that is a script', { authorization_endpoint: 'javascript:alert(1)' }, 'discovery'],
    ['with a sign-in page in the clear', { authorization_endpoint: 'http://sso.example.jp/authorize' }, 'discovery'],
  ])('%s leads nobody anywhere', async (_, description, reason) => {
    const answer = await begin(description)
    expect(answer.statusCode).toBe(422)
    expect(answer.headers.location).toBeUndefined()
    expect(await lastReason()).toEqual({ reason })
  })

  it.each([
    ['a machine that the settings do not name', 'https://169.254.169.254/keys', '許されていません'],
    ['a machine in the clear', 'http://10.0.0.1/keys', '形が違います'],
  ])('with keys at %s makes the server ask nobody there', async (_, jwks_uri, sentence) => {
    const answer = await begin({ jwks_uri })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(sentence)
  })

  it('with more than a provider has to say is cut off', async () => {
    const answer = await begin({ padding: 'x'.repeat(2 * 1024 * 1024) })
    expect(answer.statusCode).toBe(422)
    expect(await lastReason()).toEqual({ reason: 'answer' })
  })
})
