// SPDX-License-Identifier: Apache-2.0
import { roles, secondFactorRoles } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { found, goodPassword, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { enrolTotp, openTestBrowser, type TestBrowser, totpCode, wait } from '../../testing/sign-in.ts'
import { cleaningJob } from './cleaning.ts'

const day = 24 * 60 * 60
let house: TestHouse
let secret: string
beforeAll(async () => {
  house = await openTestHouse({ secondFactorGraceDays: 7 })
  await found(house, '朝顔病院', 'asagao')
  const browser = openTestBrowser(house)
  await browser.signIn('asagao')
  secret = (await enrolTotp(house, browser)).secret
  await foundAnother(house, '向日葵薬局', 'himawari')
})
afterAll(() => house.close())

/** Signs in with both steps. */
const enter = async (login: string, key: string): Promise<TestBrowser> => {
  wait(house, 60)
  const browser = openTestBrowser(house)
  await browser.signIn(login)
  const answer = await browser.post('/sign-in/second', { how: 'totp', code: await totpCode(house, key) })
  if (answer.statusCode !== 303) throw new Error(answer.body)
  return browser
}
const administrator = () => enter('asagao', secret)
const cookieOf = (browser: TestBrowser) => `shinayaka_session=${browser.cookies.get('shinayaka_session')}`
let count = 0
const somebody = async (role: (typeof roles)[number]): Promise<{ login: string; browser: TestBrowser; id: string }> => {
  count += 1
  const login = `${role}${count}`
  await join(house, cookieOf(await administrator()), `${role}の人`, login, role)
  const browser = openTestBrowser(house)
  await browser.signIn(login)
  return { login, browser, id: (await session(browser)).person.id }
}
type Session = { person: { id: string }; secondFactor: unknown; notices: string[] }
const session = async (browser: TestBrowser): Promise<Session> => (await browser.json('GET', '/api/session')).json<Session>()
const after = (seconds: number) => new Date(house.time.now.getTime() + seconds * 1000).toISOString()
const trail = async (action: string) =>
  (await withOwner(house.database.owner, (db) => db.selectFrom('audit_event').select('target_id').where('action', '=', action).execute())).map(
    ({ target_id }) => target_id,
  )

describe('who must have a second factor', () => {
  it.each([...roles])('%s is told, and until when', async (role) => {
    const { browser } = await somebody(role)
    const required = secondFactorRoles.includes(role)
    const expected = { enrolled: false, required, until: required ? after(7 * day) : null, overdue: false }
    expect((await session(browser)).secondFactor).toEqual(expected)
  })

  it('works seven days without, then can do nothing but get one', async () => {
    const { login, browser } = await somebody('planner')
    wait(house, 7 * day - 60)
    await browser.signIn(login)
    expect((await browser.json('GET', '/api/organisation')).statusCode).toBe(200)
    wait(house, 61)
    expect((await session(browser)).secondFactor).toMatchObject({ overdue: true })
    for (const [method, url] of [
      ['GET', '/api/organisation'],
      ['GET', '/api/home'],
      ['DELETE', '/api/account/totp'],
    ] as const)
      expect((await browser.json(method, url)).json()).toMatchObject({ status: 403, code: 'second-factor.required' })
    expect((await browser.json('GET', '/api/account/sign-in')).statusCode).toBe(200)
    await enrolTotp(house, browser)
    expect((await session(browser)).secondFactor).toEqual({ enrolled: true, required: true, until: null, overdue: false })
    expect((await browser.json('GET', '/api/organisation')).statusCode).toBe(200)
    expect((await browser.json('DELETE', '/api/account/totp')).json()).toMatchObject({ status: 422, code: 'second-factor.last' })
  })

  it('is not asked where somebody only tries it out', async () => {
    await withOwner(house.database.owner, (db) => db.updateTable('organisation').set({ demo: true }).where('name', '=', '向日葵薬局').execute())
    expect((await house.as(await signInAgain(house, 'himawari'))('GET', '/api/session')).json()).toMatchObject({
      demo: true,
      secondFactor: { required: false, until: null },
    })
  })

  it('is everybody, where the institution says so', async () => {
    const { browser, id } = await somebody('staff')
    const admin = await administrator()
    const save = (secondFactorForAll: boolean, version: number) =>
      admin.json('PUT', '/api/organisation/sign-in-policy', { secondFactorForAll, version })
    expect((await save(true, 0)).json()).toEqual({ secondFactorForAll: true, version: 1 })
    expect((await save(true, 0)).json()).toMatchObject({ code: 'record.stale', params: { current: { secondFactorForAll: true, version: 1 } } })
    expect((await session(browser)).secondFactor).toMatchObject({ required: true, until: after(7 * day) })
    const { people } = (await admin.json('GET', '/api/organisation/sign-in-policy')).json<{ people: { id: string }[] }>()
    expect(people.find((one) => one.id === id)).toMatchObject({ enrolled: false, required: true, until: after(7 * day) })
    expect((await save(false, 1)).statusCode).toBe(200)
    expect((await session(browser)).secondFactor).toMatchObject({ required: false })
    expect(await trail('sign-in.policy')).toHaveLength(2)
  })
})

describe('dangerous acts', () => {
  it('need that somebody proved who they are within a quarter of an hour', async () => {
    const { id } = await somebody('viewer')
    const admin = await administrator()
    wait(house, 15 * 60 + 1)
    for (const [method, url, body] of [
      ['PUT', '/api/organisation/sign-in-policy', { secondFactorForAll: false, version: 2 }],
      ['DELETE', `/api/accounts/${id}`, undefined],
      ['DELETE', `/api/accounts/${id}/second-factor`, undefined],
    ] as const)
      expect((await admin.json(method, url, body)).json()).toMatchObject({ status: 403, code: 'session.confirm-required' })
    expect((await admin.json('POST', '/api/session/confirmation/password', { password: goodPassword })).json()).toEqual({ done: true })
    expect((await admin.json('DELETE', `/api/accounts/${id}`)).json()).toEqual({ removed: true })
  })

  it('cannot be reached by guessing in an open session', async () => {
    const { browser } = await somebody('staff')
    const answers: number[] = []
    for (let tries = 0; tries < 7; tries += 1)
      answers.push((await browser.json('POST', '/api/session/confirmation/password', { password: `wrong-${tries}` })).statusCode)
    expect(answers).toEqual([422, 422, 422, 422, 422, 429, 429])
    expect((await browser.json('PUT', '/api/account/password', { current: goodPassword, next: 'suzume-enpitsu-tsukue-77' })).statusCode).toBe(429)
  })
})

describe('somebody who lost their second factor', () => {
  it('has it taken away by an administrator, is told, and gets a new one before anything else', async () => {
    const { login, browser, id } = await somebody('operator')
    await enrolTotp(house, browser)
    const admin = await administrator()
    expect((await admin.json('DELETE', `/api/accounts/${id}/second-factor`)).json()).toEqual({ done: true })
    expect((await browser.json('GET', '/api/session')).statusCode).toBe(401)
    expect(await trail('second-factor.reset')).toContain(id)
    wait(house, 8 * day)
    const next = openTestBrowser(house)
    expect((await next.signIn(login)).headers.location).toBe('/')
    expect(await session(next)).toMatchObject({ notices: ['second-factor-reset'], secondFactor: { enrolled: false, overdue: true } })
  })

  it('is nobody of another institution, and not oneself', async () => {
    const admin = await administrator()
    const own = (await session(admin)).person.id
    expect((await admin.json('DELETE', `/api/accounts/${own}/second-factor`)).json()).toMatchObject({ code: 'second-factor.self' })
    const other = await foundAnother(house, '桔梗診療所', `kikyo${count}`)
    expect((await house.as(other)('DELETE', `/api/accounts/${own}/second-factor`)).json()).toMatchObject({ status: 404 })
    expect((await house.as(other)('DELETE', `/api/accounts/${own}/sessions`)).json()).toMatchObject({ status: 404 })
  })
})

describe('sessions', () => {
  it('are listed for their owner, who ends one or all others', async () => {
    const { login, browser } = await somebody('staff')
    const [two, three] = [openTestBrowser(house, '203.0.113.9'), openTestBrowser(house)]
    await two.signIn(login)
    await three.signIn(login)
    const { sessions } = (await browser.json('GET', '/api/account/sign-in')).json<{ sessions: { id: string; address: string; current: boolean }[] }>()
    // Joining opened one as well.
    expect(sessions).toHaveLength(4)
    expect(sessions.filter(({ current }) => current)).toHaveLength(1)
    const elsewhere = sessions.find(({ address }) => address === '203.0.113.9')?.id
    const others = await somebody('staff')
    expect((await others.browser.json('DELETE', `/api/account/sessions/${elsewhere}`)).json()).toMatchObject({ code: 'not-found' })
    expect((await browser.json('DELETE', `/api/account/sessions/${elsewhere}`)).json()).toEqual({ done: true })
    expect((await two.json('GET', '/api/session')).statusCode).toBe(401)
    expect((await browser.json('DELETE', '/api/account/sessions')).json()).toEqual({ done: true })
    expect((await three.json('GET', '/api/session')).statusCode).toBe(401)
    expect((await browser.json('GET', '/api/session')).statusCode).toBe(200)
  })

  it('are ended by whoever proved lately that it is them', async () => {
    const { login, browser } = await somebody('staff')
    const other = openTestBrowser(house)
    await other.signIn(login)
    wait(house, 901)
    for (const path of ['/api/account/sessions', '/api/account/sessions/00000000-0000-7000-8000-000000000000'])
      expect((await browser.json('DELETE', path)).json()).toMatchObject({ code: 'session.confirm-required' })
    expect((await other.json('GET', '/api/session')).statusCode).toBe(200)
    expect((await browser.json('POST', '/api/session/confirmation/password', { password: goodPassword })).statusCode).toBe(200)
    expect((await browser.json('DELETE', '/api/account/sessions')).json()).toEqual({ done: true })
    expect((await other.json('GET', '/api/session')).statusCode).toBe(401)
  })

  it('of a colleague are ended by an administrator', async () => {
    const { browser, id } = await somebody('staff')
    expect((await (await administrator()).json('DELETE', `/api/accounts/${id}/sessions`)).json()).toEqual({ done: true })
    expect((await browser.json('GET', '/api/session')).statusCode).toBe(401)
    expect(await trail('session.end')).toContain(id)
  })

  it.each([
    ['administrator', 2],
    ['staff', 8],
  ] as const)('of %s end after %i idle hours', async (role, hours) => {
    const { browser } = await somebody(role)
    wait(house, hours * 3600 - 1)
    expect((await browser.json('GET', '/api/session')).statusCode).toBe(200)
    wait(house, hours * 3600 + 1)
    expect((await browser.json('GET', '/api/session')).statusCode).toBe(401)
  })

  it('end after a day, however busy', async () => {
    const { browser } = await somebody('staff')
    for (let hour = 0; hour < 23; hour += 1) {
      wait(house, 3600)
      expect((await browser.json('GET', '/api/session')).statusCode).toBe(200)
    }
    wait(house, 3601)
    expect((await browser.json('GET', '/api/session')).statusCode).toBe(401)
  })

  it('and half sign-ins that expired are cleaned away', async () => {
    wait(house, 40 * day)
    await cleaningJob(house.app).run({ now: house.time.now, signal: new AbortController().signal, pressed: false })
    const left = await withOwner(house.database.owner, async (db) => [
      await db.selectFrom('session').select('id').execute(),
      await db.selectFrom('pending_sign_in').select('tries').execute(),
      await db.selectFrom('sign_in_limit').select('kind').execute(),
    ])
    expect(left).toEqual([[], [], []])
  })
})
