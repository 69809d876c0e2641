// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { found, goodPassword, join, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { enrolTotp, openTestBrowser, type TestBrowser, totpCode, wait } from '../../testing/sign-in.ts'

let house: TestHouse
let admin: string
beforeAll(async () => {
  house = await openTestHouse()
  admin = await found(house, '朝顔病院', 'asagao')
})
afterAll(() => house.close())

let count = 0
/** Somebody new with an authenticator app, and a browser that is not signed in. */
const somebody = async (): Promise<{ login: string; secret: string; recoveryCodes: string[]; first: TestBrowser }> => {
  count += 1
  const login = `person${count}`
  await join(house, admin, `人${count}`, login, 'viewer')
  const first = openTestBrowser(house)
  await first.signIn(login)
  return { login, first, ...(await enrolTotp(house, first)) }
}
const trail = (action: string) =>
  withOwner(house.database.owner, (db) => db.selectFrom('audit_event').select(['target_id', 'person_id']).where('action', '=', action).execute())
const session = (browser: TestBrowser) => browser.json('GET', '/api/session')
const second = (browser: TestBrowser, code: string) => browser.post('/sign-in/second', { how: 'totp', code })

describe('somebody with an authenticator app', () => {
  it('is asked for a code after the password, and only then has a session', async () => {
    const { login, secret } = await somebody()
    const browser = openTestBrowser(house)
    const answer = await browser.post('/sign-in', { login, password: goodPassword, next: '/assessments' })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in/second?next=%2Fassessments'])
    expect((await session(browser)).statusCode).toBe(401)
    const page = await browser.get('/sign-in/second?next=%2Fassessments')
    expect(page.body).toContain('認証アプリの 6 桁')
    const code = await totpCode(house, secret)
    const wide = ` ${code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replace(/(...)/, '$1 ')}`
    const done = await browser.post('/sign-in/second', { how: 'totp', code: wide, next: '/assessments' })
    expect([done.statusCode, done.headers.location]).toEqual([303, '/assessments'])
    expect((await session(browser)).json()).toMatchObject({ person: { login }, secondFactor: { enrolled: true } })
    expect(browser.cookies.has('shinayaka_pending')).toBe(false)
  })

  it('gets the ten recovery codes once, and loses the sessions that began with less', async () => {
    await join(house, admin, 'もう一人', 'others', 'viewer')
    const [one, two] = [openTestBrowser(house), openTestBrowser(house)]
    await one.signIn('others')
    await two.signIn('others')
    const { recoveryCodes } = await enrolTotp(house, one)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect((await session(one)).statusCode).toBe(200)
    expect((await session(two)).statusCode).toBe(401)
    expect((await one.json('GET', '/api/account/sign-in')).json()).toMatchObject({
      recovery: { left: 10, total: 10 },
      totp: { since: expect.any(String) },
    })
  })

  it.each([
    ['too short', '12345'],
    ['too long', '1234567'],
    ['letters', 'abcdef'],
    ['wrong', '000000'],
  ])('is told to look again when a code is %s', async (_, code) => {
    const { login } = await somebody()
    const browser = openTestBrowser(house)
    await browser.signIn(login)
    const answer = await second(browser, code)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('6 桁のコードが違うか、古くなっています')
    expect((await session(browser)).statusCode).toBe(401)
  })

  it('cannot use a code twice, nor one before the last', async () => {
    const { login, secret } = await somebody()
    const [one, two] = [openTestBrowser(house), openTestBrowser(house)]
    await one.signIn(login)
    await two.signIn(login)
    const [before, now] = [await totpCode(house, secret, -1), await totpCode(house, secret)]
    expect((await second(one, now)).statusCode).toBe(303)
    expect((await second(two, now)).body).toContain('もう使われています')
    expect((await second(two, before)).body).toContain('もう使われています')
    wait(house, 30)
    expect((await second(two, await totpCode(house, secret))).statusCode).toBe(303)
  })

  it('uses one code once, however many browsers send it at the same moment', async () => {
    const { login, secret } = await somebody()
    const browsers = [openTestBrowser(house), openTestBrowser(house), openTestBrowser(house)]
    for (const browser of browsers) await browser.signIn(login)
    const code = await totpCode(house, secret)
    const answers = await Promise.all(browsers.map((browser) => second(browser, code)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422, 422])
  })
})

describe('a recovery code', () => {
  it('lets in once, in any spelling, and the trail tells', async () => {
    const { login, recoveryCodes } = await somebody()
    const code = recoveryCodes[0] ?? ''
    const browser = openTestBrowser(house)
    await browser.signIn(login)
    const typed = code.toLowerCase().replaceAll('-', ' ')
    expect((await browser.post('/sign-in/second', { how: 'recovery', recovery: typed })).statusCode).toBe(303)
    expect((await browser.json('GET', '/api/account/sign-in')).json()).toMatchObject({ recovery: { left: 9, total: 10 } })
    expect((await trail('recovery-code.use')).map(({ target_id }) => target_id)).toContain(login)
    const again = openTestBrowser(house)
    await again.signIn(login)
    const refused = await again.post('/sign-in/second', { how: 'recovery', recovery: code })
    expect([refused.statusCode, refused.body.includes('もう使われています'), refused.body.includes('<details open>')]).toEqual([422, true, true])
  })

  it('of another person, or of an older sheet, is none', async () => {
    const { login, recoveryCodes, first } = await somebody()
    const other = await somebody()
    expect((await first.json('POST', '/api/account/recovery-codes')).json<{ codes: string[] }>().codes).toHaveLength(10)
    const browser = openTestBrowser(house)
    await browser.signIn(login)
    for (const code of [recoveryCodes[1], other.recoveryCodes[1]])
      expect((await browser.post('/sign-in/second', { how: 'recovery', recovery: code ?? '' })).statusCode).toBe(422)
  })
})

describe('a sign-in that owes its second step', () => {
  it('ends after ten minutes', async () => {
    const { login, secret } = await somebody()
    const browser = openTestBrowser(house)
    await browser.signIn(login)
    wait(house, 601)
    expect((await browser.get('/sign-in/second')).headers.location).toBe('/sign-in')
    const answer = await second(browser, await totpCode(house, secret))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('はじめからになります')
  })

  it('is used up: neither it nor its cookie lets anybody in again', async () => {
    const { login, secret } = await somebody()
    const browser = openTestBrowser(house)
    await browser.signIn(login)
    const cookie = browser.cookies.get('shinayaka_pending') ?? ''
    expect((await second(browser, await totpCode(house, secret))).statusCode).toBe(303)
    wait(house, 60)
    const thief = openTestBrowser(house)
    thief.cookies.set('shinayaka_pending', cookie)
    expect((await second(thief, await totpCode(house, secret))).body).toContain('はじめからになります')
    thief.cookies.set('shinayaka_pending', 'made-up')
    expect((await second(thief, await totpCode(house, secret))).body).toContain('はじめからになります')
  })

  it('ends after five wrong codes, and a thousand get nowhere', async () => {
    const { login, secret } = await somebody()
    const stranger = openTestBrowser(house, '198.51.100.7')
    await stranger.signIn(login)
    const answers: number[] = []
    for (let tries = 0; tries < 1000; tries += 1) {
      const answer = await second(stranger, String(tries).padStart(6, '0'))
      answers.push(answer.statusCode)
      if (!stranger.cookies.has('shinayaka_pending')) await stranger.signIn(login)
    }
    expect(answers.filter((status) => status === 303)).toEqual([])
    // Five were looked at; the others met the pause.
    expect(answers.filter((status) => status === 422)).toHaveLength(5)
    expect(await trail('second-factor.denied')).toEqual(expect.arrayContaining([expect.objectContaining({ target_id: login })]))
    // A browser of theirs that is not known waits with the stranger, for a minute.
    const first = openTestBrowser(house)
    await first.signIn(login)
    expect((await second(first, await totpCode(house, secret))).statusCode).toBe(429)
    wait(house, 61)
    expect((await second(first, await totpCode(house, secret))).statusCode).toBe(303)
  }, 60_000)
})

describe('removing the last one', () => {
  it('makes the password enough again, and the recovery codes go with it', async () => {
    const { login, first } = await somebody()
    expect((await first.json('DELETE', '/api/account/totp')).json()).toEqual({ done: true })
    expect((await first.json('GET', '/api/account/sign-in')).json()).toMatchObject({ totp: null, recovery: { left: 0 } })
    expect((await openTestBrowser(house).signIn(login)).headers.location).toBe('/')
  })

  it('needs that one proves who one is, when that was long ago', async () => {
    const { first, secret } = await somebody()
    wait(house, 16 * 60)
    for (const [method, url] of [
      ['DELETE', '/api/account/totp'],
      ['POST', '/api/account/totp'],
      ['POST', '/api/account/recovery-codes'],
    ] as const)
      expect((await first.json(method, url)).json()).toMatchObject({ status: 403, code: 'session.confirm-required' })
    expect((await first.json('POST', '/api/session/confirmation/password', { password: 'wrong' })).json()).toMatchObject({ code: 'password.wrong' })
    const code = await totpCode(house, secret)
    expect((await first.json('POST', '/api/session/confirmation/code', { code })).json()).toEqual({ done: true })
    expect((await first.json('POST', '/api/session/confirmation/code', { code })).json()).toMatchObject({ code: 'second-factor.code-used' })
    expect((await first.json('DELETE', '/api/account/totp')).json()).toEqual({ done: true })
    wait(house, 16 * 60)
    expect((await first.json('POST', '/api/session/confirmation/password', { password: goodPassword })).json()).toEqual({ done: true })
    expect((await first.json('POST', '/api/account/totp')).statusCode).toBe(200)
  })
})
