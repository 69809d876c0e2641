// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { createLog } from '../../platform/log/log.ts'
import { type Caller, found, openTestHouse, postForm, type TestHouse } from '../../testing/house.ts'
import { askVendor, fieldsOf, filledIn, itemsOf, makeLink } from '../../testing/supplier-link.ts'

let house: TestHouse
let officer: Caller
let nobody: Caller
const lines: string[] = []
const now = new Date('2026-11-21T01:30:00Z')
let names = 0

beforeAll(async () => {
  house = await openTestHouse({
    server: () => ({ log: createLog('debug', (line) => lines.push(line)) }),
    houseUrl: 'https://shinayaka.example.jp',
    mail: { url: 'smtp://127.0.0.1:9', from: 'shinayaka@example.jp' },
  })
  officer = house.as(await found(house, 'あさがお病院', 'officer', 'hospital'))
  nobody = house.as(null)
})
afterAll(() => house.close())

let asked: Awaited<ReturnType<typeof askVendor>>
let made: Awaited<ReturnType<typeof makeLink>>
beforeEach(async () => {
  house.time.now = now
  names += 1
  asked = await askVendor(officer, `事業者その${names}`)
  made = await makeLink(officer, asked.request)
})

const pass = (milliseconds: number) => {
  house.time.now = new Date(house.time.now.getTime() + milliseconds)
}
const open = async (path = made.path) => (await nobody('GET', path)).body
const byScript = (fields: Record<string, string>, path = made.path) =>
  nobody('POST', path, new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' })
const sendAll = async (path = made.path) => {
  await postForm(nobody, path, { ...filledIn(await open(path)), go: 'check' })
  return postForm(nobody, `${path}/send`, fieldsOf((await nobody('GET', `${path}/check`)).body))
}
const stored = () =>
  withOwner(house.database.owner, (db) => db.selectFrom('supplier_link').selectAll().where('id', '=', made.link).executeTakeFirstOrThrow())
const trail = (target: string) =>
  withOwner(house.database.owner, (db) =>
    db.selectFrom('audit_event').select(['action', 'person_id', 'after']).where('target_id', '=', target).orderBy('at').orderBy('id').execute(),
  )

describe('a vendor without an account', () => {
  it('opens, saves, is told what is missing, checks, sends, and keeps a copy', async () => {
    const page = await open()
    expect(page).toContain('あさがお病院の確認用紙に答える')
    expect(page).toContain('年内にお願いします')
    expect(page).toContain('内線 200')
    const items = itemsOf(page)
    expect(items.length).toBeGreaterThan(10)
    pass(60_000)
    const first = { ...fieldsOf(page), [`${items[0]}.value`]: 'no', [`${items[1]}.value`]: 'yes' }
    const saved = await postForm(nobody, made.path, { ...first, go: 'save' })
    expect([saved.statusCode, saved.headers.location]).toEqual([303, made.path])
    expect(await open()).toContain('保存しました 10:31')
    const refused = await postForm(nobody, made.path, { ...fieldsOf(await open()), go: 'check' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(`href="#i-${items[0]}-target"`)
    expect(refused.body).toContain(`href="#i-${items[2]}-yes"`)
    expect(refused.body).toContain('href="#sign.name"')
    const filled = {
      ...filledIn(refused.body),
      [`${items[0]}.value`]: 'no',
      [`${items[0]}.target`]: '2027-01-31',
      [`${items[0]}.remark`]: '<b>一月</b>',
    }
    expect((await postForm(nobody, made.path, { ...filled, go: 'check' })).headers.location).toBe(`${made.path}/check`)
    const check = (await nobody('GET', `${made.path}/check`)).body
    expect(check).toContain('2027年1月31日 から「はい」')
    expect(check).toContain('&lt;b&gt;一月&lt;/b&gt;')
    expect((await postForm(nobody, `${made.path}/send`, fieldsOf(check))).statusCode).toBe(303)
    const thanks = await nobody('GET', made.path)
    expect([thanks.statusCode, thanks.body.includes('送りました')]).toEqual([200, true])
    const file = (await nobody('GET', `${made.path}/answers.json`)).json<{
      content: { answers: object[]; signed: object }
      proof: { sha256: string }
    }>()
    expect(file.content.answers[0]).toEqual({ item: items[0], value: 'no', checked: '2026-11-21', target: '2027-01-31', remark: '<b>一月</b>' })
    expect(file.content.signed).toEqual({ name: '保守 花子', title: '品質保証部', on: '2026-11-21' })
    expect(thanks.body).toContain(file.proof.sha256)
  })

  it('reaches the officer, who looks at the differences and takes it over, once', async () => {
    await sendAll()
    const { links } = (await officer('GET', `/api/supplier-requests/${asked.request}/links`)).json<{ links: { state: string; opened: string }[] }>()
    expect(links).toEqual([expect.objectContaining({ state: 'sent', opened: now.toISOString() })])
    const looked = (await officer('GET', `/api/supplier-links/${made.link}/answer`)).json<{
      sha256: string
      seen: null
      lines: { change: string }[]
    }>()
    expect(new Set(looked.lines.map(({ change }) => change))).toEqual(new Set(['new']))
    const accept = (body: object) => officer('POST', `/api/supplier-links/${made.link}/acceptance`, body)
    expect((await accept({ sha256: '0'.repeat(64), seen: null })).json()).toMatchObject({ status: 409, code: 'supplier-link.not-sent' })
    const accepted = await accept({ sha256: looked.sha256, seen: looked.seen })
    expect(accepted.statusCode, accepted.body).toBe(200)
    expect((await accept({ sha256: looked.sha256, seen: looked.seen })).json()).toMatchObject({ code: 'supplier-link.not-sent' })
    const { responses, requests } = (await officer('GET', `/api/suppliers/${asked.supplier}`)).json<{ responses: object[]; requests: object[] }>()
    expect(responses).toEqual([expect.objectContaining({ via: 'link', sha256: looked.sha256, request: asked.request, consent: true })])
    expect(requests).toEqual([expect.objectContaining({ state: 'answered' })])
    expect(
      (await trail(made.link)).map(({ action, person_id }) => `${action} ${person_id === null ? 'by the vendor' : 'by a person'}`).sort(),
    ).toEqual([
      'record.read by a person',
      'supplier.link-accept by a person',
      'supplier.link-make by a person',
      'supplier.link-open by the vendor',
      'supplier.link-send by the vendor',
    ])
  })

  it('does not send what somebody else wrote after the check was opened', async () => {
    await postForm(nobody, made.path, { ...filledIn(await open()), go: 'check' })
    const check = fieldsOf((await nobody('GET', `${made.path}/check`)).body)
    const [item] = itemsOf(await open())
    await byScript({ ...fieldsOf(await open()), [`${item}.remark`]: '控えは別の部屋' })
    const told = await postForm(nobody, `${made.path}/send`, check)
    expect([told.statusCode, told.body.includes('別の人が答えを変えました'), told.body.includes('控えは別の部屋')]).toEqual([409, true, true])
    expect((await stored()).sent_at).toBeNull()
    expect((await postForm(nobody, `${made.path}/send`, fieldsOf(told.body))).statusCode).toBe(303)
  })

  it('cannot send what is missing something by going there directly', async () => {
    expect((await nobody('GET', `${made.path}/check`)).statusCode).toBe(422)
    expect((await postForm(nobody, `${made.path}/send`, { version: '0' })).statusCode).toBe(422)
    expect((await stored()).sent_at).toBeNull()
  })
})

describe('two at once', () => {
  it('on different items both count, and each is told of the other', async () => {
    const [mine, theirs] = [fieldsOf(await open()), fieldsOf(await open())]
    const [one, other] = itemsOf(await open())
    await byScript({ ...theirs, [`${one}.value`]: 'no', [`${one}.remark`]: '来年' })
    const told = (await byScript({ ...mine, [`${other}.value`]: 'yes' })).json<{ taken: object; conflict: string; progress: string }>()
    expect(told).toMatchObject({
      taken: { [one ?? '']: { value: 'no', remark: '来年' } },
      conflict: '',
      progress: '13 項目のうち 2 項目に答えました',
    })
  })

  it('on the same item the second is asked, sees both, and decides', async () => {
    const [mine, theirs] = [fieldsOf(await open()), fieldsOf(await open())]
    const [item = '', next = ''] = itemsOf(await open())
    await byScript({ ...theirs, [`${item}.value`]: 'no', [`${item}.remark`]: '二月に直す' })
    const second = { ...mine, [`${item}.value`]: 'yes', [`${item}.remark`]: '先週すんだ', [`${next}.value`]: 'yes' }
    const told = (await byScript(second)).json<{ conflict: string; was: Record<string, string> }>()
    expect(told.conflict).toContain('1①')
    expect(Object.keys(told.was)).not.toContain(item)
    const both = await postForm(nobody, made.path, second)
    expect(both.statusCode).toBe(409)
    for (const text of ['二月に直す', '先週すんだ']) expect(both.body).toContain(text)
    // What was not in dispute is stored already, and nothing of the first one's answer is gone.
    expect((await stored()).draft).toMatchObject({ parts: { [item]: { value: 'no', remark: '二月に直す' }, [next]: { value: 'yes' } } })
    const again = fieldsOf(both.body)
    expect(again[`${item}.remark`]).toBe('先週すんだ')
    await postForm(nobody, made.path, { ...again, [`theirs.${item}`]: '1' })
    expect((await stored()).draft).toMatchObject({ parts: { [item]: { value: 'no', remark: '二月に直す' } } })
    await postForm(nobody, made.path, again)
    expect((await stored()).draft).toMatchObject({ parts: { [item]: { value: 'yes', remark: '先週すんだ' } } })
  })

  it('saved at the very same moment lose nothing', async () => {
    const fields = fieldsOf(await open())
    const items = itemsOf(await open())
    await Promise.all(items.map((item) => byScript({ ...fields, [`${item}.value`]: 'yes' })))
    const { draft, draft_version } = await stored()
    const { parts } = draft as { parts: Record<string, { value?: string }> }
    expect(items.filter((item) => parts[item]?.value !== 'yes')).toEqual([])
    expect(draft_version).toBe(items.length)
  })
})

describe('a link that opens nothing', () => {
  const asUnknown = async () => {
    const response = await nobody('GET', made.path)
    const unknown = await nobody('GET', `/answer/${'A'.repeat(43)}`)
    const of = (one: typeof response, token: string) => [one.statusCode, one.body.replaceAll(token, ''), one.headers['content-length']]
    expect(of(response, made.token)).toEqual(of(unknown, 'A'.repeat(43)))
    expect((await byScript({})).statusCode).toBe(404)
  }

  it('after its last day', async () => {
    house.time.now = new Date('2026-12-24T14:59:59Z')
    expect(await open()).toContain('あさがお病院の確認用紙に答える')
    house.time.now = new Date('2026-12-24T15:00:00Z')
    await asUnknown()
  })

  it('after it was revoked, also while it was being written', async () => {
    const page = filledIn(await open())
    expect((await officer('DELETE', `/api/supplier-links/${made.link}`)).json()).toEqual({ revoked: true })
    expect((await postForm(nobody, made.path, page)).statusCode).toBe(404)
    expect((await stored()).draft).toEqual({ parts: {} })
    await asUnknown()
    expect((await officer('DELETE', `/api/supplier-links/${made.link}`)).json()).toMatchObject({ code: 'supplier-link.closed' })
  })

  it('after the request was withdrawn', async () => {
    const one = { due: '2026-12-10', reminded: false, withdrawn: true, version: 0 }
    expect((await officer('PUT', `/api/supplier-requests/${asked.request}`, one)).statusCode).toBe(200)
    await asUnknown()
    const again = await officer('POST', `/api/supplier-requests/${asked.request}/links`, { expires: '2026-12-24', contact: '', mail: false })
    expect(again.json()).toMatchObject({ status: 409, code: 'supplier-link.closed' })
  })

  it('a day after it was sent; until then the thanks stay, for a line that broke', async () => {
    await sendAll()
    pass(24 * 3_600_000 - 1)
    expect(await open()).toContain('送りました')
    pass(1)
    await asUnknown()
    expect((await nobody('GET', `${made.path}/answers.json`)).statusCode).toBe(404)
  })

  it('after what was sent is not wanted', async () => {
    await sendAll()
    await officer('DELETE', `/api/supplier-links/${made.link}`)
    await asUnknown()
    expect((await officer('GET', `/api/supplier-requests/${asked.request}/links`)).json()).toMatchObject({ links: [{ state: 'revoked' }] })
  })

  it('and guesses are slowed down by address', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 31; tries += 1) {
      const response = await house.server.inject({ url: `/answer/${String(tries).padStart(43, 'B')}`, remoteAddress: '198.51.100.7' })
      statuses.push(response.statusCode)
    }
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([404]))
    expect(statuses.at(-1)).toBe(429)
    // Whoever holds a link is not kept out by them.
    expect((await house.server.inject({ url: made.path, remoteAddress: '198.51.100.7' })).statusCode).toBe(200)
  })
})

describe('the address as a secret', () => {
  it('is stored as a hash, shown once, and written into no log', async () => {
    await sendAll()
    await nobody('GET', `${made.path}/nowhere`)
    const everything = await withOwner(house.database.owner, async (db) =>
      JSON.stringify([
        await db.selectFrom('supplier_link').selectAll().execute(),
        await db.selectFrom('audit_event').selectAll().execute(),
        (await officer('GET', `/api/supplier-requests/${asked.request}/links`)).body,
      ]),
    )
    expect(everything).not.toContain(made.token)
    expect(`${lines.join('\n')}${JSON.stringify(house.logged)}`).not.toContain(made.token)
    expect(lines.join('\n')).toContain('/answer/:token')
  })

  it('is named to nobody, kept by no browser and no search engine, and framed by no page', async () => {
    for (const path of [made.path, `${made.path}/check`, `/answer/${'A'.repeat(43)}`]) {
      const { headers } = await nobody('GET', path)
      expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' })
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['set-cookie']).toBeUndefined()
    }
  })

  it('admits forms of a page that sends no referrer, and what only asks whether it exists has opened nothing', async () => {
    await house.server.inject({ method: 'HEAD', url: made.path })
    expect((await stored()).opened_at).toBeNull()
    const fields = new URLSearchParams(fieldsOf(await open())).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', 'sec-fetch-site': 'same-origin' }
    expect((await nobody('POST', made.path, fields, headers)).statusCode).toBe(303)
  })

  it('takes a whole form, and no more', async () => {
    const [item] = itemsOf(await open())
    const long = Object.fromEntries(itemsOf(await open()).map((one) => [`${one}.remark`, '字'.repeat(1000)]))
    expect((await postForm(nobody, made.path, { ...fieldsOf(await open()), ...long })).statusCode).toBe(303)
    expect(fieldsOf(await open())[`${item}.remark`]).toHaveLength(1000)
    expect((await postForm(nobody, made.path, { ...fieldsOf(await open()), x: 'x'.repeat(520_000) })).statusCode).toBe(413)
    const odd = await postForm(nobody, made.path, { ...fieldsOf(await open()), [`${item}.remark`]: 'a\0b\ud800', '__proto__.value': 'yes' })
    expect(odd.statusCode).toBe(303)
  })

  it('keeps the page within its weight', async () => {
    const page = await open()
    const parts = await Promise.all(['public.css', 'answer.css', 'answer.js', 'icon.svg'].map((name) => nobody('GET', `/public/${name}`)))
    const bytes = Buffer.byteLength(page) + parts.reduce((sum, { rawPayload }) => sum + rawPayload.length, 0)
    expect(bytes).toBeLessThan(60_000)
  })
})

describe('making a link', () => {
  const make = (more: object) =>
    officer('POST', `/api/supplier-requests/${asked.request}/links`, { expires: '2026-12-24', contact: '', mail: false, ...more })

  it('is offered a fortnight after the due day, and half a year at most', async () => {
    expect((await officer('GET', `/api/supplier-requests/${asked.request}/links`)).json()).toMatchObject({
      usual: '2026-12-24',
      last: '2027-05-20',
      reach: 'outside',
      mailTo: null,
    })
    for (const expires of ['2026-11-20', '2027-05-21'])
      expect((await make({ expires })).json()).toMatchObject({ status: 422, code: 'supplier-link.expiry', params: { last: '2027-05-20' } })
    expect((await make({ expires: '2027-05-20' })).statusCode).toBe(200)
  })

  it('goes on from what was written by an earlier one, but for the name, and never from one that was revoked', async () => {
    await byScript(filledIn(await open()))
    const next = await makeLink(officer, asked.request)
    const page = await open(next.path)
    expect(page).toContain('13 項目のうち 13 項目に答えました')
    expect(fieldsOf(page)['sign.name']).toBe('')
    await officer('DELETE', `/api/supplier-links/${next.link}`)
    await officer('DELETE', `/api/supplier-links/${made.link}`)
    expect(await open((await makeLink(officer, asked.request)).path)).toContain('13 項目のうち 0 項目に答えました')
  })

  it('sends it by mail where the vendor has an address, and leaves no trace of it but in the letter', async () => {
    expect((await make({ mail: true })).json()).toMatchObject({ status: 422, code: 'mail.address-invalid' })
    const other = await askVendor(officer, `手紙の事業者${names}`, 'hoshu@vendor.example.jp')
    const sent = await makeLink(officer, other.request, { mail: true })
    const letters = await withOwner(house.database.owner, (db) => db.selectFrom('mail').select(['recipient', 'body', 'kind']).execute())
    expect(letters).toEqual([{ recipient: 'hoshu@vendor.example.jp', kind: 'supplier-link', body: expect.stringContaining(sent.url) }])
    expect(letters[0]?.body).not.toMatch(/\{\w+\}/)
    expect(JSON.stringify(await trail(sent.link))).not.toContain('hoshu')
  })
})
