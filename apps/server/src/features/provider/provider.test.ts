// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { found, goodPassword, join, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { otherClient, startProvider, type TestProvider, visitProvider } from '../../testing/provider.ts'
import { enrolTotp, openTestBrowser, type TestBrowser, totpCode, wait } from '../../testing/sign-in.ts'

const publicUrl = 'http://localhost:8080'
const hosts: string[] = []
let house: TestHouse
let provider: TestProvider
let organisation: string
let admin: TestBrowser

const trail = async (action: string) =>
  withOwner(house.database.owner, (db) =>
    db.selectFrom('audit_event').select(['person_id', 'target_id', 'after', 'organisation_id']).where('action', '=', action).orderBy('at').execute(),
  )
const settings = () => ({
  name: '朝顔病院アカウント',
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret as string | null,
  enabled: true,
  secondFactor: true,
  only: false,
})
type Read = {
  provider: { version: number } | null
  people: { id: string; name: string; linked: boolean; used: string | null }[]
  redirectUri: string
}
const read = async () => (await admin.json('GET', '/api/organisation/identity-provider')).json<Read>()
const save = async (change: Partial<ReturnType<typeof settings>> = {}) => {
  // Whoever came by the provider proves themselves before such an act; here they did a moment ago.
  await admin.json('POST', '/api/session/confirmation/password', { password: goodPassword })
  const version = (await read()).provider?.version ?? 0
  return admin.json('PUT', '/api/organisation/identity-provider', { ...settings(), ...change, version })
}
const personCalled = async (name: string) => (await read()).people.find((one) => one.name === name)
const path = (address: string) => address.slice(publicUrl.length)
/** Goes to the provider from the sign-in page, says who one is there, and comes back. */
const signInBy = async (browser: TestBrowser, account: string) => {
  const begun = await browser.get(`/sign-in/provider/${organisation}?next=/assessments`)
  expect(begun.statusCode, begun.body).toBe(303)
  return browser.get(path(await visitProvider(String(begun.headers.location), account)))
}
/** Links whoever is signed in. */
const linkWith = async (browser: TestBrowser, account: string) => {
  const begun = await browser.json('POST', '/api/account/provider-link')
  expect(begun.statusCode, begun.body).toBe(200)
  return browser.get(path(await visitProvider(begun.json<{ url: string }>().url, account)))
}
const session = async (browser: TestBrowser) => {
  const { sessions } = (await browser.json('GET', '/api/account/sign-in')).json<{ sessions: { factor: string; current: boolean }[] }>()
  return sessions.find(({ current }) => current)?.factor
}

beforeAll(async () => {
  house = await openTestHouse({ providerHosts: hosts, secondFactorGraceDays: 7, mail: { url: 'smtp://127.0.0.1:9', from: 'shinayaka@example.jp' } })
  house.time.now = new Date()
  const cookie = await found(house, '朝顔病院', 'asagao', 'hospital')
  await join(house, cookie, '職員の人', 'shokuin', 'staff')
  await join(house, cookie, '企画の人', 'kikaku', 'planner')
  admin = openTestBrowser(house)
  await admin.signIn('asagao')
  await enrolTotp(house, admin)
  const { redirectUri } = await read()
  organisation = redirectUri.split('/')[5] ?? ''
  expect(redirectUri).toBe(`${publicUrl}/sign-in/provider/${organisation}/callback`)
  provider = await startProvider([redirectUri])
  hosts.push(provider.host)
})
afterAll(async () => {
  await provider?.stop()
  await house?.close()
})

describe('an administrator sets the provider up', () => {
  it('tries it, and is told what was found', async () => {
    const found = (await admin.json('POST', '/api/organisation/identity-provider/test', { issuer: provider.issuer })).json()
    expect(found).toMatchObject({ outcome: 'ok', issuer: provider.issuer, pkce: true, namesItself: true })
    expect(await trail('provider.test')).toHaveLength(1)
  })

  it.each([
    ['not an address', '形が違います'],
    ['http://sso.example.jp', '形が違います'],
    ['https://user:word@sso.example.jp', '形が違います'],
    ['https://sso.example.jp', '許されていません'],
    ['http://169.254.169.254', '形が違います'],
    ['https://10.0.0.1', '許されていません'],
  ])('%s is refused in a sentence', async (issuer, sentence) => {
    const answer = (await admin.json('POST', '/api/organisation/identity-provider/test', { issuer })).json<{ outcome: string; title: string }>()
    expect(answer.outcome).toBe('failed')
    expect(answer.title).toContain(sentence)
    expect((await save({ issuer })).statusCode).toBe(422)
  })

  it('saves it; the secret comes back in nothing, and stands in no trail', async () => {
    expect((await save({ clientSecret: null })).json()).toMatchObject({ code: 'provider.secret-missing' })
    const saved = await save()
    expect(saved.statusCode, saved.body).toBe(200)
    expect(saved.body + (await admin.json('GET', '/api/organisation/identity-provider')).body).not.toContain(provider.clientSecret)
    expect(JSON.stringify(await trail('provider.save'))).not.toContain(provider.clientSecret)
    const direct = house.pool.query('select client_secret from identity_provider')
    await expect(direct).rejects.toThrow(/permission denied/)
    expect((await openTestBrowser(house).get('/sign-in')).body).toContain('朝顔病院アカウント で入る')
  })

  it('gives a kept secret to no other issuer or client', async () => {
    expect((await save({ clientId: 'another', clientSecret: null })).json()).toMatchObject({ code: 'provider.secret-missing' })
    expect((await save({ clientSecret: null, name: '朝顔病院アカウント' })).statusCode).toBe(200)
  })

  it('cannot make it the only way in before it was gone through, and before there is a break-glass account', async () => {
    expect((await save({ only: true, enabled: false })).json()).toMatchObject({ code: 'provider.only-disabled' })
    expect((await save({ only: true })).json()).toMatchObject({ code: 'provider.only-unlinked' })
    expect((await linkWith(admin, 'A-1')).headers.location).toBe('/settings/sign-in?linked=1')
    expect((await save({ only: true })).json()).toMatchObject({ code: 'provider.only-unlinked' })
    const browser = openTestBrowser(house)
    expect((await signInBy(browser, 'A-1')).headers.location).toBe('/assessments')
    expect(await session(browser)).toBe('provider')
    expect((await save({ only: true })).json()).toMatchObject({ code: 'provider.only-no-break-glass' })
  })
})

describe('a member', () => {
  const member = { login: 'shokuin', account: 'S-7' }

  it('whom nobody linked is not let in, whatever the provider says, and it is written', async () => {
    const refused = await signInBy(openTestBrowser(house), member.account)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('まだ結び付いていません')
    expect((await trail('provider.refused')).at(-1)).toMatchObject({ after: { reason: 'unlinked' }, organisation_id: organisation })
  })

  it('links after the own password, and comes in by the provider from then on', async () => {
    const browser = openTestBrowser(house)
    await browser.signIn(member.login)
    expect((await linkWith(browser, member.account)).statusCode).toBe(303)
    expect((await trail('provider.link')).at(-1)).toMatchObject({ after: { issuer: provider.issuer } })
    await browser.json('POST', '/api/session/sign-out')
    const done = await signInBy(browser, member.account)
    expect([done.statusCode, done.headers.location]).toEqual([303, '/assessments'])
    expect(await session(browser)).toBe('provider')
    expect((await trail('session.provider')).at(-1)).toMatchObject({ target_id: member.login })
  })

  it('proves by what only they hold before a dangerous act, however fresh the sign-in', async () => {
    const browser = openTestBrowser(house)
    await signInBy(browser, member.account)
    expect((await browser.json('POST', '/api/account/totp')).json()).toMatchObject({ code: 'session.confirm-required' })
    expect((await browser.json('POST', '/api/session/confirmation/password', { password: goodPassword })).statusCode).toBe(200)
    expect((await browser.json('POST', '/api/account/totp')).statusCode).toBe(200)
  })

  it('cannot be linked with somebody else’s user', async () => {
    const browser = openTestBrowser(house)
    await browser.signIn('kikaku')
    const taken = await linkWith(browser, member.account)
    expect(taken.statusCode).toBe(422)
    expect(taken.body).toContain('もうほかの人のアカウントと結び付いています')
  })

  it('owes our second factor where the provider asks for none', async () => {
    const browser = openTestBrowser(house)
    await browser.signIn('kikaku')
    const { secret } = await enrolTotp(house, browser)
    expect((await linkWith(browser, 'K-2')).statusCode).toBe(303)
    await save({ secondFactor: false })
    const next = openTestBrowser(house)
    expect((await signInBy(next, 'K-2')).headers.location).toBe('/sign-in/second?next=%2Fassessments')
    expect((await next.json('GET', '/api/session')).statusCode).toBe(401)
    await next.post('/sign-in/second', { how: 'totp', code: await totpCode(house, secret) })
    expect(await session(next)).toBe('second')
    await save({ secondFactor: true })
    const trusted = openTestBrowser(house)
    expect((await signInBy(trusted, 'K-2')).headers.location).toBe('/assessments')
    wait(house, 60)
  })

  it('is held to enrol one within the days of grace where the provider asks for none', async () => {
    await save({ secondFactor: false })
    const cookie = openTestBrowser(house)
    await cookie.signIn('kikaku')
    await withOwner(house.database.owner, async (db) => {
      await db
        .deleteFrom('totp')
        .where('person_id', '=', (await personCalled('企画の人'))?.id ?? '')
        .execute()
      await db
        .updateTable('membership')
        .set({ second_factor_told_at: new Date(house.time.now.getTime() - 8 * 86_400_000) })
        .execute()
    })
    const browser = openTestBrowser(house)
    await signInBy(browser, 'K-2')
    expect((await browser.json('GET', '/api/organisation')).json()).toMatchObject({ code: 'second-factor.required' })
    await save({ secondFactor: true })
    expect((await browser.json('GET', '/api/organisation')).statusCode).toBe(200)
  })
})

describe('what comes back to the wrong place, or twice, or not at all', () => {
  const callback = () => `/sign-in/provider/${organisation}/callback`
  const refusedWith = async (answer: { statusCode: number; body: string }, sentence: string, reason: string) => {
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(sentence)
    expect((await trail('provider.refused')).at(-1)).toMatchObject({ after: { reason } })
  }

  it('cancelled at the provider', async () => {
    await refusedWith(await signInBy(openTestBrowser(house), ''), 'やめられたか、断られました', 'denied')
  })

  it('a callback opened a second time', async () => {
    const browser = openTestBrowser(house)
    const begun = await browser.get(`/sign-in/provider/${organisation}`)
    const cookie = browser.cookies.get('shinayaka_provider') ?? ''
    const back = path(await visitProvider(String(begun.headers.location), 'S-7'))
    expect((await browser.get(back)).statusCode).toBe(303)
    browser.cookies.set('shinayaka_provider', cookie)
    browser.cookies.delete('shinayaka_session')
    await refusedWith(await browser.get(back), '別の画面で始めた', 'ended')
    expect((await browser.json('GET', '/api/session')).statusCode).toBe(401)
  })

  it('a callback opened in another browser, which does not spoil it for the right one', async () => {
    const browser = openTestBrowser(house)
    const begun = await browser.get(`/sign-in/provider/${organisation}`)
    const back = path(await visitProvider(String(begun.headers.location), 'S-7'))
    await refusedWith(await openTestBrowser(house).get(back), '別の画面で始めた', 'ended')
    const other = openTestBrowser(house)
    await other.get(`/sign-in/provider/${organisation}`)
    await refusedWith(await other.get(back), '別の画面で始めた', 'ended')
    expect((await browser.get(back)).statusCode).toBe(303)
  })

  it('no state, another state, two states', async () => {
    const browser = openTestBrowser(house)
    for (const query of ['?code=x', '?code=x&state=made-up', '?code=x&state=a&state=b', '']) {
      await browser.get(`/sign-in/provider/${organisation}`)
      await refusedWith(await browser.get(`${callback()}${query}`), '別の画面で始めた', 'ended')
    }
  })

  it('a state that is ten minutes old', async () => {
    const browser = openTestBrowser(house)
    const begun = await browser.get(`/sign-in/provider/${organisation}`)
    const back = path(await visitProvider(String(begun.headers.location), 'S-7'))
    await withOwner(house.database.owner, (db) =>
      db
        .updateTable('provider_attempt')
        .set((eb) => ({ expires_at: sql`${eb.ref('expires_at')} - interval '10 minutes'` }))
        .execute(),
    )
    await refusedWith(await browser.get(back), '別の画面で始めた', 'ended')
  })

  it('a link begun by somebody else', async () => {
    const thief = openTestBrowser(house)
    await thief.signIn('shokuin')
    const { url } = (await thief.json('POST', '/api/account/provider-link')).json<{ url: string }>()
    const back = path(await visitProvider(url, 'THIEF'))
    await refusedWith(await admin.get(back), '別の画面で始めた', 'ended')
  })

  it('a code that was given to another application', async () => {
    const browser = openTestBrowser(house)
    const begun = await browser.get(`/sign-in/provider/${organisation}`)
    const there = new URL(String(begun.headers.location))
    there.searchParams.set('client_id', otherClient.clientId)
    await refusedWith(await browser.get(path(await visitProvider(there.href, 'S-7'))), '返事を確かめられなかった', 'code')
  })

  it('a provider that is not used, an institution that is none, a page that is somebody else’s', async () => {
    const browser = openTestBrowser(house)
    expect((await browser.get('/sign-in/provider/0190b0c0-0000-7000-8000-000000000000')).body).toContain('使えない設定')
    expect((await browser.get('/sign-in/provider/nobody')).statusCode).toBe(404)
    const begun = await browser.get(`/sign-in/provider/${organisation}?next=https://evil.example`)
    expect((await browser.get(path(await visitProvider(String(begun.headers.location), 'S-7')))).headers.location).toBe('/')
  })
})

describe('where the provider is the only way in', () => {
  let codes: string[]
  beforeAll(async () => {
    const { id = '' } = (await personCalled('朝顔病院の管理者')) ?? {}
    const staff = (await personCalled('職員の人'))?.id ?? ''
    await admin.json('POST', '/api/session/confirmation/password', { password: goodPassword })
    expect((await admin.json('PUT', `/api/accounts/${staff}/break-glass`, { breakGlass: true })).json()).toMatchObject({ code: 'break-glass.role' })
    expect((await admin.json('PUT', `/api/accounts/${id}/break-glass`, { breakGlass: true })).statusCode).toBe(200)
    codes = (await admin.json('POST', '/api/account/recovery-codes')).json<{ codes: string[] }>().codes
    const saved = await save({ only: true })
    expect(saved.statusCode, saved.body).toBe(200)
  })

  it('a right password is answered as that of nobody, and a passkey is none', async () => {
    const answers = await Promise.all(
      [
        ['shokuin', goodPassword],
        ['shokuin', 'not-the-password-at-all'],
        ['nobody.here', goodPassword],
      ].map(([login = '', password = '']) => openTestBrowser(house).signIn(login, password)),
    )
    const [right, ...others] = answers.map(({ statusCode, body }) => ({ statusCode, body: body.replace(/value="[^"]*"/g, '') }))
    expect(right?.statusCode).toBe(422)
    for (const other of others) expect(other).toEqual(right)
    const { rows } = await house.pool.query("select * from person_for_sign_in('shokuin')")
    expect(rows).toEqual([])
  })

  it('the last break-glass account stays one', async () => {
    const id = (await personCalled('朝顔病院の管理者'))?.id ?? ''
    await admin.json('POST', '/api/session/confirmation/password', { password: goodPassword })
    expect((await admin.json('PUT', `/api/accounts/${id}/break-glass`, { breakGlass: false })).json()).toMatchObject({ code: 'break-glass.last' })
  })

  it('on the day the provider is down, the page says what to do, and the break-glass account comes in, loudly', async () => {
    await withOwner(house.database.owner, (db) =>
      db.updateTable('person').set({ email: 'kanri@example.jp', email_confirmed_at: house.time.now }).where('login', '=', 'asagao').execute(),
    )
    await provider.stop()
    const down = await openTestBrowser(house).get(`/sign-in/provider/${organisation}`)
    expect(down.statusCode).toBe(503)
    expect(down.body).toContain('院内の認証基盤につながりません')
    expect(down.body).toContain('非常用アカウントの紙')
    expect((await trail('provider.refused')).at(-1)).toMatchObject({ after: { reason: 'down' } })

    const browser = openTestBrowser(house, '198.51.100.7')
    expect((await browser.signIn('asagao')).headers.location).toMatch(/^\/sign-in\/second/)
    // Nothing is told yet: the second step is still owed.
    expect(await trail('session.break-glass')).toEqual([])
    const done = await browser.post('/sign-in/second', { how: 'recovery', recovery: codes[0] ?? '' })
    expect(done.statusCode).toBe(303)
    expect(await session(browser)).toBe('break-glass')
    expect(await trail('session.break-glass')).toEqual([expect.objectContaining({ target_id: 'asagao', organisation_id: organisation })])
    const { recoveries } = (await admin.json('GET', '/api/recoveries')).json<{ recoveries: object[] }>()
    expect(recoveries).toEqual([expect.objectContaining({ kind: 'break-glass', name: '朝顔病院の管理者', address: '198.51.100.7' })])
    const letters = await withOwner(house.database.owner, (db) =>
      db.selectFrom('mail').select(['recipient', 'subject', 'body']).where('kind', '=', 'break-glass').execute(),
    )
    expect(letters).toEqual([expect.objectContaining({ recipient: 'kanri@example.jp', body: expect.stringContaining('198.51.100.7') })])

    // Whoever is in opens the doors again for all others, without asking the provider.
    const { provider: kept } = (await browser.json('GET', '/api/organisation/identity-provider')).json<{ provider: { version: number } }>()
    const opened = await browser.json('PUT', '/api/organisation/identity-provider', { ...settings(), clientSecret: null, version: kept.version })
    expect(opened.statusCode, opened.body).toBe(200)
    expect((await openTestBrowser(house).signIn('shokuin')).statusCode).toBe(303)
    await provider.start()
    expect((await save({ only: true })).statusCode).toBe(200)
  })

  it('a break-glass account that lost its second factor gets a new one before anything else', async () => {
    wait(house, 60)
    await withOwner(house.database.owner, (db) => db.deleteFrom('totp').execute())
    await withOwner(house.database.owner, (db) => db.deleteFrom('recovery_code').execute())
    const browser = openTestBrowser(house)
    await browser.signIn('asagao')
    expect((await browser.json('GET', '/api/organisation')).json()).toMatchObject({ code: 'second-factor.required' })
    await enrolTotp(house, browser)
    expect((await browser.json('GET', '/api/organisation')).statusCode).toBe(200)
  })
})
