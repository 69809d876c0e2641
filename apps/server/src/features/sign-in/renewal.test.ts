// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAuthenticator } from '../../testing/authenticator.ts'
import { found, goodPassword, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { enrolTotp, openTestBrowser, type TestBrowser, totpCode, wait } from '../../testing/sign-in.ts'

let house: TestHouse
let browser: TestBrowser
let secret: string
beforeAll(async () => {
  house = await openTestHouse()
  await found(house, '朝顔病院', 'asagao')
  browser = openTestBrowser(house)
  await browser.signIn('asagao')
  secret = (await enrolTotp(house, browser)).secret
})
afterAll(() => house.close())

const confirmation = '/api/session/confirmation'
const cookie = () => `shinayaka_session=${browser.cookies.get('shinayaka_session')}`
const sessionId = async (held: string) =>
  (await house.as(held)('GET', '/api/account/sign-in')).json<{ sessions: { id: string; current: boolean }[] }>().sessions.find((one) => one.current)
    ?.id
const statusOf = async (held: string) => (await house.as(held)('GET', '/api/home')).statusCode

const byPasskey = async () => {
  const device = createAuthenticator()
  const options = async (url: string) => (await browser.json('POST', url)).json().options
  const response = device.create(await options('/api/account/passkeys/options'))
  expect((await browser.json('POST', '/api/account/passkeys', { name: '自分の', response })).statusCode).toBe(200)
  return { response: device.get(await options(`${confirmation}/passkey/options`)) }
}

describe('proving again who one is', () => {
  it.each([
    ['password', async () => ({ password: goodPassword })],
    ['code', async () => ({ code: await totpCode(house, secret) })],
    ['passkey', byPasskey],
  ])('by %s puts the session under a new token, and the old one ends at once', async (way, proof) => {
    const body = await proof()
    const [before, id] = [cookie(), await sessionId(cookie())]
    const answer = await browser.json('POST', `${confirmation}/${way}`, body)
    expect([answer.statusCode, answer.json()]).toEqual([200, { done: true }])
    expect(answer.cookies).toEqual([expect.objectContaining({ name: 'shinayaka_session', httpOnly: true, sameSite: 'Lax', path: '/' })])
    expect(cookie()).not.toBe(before)
    expect([await statusOf(before), await statusOf(cookie())]).toEqual([401, 200])
    // The same session for its owner's list, and what they proved counts.
    expect(await sessionId(cookie())).toBe(id)
    wait(house, 60)
  })

  it('changes nothing where the proof was wrong', async () => {
    const before = cookie()
    expect((await browser.json('POST', `${confirmation}/password`, { password: 'wrong-wrong-wrong' })).statusCode).toBe(422)
    expect([cookie(), await statusOf(before)]).toEqual([before, 200])
  })

  it('counts for dangerous acts with the new token', async () => {
    wait(house, 901)
    expect((await browser.json('DELETE', '/api/account/sessions')).json()).toMatchObject({ code: 'session.confirm-required' })
    await browser.json('POST', `${confirmation}/password`, { password: goodPassword })
    expect((await browser.json('DELETE', '/api/account/sessions')).json()).toEqual({ done: true })
  })

  it('does not make the session last longer than a day', async () => {
    for (let hour = 0; hour < 23; hour += 1) {
      wait(house, 3600)
      await browser.json('POST', `${confirmation}/password`, { password: goodPassword })
    }
    expect(await statusOf(cookie())).toBe(200)
    wait(house, 3600)
    expect(await statusOf(cookie())).toBe(401)
  })

  it('in two tabs at the same moment leaves one token that works', async () => {
    await browser.signIn('asagao')
    await browser.post('/sign-in/second', { how: 'totp', code: await totpCode(house, secret) })
    const held = cookie()
    const both = await Promise.all([0, 1].map(() => house.as(held)('POST', `${confirmation}/password`, { password: goodPassword })))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401])
    const [given] = both.flatMap(({ cookies }) => cookies)
    expect([await statusOf(held), await statusOf(`shinayaka_session=${given?.value}`)]).toEqual([401, 200])
  })
})
