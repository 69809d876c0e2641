// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { goodPassword, join, openTestHouse, postForm, sessionOf, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let code: string
const nobody = () => house.as(null)
const firstRun = (values: Partial<Record<'code' | 'organisationName' | 'institutionKind' | 'name' | 'login' | 'password', string>>) =>
  postForm(nobody(), '/first-run', {
    code,
    organisationName: '朝顔診療所',
    institutionKind: 'dental',
    name: '院長',
    login: 'incho',
    password: goodPassword,
    ...values,
  })

beforeAll(async () => {
  house = await openTestHouse()
  code = (await house.firstRunCode()) ?? ''
})
afterAll(() => house.close())

describe('the first run', () => {
  it('is where sign-in leads while nobody is here', async () => {
    expect((await nobody()('GET', '/sign-in')).headers.location).toBe('/first-run')
  })

  it('has a page without script, in Japanese and in English', async () => {
    const page = await nobody()('GET', '/first-run')
    expect(page.body).toContain('初回コード')
    expect(page.body).not.toContain('<script')
    expect((await house.as('language=en')('GET', '/first-run')).body).toContain('First-run code')
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  })

  it('replaces the code at each start', async () => {
    const older = code
    code = (await house.firstRunCode()) ?? ''
    expect(code).not.toBe(older)
    const refused = await firstRun({ code: older })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('コードが違うか、期限が切れています')
  })

  it.each([
    ['a wrong code', { code: 'ABCD-EFGH-JKMN-PQRS' }, 'コードが違うか'],
    ['no name', { name: '' }, 'あなたの名前を入れてください'],
    ['a short password', { password: 'short-one' }, '13文字以上'],
    ['a guessable password', { password: 'password12345' }, '推測されやすい'],
    ['the institution in the password', { organisationName: 'asagaoclinic', password: 'asagaoclinic1' }, '推測されやすい'],
    ['a password of one letter', { password: 'aaaaaaaaaaaaaaaa' }, '推測されやすい'],
    ['a login with blanks', { login: 'in cho' }, '使えない文字'],
    ['markup in a name that comes back escaped', { name: '"><script>alert(1)</script>', code: 'ABCD' }, '&quot;&gt;&lt;script&gt;'],
  ])('refuses %s, says what to do, and keeps what was typed', async (_, values, text) => {
    const page = await firstRun(values)
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain(text)
    expect(page.body).toContain('エラー：')
    expect(page.body).not.toContain(goodPassword)
    expect(page.body).not.toContain('<script>alert')
    const { count } = await withOwner(house.database.owner, (db) =>
      db
        .selectFrom('person')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow(),
    )
    expect(Number(count)).toBe(0)
  })

  it('makes the institution and its administrator once, however often it is sent', async () => {
    const typed = code.toLowerCase().replaceAll('-', ' ')
    const answers = await Promise.all([
      firstRun({ code: typed }),
      firstRun({ code: typed, login: 'incho2' }),
      firstRun({ code: typed, login: 'incho3' }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422, 422])
    expect(answers.filter(({ statusCode }) => statusCode === 422).every(({ body }) => body.includes('もう使われています'))).toBe(true)
    const winner = answers.find(({ statusCode }) => statusCode === 303)
    expect(winner?.headers.location).toBe('/')
    if (!winner) throw new Error('nobody won')
    const session = (await house.as(sessionOf(winner))('GET', '/api/session')).json()
    expect(session).toMatchObject({ organisation: { name: '朝顔診療所' }, role: 'administrator' })
    expect(session.abilities).toContain('account.invite')
    expect(await house.firstRunCode()).toBeNull()
    expect((await nobody()('GET', '/first-run')).headers.location).toBe('/sign-in')
  })
})

describe('signing in', () => {
  const login = async () =>
    (await withOwner(house.database.owner, (db) => db.selectFrom('person').select('login').orderBy('created_at').executeTakeFirstOrThrow())).login

  it('works with the name in full width and capitals', async () => {
    const wide = (await login()).toUpperCase().replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    expect((await postForm(nobody(), '/sign-in', { login: wide, password: goodPassword })).statusCode).toBe(303)
  })

  it('gives the same answer for a wrong password and an unknown name, and keeps both attempts', async () => {
    const wrong = await postForm(nobody(), '/sign-in', { login: await login(), password: 'wrong-wrong-wrong' })
    const unknown = await postForm(nobody(), '/sign-in', { login: 'nobody.here', password: 'wrong-wrong-wrong' })
    const body = (page: { body: string }) => page.body.replace(/value="[^"]*"/g, '')
    expect(wrong.statusCode).toBe(422)
    expect(body(wrong)).toBe(body(unknown))
    const denied = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select('target_id').where('action', '=', 'session.denied').execute(),
    )
    expect(denied.map(({ target_id }) => target_id)).toEqual(expect.arrayContaining([await login(), 'nobody.here']))
  })

  it('leads on only to pages of its own', async () => {
    const values = { login: await login(), password: goodPassword }
    expect((await postForm(nobody(), '/sign-in', { ...values, next: '/assessments' })).headers.location).toBe('/assessments')
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect((await postForm(nobody(), '/sign-in', { ...values, next })).headers.location).toBe('/')
  })

  it('sets a cookie that scripts cannot read', async () => {
    const answer = await postForm(nobody(), '/sign-in', { login: await login(), password: goodPassword })
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
  })

  it('stops guessing after eight tries from one address', async () => {
    let last = 0
    for (let attempt = 0; attempt < 10; attempt += 1)
      last = (await postForm(nobody(), '/sign-in', { login: 'guessed', password: 'wrong-wrong-wrong' })).statusCode
    expect(last).toBe(429)
    expect((await postForm(nobody(), '/sign-in', { login: await login(), password: goodPassword })).statusCode).toBe(303)
  })
})

describe('people', () => {
  let admin: string
  beforeAll(async () => {
    const { login } = await withOwner(house.database.owner, (db) =>
      db.selectFrom('person').select('login').orderBy('created_at').executeTakeFirstOrThrow(),
    )
    admin = sessionOf(await postForm(nobody(), '/sign-in', { login, password: goodPassword }))
  })

  it('join by a printed code, which works once', async () => {
    const invited = (await house.as(admin)('POST', '/api/invitations', { name: '受付', role: 'operator' })).json()
    expect(invited.code).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){3}[2-9A-HJKMNP-TV-Z]{4}$/)
    const form = { code: invited.code, name: '受付', login: 'uketsuke', password: goodPassword }
    const session = sessionOf(await postForm(nobody(), '/join', form))
    expect((await house.as(session)('GET', '/api/session')).json()).toMatchObject({ role: 'operator', person: { name: '受付' } })
    expect((await postForm(nobody(), '/join', { ...form, login: 'another' })).body).toContain('もう使われています')
    const { members, invitations } = (await house.as(admin)('GET', '/api/accounts')).json()
    expect(members.map(({ login }: { login: string }) => login)).toContain('uketsuke')
    expect(invitations).toEqual([])
  })

  it('cannot join by a revoked or expired invitation, nor under a name that is taken', async () => {
    const invite = async () => (await house.as(admin)('POST', '/api/invitations', { name: '薬局', role: 'viewer' })).json()
    const revoked = await invite()
    await house.as(admin)('DELETE', `/api/invitations/${revoked.invitation.id}`)
    expect((await postForm(nobody(), '/join', { code: revoked.code, name: 'x', login: 'xxx', password: goodPassword })).statusCode).toBe(422)
    const taken = await invite()
    expect((await postForm(nobody(), '/join', { code: taken.code, name: 'x', login: 'uketsuke', password: goodPassword })).body).toContain(
      'もう使われています',
    )
    const now = house.time.now
    house.time.now = new Date(now.getTime() + 8 * 24 * 60 * 60 * 1000)
    expect((await postForm(nobody(), '/join', { code: taken.code, name: 'x', login: 'xxx', password: goodPassword })).body).toContain(
      '期限が切れています',
    )
    house.time.now = now
  })

  it('change their password, which ends their other sessions', async () => {
    const one = await join(house, admin, '交代', 'koutai', 'viewer')
    const two = sessionOf(await postForm(nobody(), '/sign-in', { login: 'koutai', password: goodPassword }))
    const change = (current: string, next: string) => house.as(one)('PUT', '/api/account/password', { current, next })
    expect((await change('wrong', 'suzume-enpitsu-tsukue-77')).json()).toMatchObject({ code: 'password.wrong' })
    expect((await change(goodPassword, 'short')).json()).toMatchObject({ code: 'password.too-short' })
    expect((await change(goodPassword, 'suzume-enpitsu-tsukue-77')).statusCode).toBe(200)
    expect((await house.as(two)('GET', '/api/session')).statusCode).toBe(401)
    expect((await house.as(one)('GET', '/api/session')).statusCode).toBe(200)
  })

  it('are signed out after eight idle hours', async () => {
    const session = sessionOf(await postForm(nobody(), '/sign-in', { login: 'uketsuke', password: goodPassword }))
    const now = house.time.now
    house.time.now = new Date(now.getTime() + 9 * 60 * 60 * 1000)
    expect((await house.as(session)('GET', '/api/session')).json()).toMatchObject({ status: 401, code: 'session.required' })
    house.time.now = now
  })

  it('edit the profile one after the other: the later one is shown both', async () => {
    const { profile, version } = (await house.as(admin)('GET', '/api/organisation')).json()
    expect(profile).toMatchObject({ name: '朝顔診療所', institutionKind: 'dental' })
    const edited = await house.as(admin)('PUT', '/api/organisation', { profile: { ...profile, beds: 3, prefecture: '13' }, version })
    expect(edited.json()).toMatchObject({ version: version + 1, profile: { beds: 3 } })
    const stale = await house.as(admin)('PUT', '/api/organisation', { profile: { ...profile, beds: 9 }, version })
    expect(stale.json()).toMatchObject({ status: 409, params: { current: { profile: { beds: 3 } }, yours: { profile: { beds: 9 } } } })
  })
})
