// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { createAuthenticator } from '../../testing/authenticator.ts'
import { found, goodPassword, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { openTestBrowser, type TestBrowser, totpCode, wait } from '../../testing/sign-in.ts'
import { passkeyHindrance } from './passkeys.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await found(house, '朝顔病院', 'asagao')
})
afterAll(() => house.close())

type Options = { options: { challenge: string } }
let count = 0
const somebody = async (): Promise<{ login: string; browser: TestBrowser }> => {
  count += 1
  const login = `person${count}`
  await join(house, await signInAgain(house, 'asagao'), `人${count}`, login, 'operator')
  const browser = openTestBrowser(house)
  await browser.signIn(login)
  return { login, browser }
}
const optionsOf = async (browser: TestBrowser, url: string) => (await browser.json('POST', url)).json<Options>().options
const register = async (browser: TestBrowser, device = createAuthenticator(), name = '受付のパソコン') => {
  const response = device.create(await optionsOf(browser, '/api/account/passkeys/options'))
  return { device, answer: await browser.json('POST', '/api/account/passkeys', { name, response }) }
}
const enter = async (browser: TestBrowser, device: ReturnType<typeof createAuthenticator>, lies: Parameters<typeof device.get>[1] = {}) => {
  const response = device.get(await optionsOf(browser, '/sign-in/passkey/options'), lies)
  return browser.json('POST', '/sign-in/passkey', { next: '/assessments', response })
}
const ownPasskeys = async (browser: TestBrowser) =>
  (await browser.json('GET', '/api/account/sign-in')).json<{ passkeys: { id: string; name: string; disabled: string | null }[] }>().passkeys

describe('a passkey', () => {
  it('lets its owner in by itself, and is a second factor', async () => {
    const { login, browser } = await somebody()
    const { device, answer } = await register(browser)
    expect(answer.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10)
    const other = openTestBrowser(house)
    expect((await enter(other, device)).json()).toEqual({ next: '/assessments' })
    expect((await other.json('GET', '/api/session')).json()).toMatchObject({ person: { login }, secondFactor: { enrolled: true } })
    expect((await other.json('GET', '/api/account/sign-in')).json()).toMatchObject({
      passkeys: [{ name: '受付のパソコン', used: expect.any(String), disabled: null }],
      sessions: expect.arrayContaining([expect.objectContaining({ factor: 'second', current: true })]),
    })
    // The password alone is not enough any more.
    expect((await openTestBrowser(house).signIn(login)).headers.location).toBe('/sign-in/second?next=%2F')
  })

  it('can be named anew and removed, by its owner alone', async () => {
    const [one, two] = [await somebody(), await somebody()]
    await register(one.browser)
    await register(one.browser, createAuthenticator(), '自宅のスマートフォン')
    const [first] = await ownPasskeys(one.browser)
    const url = `/api/account/passkeys/${first?.id}`
    expect((await two.browser.json('PUT', url, { name: '盗んだ' })).json()).toMatchObject({ code: 'not-found' })
    expect((await two.browser.json('DELETE', url)).json()).toMatchObject({ code: 'not-found' })
    expect((await one.browser.json('PUT', url, { name: '夜勤室' })).json()).toEqual({ done: true })
    expect((await ownPasskeys(one.browser)).map(({ name }) => name)).toEqual(['夜勤室', '自宅のスマートフォン'])
    expect((await one.browser.json('DELETE', url)).json()).toEqual({ done: true })
    expect(await ownPasskeys(one.browser)).toHaveLength(1)
  })

  it('proves anew who one is, and nobody else', async () => {
    const [one, two] = [await somebody(), await somebody()]
    const { device } = await register(one.browser)
    const { device: others } = await register(two.browser)
    wait(house, 16 * 60)
    const url = '/api/session/confirmation/passkey'
    const confirm = async (key: typeof device) => one.browser.json('POST', url, { response: key.get(await optionsOf(one.browser, `${url}/options`)) })
    expect((await confirm(others)).json()).toMatchObject({ code: 'passkey.refused' })
    expect((await one.browser.json('POST', '/api/account/totp')).json()).toMatchObject({ code: 'session.confirm-required' })
    expect((await confirm(device)).json()).toEqual({ done: true })
    expect((await one.browser.json('POST', '/api/account/totp')).statusCode).toBe(200)
  })
})

describe('a passkey is refused', () => {
  it.each([
    ['signed at another origin', { origin: 'https://shinayaka.example.com' }],
    ['made for another site', { rpId: 'example.com' }],
    ['whose device did not know its owner', { verified: false }],
    ['over another challenge', { challenge: 'AAAA' }],
  ] as const)('when %s', async (_, lies) => {
    const { browser } = await somebody()
    const device = createAuthenticator()
    const options = await optionsOf(browser, '/api/account/passkeys/options')
    const made = await browser.json('POST', '/api/account/passkeys', { name: 'x', response: device.create(options, lies) })
    expect(made.json()).toMatchObject({ status: 422, code: 'passkey.refused' })
    const { device: good } = await register(browser)
    expect((await enter(openTestBrowser(house), good, lies)).json()).toMatchObject({ status: 422, code: 'passkey.refused' })
  })

  it('when the answer is sent again, comes from another browser or too late, or nobody has it', async () => {
    const { browser } = await somebody()
    const { device } = await register(browser)
    const other = openTestBrowser(house)
    const response = device.get(await optionsOf(other, '/sign-in/passkey/options'))
    expect((await openTestBrowser(house).json('POST', '/sign-in/passkey', { response })).json()).toMatchObject({ code: 'passkey.refused' })
    expect((await other.json('POST', '/sign-in/passkey', { response })).statusCode).toBe(200)
    expect((await other.json('POST', '/sign-in/passkey', { response })).json()).toMatchObject({ code: 'passkey.refused' })
    const late = device.get(await optionsOf(other, '/sign-in/passkey/options'))
    wait(house, 301)
    expect((await other.json('POST', '/sign-in/passkey', { response: late })).json()).toMatchObject({ code: 'passkey.refused' })
    expect((await enter(other, createAuthenticator())).json()).toMatchObject({ code: 'passkey.refused' })
    for (const broken of [{}, { id: 5 }, { id: device.id, response: { clientDataJSON: '%%%' } }, 'x', null])
      expect((await other.json('POST', '/sign-in/passkey', { response: broken })).statusCode).toBeLessThan(500)
  })

  it('by an address that is a number or not protected', () => {
    const at = (publicUrl: string) => passkeyHindrance({ publicUrl } as Parameters<typeof passkeyHindrance>[0])
    expect(
      ['https://shinayaka.example.jp', 'http://localhost:8080', 'http://server.local:8080', 'https://192.0.2.1', 'https://[::1]'].map(at),
    ).toEqual([null, null, 'not-https', 'number', 'number'])
  })
})

describe('a copied passkey, whose counter goes backwards', () => {
  it('is stopped for good, loudly, and does not make the password enough', async () => {
    const { login, browser } = await somebody()
    const { device } = await register(browser)
    expect((await enter(openTestBrowser(house), device, { counter: 7 })).statusCode).toBe(200)
    expect((await enter(openTestBrowser(house), device, { counter: 7 })).json()).toMatchObject({ code: 'passkey.disabled' })
    expect((await enter(openTestBrowser(house), device, { counter: 99 })).json()).toMatchObject({ code: 'passkey.disabled' })
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select('target_id').where('action', '=', 'passkey.cloned').execute(),
    )
    expect(rows).toEqual([{ target_id: login }])
    expect(await ownPasskeys(browser)).toMatchObject([{ disabled: expect.any(String) }])
    expect((await openTestBrowser(house).signIn(login)).headers.location).toContain('/sign-in/second')
  })

  it('cannot be stopped by somebody who does not hold the key', async () => {
    const { browser } = await somebody()
    const { device } = await register(browser)
    await enter(openTestBrowser(house), device, { counter: 7 })
    const other = openTestBrowser(house)
    const response = device.get(await optionsOf(other, '/sign-in/passkey/options'), { counter: 1 })
    const forged = { ...response, response: { ...response.response, signature: createAuthenticator().get({ challenge: 'x' }).response.signature } }
    expect((await other.json('POST', '/sign-in/passkey', { response: forged })).json()).toMatchObject({ code: 'passkey.refused' })
    expect(await ownPasskeys(browser)).toMatchObject([{ disabled: null }])
  })

  it('is told at the next sign-in, by another factor', async () => {
    const { login, browser } = await somebody()
    const { device } = await register(browser)
    const { secret } = (await browser.json('POST', '/api/account/totp')).json<{ secret: string }>()
    await browser.json('POST', '/api/account/totp/confirmation', { code: await totpCode(house, secret) })
    await enter(openTestBrowser(house), device, { counter: 7 })
    await enter(openTestBrowser(house), device, { counter: 3 })
    wait(house, 60)
    const next = openTestBrowser(house)
    await next.signIn(login, goodPassword)
    await next.post('/sign-in/second', { how: 'totp', code: await totpCode(house, secret) })
    expect((await next.json('GET', '/api/session')).json()).toMatchObject({ notices: ['passkey-disabled'] })
  })
})
