// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { found, goodPassword, openTestHouse, postForm, sessionOf, signInAgain, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let silent: TestHouse
let admin: string

beforeAll(async () => {
  const mail = { url: 'smtp://127.0.0.1:9', from: 'shinayaka@example.jp' }
  house = await openTestHouse({ mail, houseUrl: 'http://shinayaka.example.jp' })
  silent = await openTestHouse({ mail })
  admin = await found(house, '朝顔病院', 'asagao')
})
afterAll(() => Promise.all([house.close(), silent.close()]))

const invite = (email: unknown, cookie = admin, at = house) => at.as(cookie)('POST', '/api/invitations', { name: '遠藤 花子', role: 'viewer', email })
const letters = () => withOwner(house.database.owner, (db) => db.selectFrom('mail').select(['recipient', 'subject', 'body', 'kind']).execute())

it('goes by mail with where to use it, and then the code is shown to nobody else', async () => {
  const invited = await invite('hanako@example.jp')
  expect(invited.json()).toMatchObject({ code: null, invitation: { name: '遠藤 花子' } })
  const [letter] = await letters()
  expect(letter).toMatchObject({ recipient: 'hanako@example.jp', kind: 'invitation', subject: '「しなやか」への招待（朝顔病院）' })
  expect(letter?.body).toContain('http://shinayaka.example.jp/join')
  const code = /([2-9A-Z]{4}-){3}[2-9A-Z]{4}/.exec(letter?.body ?? '')?.[0] ?? ''
  const form = { code, name: '遠藤 花子', login: 'hanako', password: goodPassword }
  const cookie = sessionOf(await postForm(house.as(null), '/join', form))
  // The code was in that letter alone: whoever has it is reached there.
  expect((await house.as(cookie)('GET', '/api/account/mail')).json()).toMatchObject({ address: 'hanako@example.jp', waiting: null })
})

it('says of somebody who has an account where mail reaches them, unless they said so themselves', async () => {
  const joinAnother = async (email: string) => {
    const other = await foundAnother(house, `${email}の病院`, `head${(await letters()).length}`)
    await invite(email, other)
    const last = (await letters()).find(({ recipient }) => recipient === email.normalize('NFKC'))?.body ?? ''
    const cookie = await signInAgain(house, 'asagao')
    const joined = await house.as(cookie)('POST', '/api/memberships', { code: /([2-9A-Z]{4}-){3}[2-9A-Z]{4}/.exec(last)?.[0] })
    expect(joined.statusCode, joined.body).toBe(200)
    return (await house.as(cookie)('GET', '/api/account/mail')).json()
  }
  expect(await joinAnother('ｉｃｈｉ＠example.jp')).toMatchObject({ address: 'ichi@example.jp' })
  expect(await joinAnother('ni@example.jp')).toMatchObject({ address: 'ichi@example.jp' })
})

it('is printed where no address is given', async () => {
  const before = (await letters()).length
  expect((await invite(null)).json<{ code: string }>().code).toMatch(/^[2-9A-Z]{4}-/)
  expect(await letters()).toHaveLength(before)
})

it.each(['hanako', 'a@b', '花子@例え.jp\r\nBcc: x@example.jp', `${'a'.repeat(250)}@example.jp`])('refuses what is no address: %s', async (email) => {
  expect((await invite(email)).json()).toMatchObject({ status: 422, code: 'mail.address-invalid' })
  expect((await invite(7)).json()).toMatchObject({ status: 400, code: 'request.invalid' })
})

it('is refused where the link would lead nowhere, and no invitation is left', async () => {
  const cookie = await found(silent, '夕顔病院', 'yuugao')
  expect((await invite('hanako@example.jp', cookie, silent)).json()).toMatchObject({ status: 422, code: 'mail.off' })
  expect((await silent.as(cookie)('GET', '/api/accounts')).json()).toMatchObject({ mails: false, invitations: [] })
  expect((await house.as(admin)('GET', '/api/accounts')).json()).toMatchObject({ mails: true })
})
