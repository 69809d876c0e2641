// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { type Jobs, startJobs } from '../../platform/jobs/jobs.ts'
import { mailJobs } from '../../platform/mail/mail.ts'
import { openPostOffice, type PostOffice } from '../../platform/mail/testing.ts'
import { headJob } from '../../platform/trail/head.ts'
import { sealAll } from '../../platform/trail/testing.ts'
import { type Caller, found, goodPassword, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { wait } from '../../testing/sign-in.ts'
import { reminderJobs } from '../reminder/index.ts'

let office: PostOffice
let house: TestHouse
let silent: TestHouse
let admin: string
let jobs: Jobs
let call: Caller
let people = 0
beforeAll(async () => {
  office = await openPostOffice()
  house = await openTestHouse({ mail: { url: office.url, from: 'shinayaka@example.jp' }, houseUrl: 'https://shinayaka.example.jp' })
  silent = await openTestHouse()
  admin = await found(house, '手紙病院', 'letters', 'hospital')
  const clock = createClock(() => house.time.now)
  const app = { ...house.app, clock }
  const list = [...mailJobs(app), ...reminderJobs(app, house.editions), headJob(app)]
  jobs = startJobs({ pool: house.pool, clock, direct: house.database.direct, log: house.app.log }, list, { ticking: false })
})
afterAll(async () => {
  await jobs.stop()
  await Promise.all([house.close(), silent.close(), office.close()])
})

const post = () => jobs.runNow('mail.send')
const arrivedAt = async (to: string) => {
  await post()
  return office.received.filter((letter) => letter.to === to).map(({ text }) => text)
}
const codeIn = (text: string | undefined) => /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text ?? '')?.[0] ?? ''
const ask = (address: string, by = call) => by('POST', '/api/account/mail', { address })
const confirm = (code: string, by = call) => by('POST', '/api/account/mail/confirmation', { code })
const own = async (by = call) => (await by('GET', '/api/account/mail')).json()
/** Asks for the address and gives the code that arrives there. */
const settle = async (address: string, by = call) => {
  await ask(address, by)
  return confirm(codeIn((await arrivedAt(address)).at(-1)), by)
}

let login: string
beforeEach(async () => {
  people += 1
  login = `person${people}`
  // Proof of who one is grows old while the clock moves.
  admin = await signInAgain(house, 'letters')
  call = house.as(await join(house, admin, `${people}番の人`, login, 'staff'))
})
afterEach(() => {
  office.received.length = 0
})

describe('an address of one’s own', () => {
  it('stands when the code that was mailed to it is given, once', async () => {
    expect(await own()).toEqual({ mails: true, address: null, waiting: null, unwanted: [] })
    const asked = await ask('ｈａｎａｋｏ＠Example．jp')
    const until = new Date(house.time.now.getTime() + 30 * 60_000).toISOString()
    expect(asked.json()).toMatchObject({ address: null, waiting: { address: 'hanako@example.jp', until } })
    const [letter, ...others] = await arrivedAt('hanako@example.jp')
    expect(others).toEqual([])
    expect(letter).toContain('手紙病院の「しなやか」')
    const code = codeIn(letter)
    const typed = code.replace('-', '').toLowerCase()
    expect((await confirm(` ${typed} `)).json()).toMatchObject({ address: 'hanako@example.jp', waiting: null })
    expect((await confirm(code)).json()).toMatchObject({ status: 422, code: 'mail.code-ended' })
    expect((await ask('hanako@example.jp')).json()).toMatchObject({ status: 422, code: 'mail.already' })
  })

  it('is kept as a hash until then, and its letter is emptied', async () => {
    await ask('kakushi@example.jp')
    const code = codeIn((await arrivedAt('kakushi@example.jp'))[0])
    expect(code).not.toBe('')
    const stored = await withOwner(house.database.owner, async (db) =>
      JSON.stringify([await db.selectFrom('mail').selectAll().execute(), await db.selectFrom('mail_confirmation').selectAll().execute()]),
    )
    expect(stored).toContain('kakushi@example.jp')
    expect(stored).not.toContain(code)
    const reads = await house.pool.query("select has_column_privilege(current_user, 'mail_confirmation', 'code_hash', 'select') as hash")
    expect(reads.rows).toEqual([{ hash: false }])
    const { rows } = await house.pool.query("select has_column_privilege(current_user, 'person', 'email', 'update') as writes")
    expect(rows).toEqual([{ writes: false }])
  })

  it('takes only the newest code, for half an hour', async () => {
    await ask('first@example.jp')
    const old = codeIn((await arrivedAt('first@example.jp'))[0])
    await ask('second@example.jp')
    expect((await confirm(old)).json()).toMatchObject({ code: 'mail.code-wrong' })
    const code = codeIn((await arrivedAt('second@example.jp'))[0])
    wait(house, 30 * 60)
    expect((await confirm(code)).json()).toMatchObject({ code: 'mail.code-ended' })
    expect(await own()).toMatchObject({ address: null, waiting: null })
    await jobs.runNow('mail.clean')
    const left = await withOwner(house.database.owner, (db) =>
      db.selectFrom('mail_confirmation').select('address').where('address', '=', 'second@example.jp').execute(),
    )
    expect(left).toEqual([])
  })

  it('cannot be had by guessing, nor a stranger be flooded', async () => {
    await ask('mato@example.jp')
    const code = codeIn((await arrivedAt('mato@example.jp'))[0])
    const answers: number[] = []
    for (let tries = 0; tries < 6; tries += 1) answers.push((await confirm('AAAA-AAAA')).statusCode)
    expect(answers).toEqual([422, 422, 422, 422, 422, 429])
    expect((await confirm(code)).json()).toMatchObject({ status: 429, code: 'request.too-many' })
    const letters: number[] = []
    for (let tries = 0; tries < 6; tries += 1) letters.push((await ask(`mato${tries}@example.jp`)).statusCode)
    // One was sent before.
    expect(letters).toEqual([200, 200, 200, 200, 429, 429])
  })

  it('of somebody else is answered in the same words', async () => {
    await settle('kyoyu@example.jp')
    const other = house.as(await join(house, admin, '別の人', `${login}.other`, 'staff'))
    const [same, fresh] = [await ask('kyoyu@example.jp', other), await ask('dare@example.jp', other)]
    expect([same.statusCode, same.body.replace('kyoyu', 'dare')]).toEqual([fresh.statusCode, fresh.body])
    // The code of one is nothing to another.
    const code = codeIn((await arrivedAt('dare@example.jp'))[0])
    expect((await confirm(code)).json()).toMatchObject({ code: 'mail.code-ended' })
    expect((await confirm(code, other)).json()).toMatchObject({ address: 'dare@example.jp' })
  })

  it.each(['', 'hanako', 'a@b', 'a@example.jp, b@example.jp', '花子@example.jp'])('is refused where it is none: %j', async (typed) => {
    expect((await ask(typed)).json()).toMatchObject({ status: 422, code: 'mail.address-invalid' })
  })

  it('is changed and removed only by who proves to be that person, and the old address is told', async () => {
    await settle('mukashi@example.jp')
    wait(house, 15 * 60 + 1)
    expect((await ask('atarashii@example.jp')).json()).toMatchObject({ code: 'session.confirm-required' })
    expect((await call('DELETE', '/api/account/mail')).json()).toMatchObject({ code: 'session.confirm-required' })
    await call('POST', '/api/session/confirmation/password', { password: goodPassword })
    office.received.length = 0
    await ask('atarashii@example.jp')
    expect(await arrivedAt('mukashi@example.jp')).toEqual([])
    await confirm(codeIn((await arrivedAt('atarashii@example.jp'))[0]))
    const told = await arrivedAt('mukashi@example.jp')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('このアドレスには届きません')
    expect(told[0]).not.toContain('atarashii')
    expect((await call('DELETE', '/api/account/mail')).json()).toMatchObject({ address: null })
    expect((await arrivedAt('atarashii@example.jp')).at(-1)).toContain('このアドレスには届きません')
  })

  it('stands in the trail by its place alone', async () => {
    await settle('himitsu@byoin.example.jp')
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select(['action', 'after']).where('action', 'in', ['mail.ask', 'mail.confirm']).execute(),
    )
    const told = JSON.stringify(rows)
    expect(told).not.toContain('himitsu')
    for (const action of ['mail.ask', 'mail.confirm']) expect(rows).toContainEqual({ action, after: { mailPlace: 'byoin.example.jp' } })
  })

  it('cannot be given where mail does not leave, and that is said', async () => {
    const by = silent.as(await found(silent, '無音病院', 'silent'))
    expect(await own(by)).toMatchObject({ mails: false })
    expect((await ask('hanako@example.jp', by)).json()).toMatchObject({ status: 422, code: 'mail.not-set-up' })
    expect((await by('GET', '/api/mail')).json()).toMatchObject({ mails: false, waiting: 0, lastSent: null, troubles: [] })
  })
})

describe('the letters that come by themselves', () => {
  it('reach who gave an address, in their language, until they want none', async () => {
    const administrator = house.as(admin)
    await administrator('POST', '/api/tokens', { name: '集計', permissions: ['organisation.read'], expires: '2026-11-30' })
    await settle('kanri@example.jp', administrator)
    const second = house.as(await join(house, admin, 'Second', `${login}.second`, 'administrator'))
    const inEnglish: Caller = (method, url, body) => second(method, url, body, { 'accept-language': 'en' })
    await settle('second@example.jp', inEnglish)
    expect(office.received.at(-1)?.text).toContain('Enter this code')
    await sealAll(house)
    // The Monday a week before.
    house.time.now = new Date('2026-11-23T08:00:00+09:00')
    office.received.length = 0
    await jobs.runNow('reminder.digest')
    await jobs.runNow('trail.head')
    const [japanese, english] = [await arrivedAt('kanri@example.jp'), await arrivedAt('second@example.jp')]
    expect([japanese.length, english.length]).toEqual([2, 2])
    expect(japanese.join()).toContain('連携のトークン「集計」が切れる')
    expect(japanese.join()).toContain('https://shinayaka.example.jp/settings/mail')
    expect(japanese.join()).toMatch(/封印されています。\s+\d+:[0-9a-f]{4}-/)
    expect(english.join()).toContain('The token “集計” ends')
    expect(english.join()).toMatch(/is sealed up to number .*\s+\d+:[0-9a-f]{4}-/)

    admin = await signInAgain(house, 'letters')
    expect((await house.as(admin)('PUT', '/api/account/mail/letters', { unwanted: ['digest', 'digest'] })).json()).toMatchObject({
      unwanted: ['digest'],
    })
    // The last day.
    house.time.now = new Date('2026-11-30T08:00:00+09:00')
    office.received.length = 0
    await sealAll(house)
    await jobs.runNow('reminder.digest')
    await jobs.runNow('trail.head')
    expect(await arrivedAt('kanri@example.jp')).toHaveLength(1)
    expect(await arrivedAt('second@example.jp')).toHaveLength(2)
    const chosen = await house.as(await signInAgain(house, 'letters'))('PUT', '/api/account/mail/letters', { unwanted: ['all'] })
    expect(chosen.json()).toMatchObject({ code: 'request.invalid' })
  })
})
