// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { startJobs } from '../../platform/jobs/jobs.ts'
import { answerEverything } from '../../testing/assessment.ts'
import { found, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { webhookJobs } from './deliver.ts'

/** A program of the house that is told things. */
const openListener = async () => {
  const heard: { headers: IncomingHttpHeaders; body: string }[] = []
  let answer: { status: number; location?: string } = { status: 204 }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    heard,
    url: `http://127.0.0.1:${port}/shinayaka`,
    answers: (next: typeof answer) => {
      answer = next
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

let house: TestHouse
let administrator: string
let listener: Awaited<ReturnType<typeof openListener>>
const send = async () => {
  const clock = createClock(() => house.time.now)
  const list = webhookJobs({ pool: house.pool, clock, webhookHosts: ['127.0.0.1'] })
  const jobs = startJobs({ pool: house.pool, clock, direct: house.database.direct, log: () => undefined }, list, { ticking: false })
  await jobs.runNow('webhook.send')
  await jobs.stop()
}
beforeAll(async () => {
  listener = await openListener()
  house = await openTestHouse({ webhookHosts: ['127.0.0.1'] })
  administrator = await found(house, '連携診療所', 'tools')
})
afterAll(async () => {
  await house.close()
  await listener.close()
})

const makeToken = async (permissions: string[], expires = '2027-03-31', cookie = administrator) =>
  (await house.as(cookie)('POST', '/api/tokens', { name: '院内の集計', permissions, expires })).json<{
    secret: string
    token: { id: string; shown: string }
    code?: string
  }>()
const withToken = (secret: string) => (method: 'GET' | 'PUT' | 'POST', url: string, body?: Record<string, unknown>) =>
  house.as(null)(method, url, body, { authorization: `Bearer ${secret}` })
const codeOf = (response: { json: () => { code?: string } }) => response.json().code

describe('a token', () => {
  it('may do what it was given, and nothing else', async () => {
    const { secret } = await makeToken(['organisation.read'])
    expect((await withToken(secret)('GET', '/api/organisation')).statusCode).toBe(200)
    expect(codeOf(await withToken(secret)('GET', '/api/accounts'))).toBe('token.denied')
    // Being somebody is for people: no session, no password, no further token.
    expect(codeOf(await withToken(secret)('GET', '/api/session'))).toBe('token.denied')
    expect(codeOf(await withToken(secret)('PUT', '/api/account/password', { current: 'a', next: 'b' }))).toBe('token.denied')
    const all = await makeToken(['token.manage'])
    const more = await withToken(all.secret)('POST', '/api/tokens', { name: 'もう一つ', permissions: ['organisation.read'], expires: '2027-01-01' })
    expect(codeOf(more)).toBe('token.denied')
  })

  it('is shown once, and kept as a hash', async () => {
    const { secret, token } = await makeToken(['organisation.read'])
    const listed = (await house.as(administrator)('GET', '/api/tokens')).body
    expect(listed).toContain(token.shown)
    expect(listed).not.toContain(secret)
    const { rows } = await house.pool.query("select has_column_privilege(current_user, 'api_token', 'token_hash', 'select') as reads")
    expect(rows[0].reads).toBe(false)
  })

  it('leaves a trace with its first letters', async () => {
    const { secret, token } = await makeToken(['organisation.read', 'organisation.edit'])
    const { profile, version } = (await withToken(secret)('GET', '/api/organisation')).json<{ profile: object; version: number }>()
    expect((await withToken(secret)('PUT', '/api/organisation', { profile: { ...profile, beds: 3 }, version })).statusCode).toBe(200)
    const row = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select('address').where('action', '=', 'organisation.edit').orderBy('at', 'desc').executeTakeFirst(),
    )
    expect(row?.address).toContain(token.shown)
  })

  it('leaves a trace of what it took away', async () => {
    const { secret, token } = await makeToken(['trail.read'])
    expect((await withToken(secret)('GET', '/api/trail/trail.csv')).statusCode).toBe(200)
    const row = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select('address').where('action', '=', 'record.take').orderBy('at', 'desc').executeTakeFirst(),
    )
    expect(row?.address).toContain(token.shown)
  })

  it.each([
    ['forged', () => `shk_${'A'.repeat(43)}`],
    ['cut off', (secret: string) => secret.slice(0, -1)],
    ['of another form', () => 'secret'],
  ])('%s is refused', async (_, change) => {
    const { secret } = await makeToken(['organisation.read'])
    const response = await withToken(change(secret))('GET', '/api/organisation')
    expect([response.statusCode, codeOf(response)]).toEqual([401, 'token.invalid'])
  })

  it('ends when it is revoked, when its day is over, and when its maker leaves', async () => {
    const one = await makeToken(['organisation.read'])
    expect((await house.as(administrator)('DELETE', `/api/tokens/${one.token.id}`)).statusCode).toBe(200)
    expect(codeOf(await withToken(one.secret)('GET', '/api/organisation'))).toBe('token.invalid')
    expect((await house.as(administrator)('DELETE', `/api/tokens/${one.token.id}`)).statusCode).toBe(404)

    const leaver = await join(house, administrator, '辞める人', 'leaver', 'administrator')
    const two = await makeToken(['organisation.read'], '2027-03-31', leaver)
    expect((await withToken(two.secret)('GET', '/api/organisation')).statusCode).toBe(200)
    const { members } = (await house.as(administrator)('GET', '/api/accounts')).json<{ members: { id: string; login: string }[] }>()
    await house.as(administrator)('DELETE', `/api/accounts/${members.find(({ login }) => login === 'leaver')?.id}`)
    expect(codeOf(await withToken(two.secret)('GET', '/api/organisation'))).toBe('token.invalid')

    const three = await makeToken(['organisation.read'], '2026-11-21')
    const now = house.time.now
    house.time.now = new Date('2026-11-21T14:59:00Z')
    expect((await withToken(three.secret)('GET', '/api/organisation')).statusCode).toBe(200)
    house.time.now = new Date('2026-11-21T15:00:00Z')
    expect(codeOf(await withToken(three.secret)('GET', '/api/organisation'))).toBe('token.invalid')
    house.time.now = now
  })

  it.each(['2026-11-20', '2027-11-23'])('cannot be made to end on %s', async (expires) => {
    expect((await makeToken(['organisation.read'], expires)).code).toBe('token.expiry')
  })

  it('of another institution is not found', async () => {
    const other = await foundAnother(house, '別の診療所', 'tools.other')
    const { token } = await makeToken(['organisation.read'])
    expect((await house.as(other)('DELETE', `/api/tokens/${token.id}`)).statusCode).toBe(404)
  })

  it('is only made by who proved lately that it is them', async () => {
    const now = house.time.now
    house.time.now = new Date(now.getTime() + 16 * 60 * 1000)
    expect((await makeToken(['organisation.read'])).code).toBe('session.confirm-required')
    house.time.now = now
  })
})

const addWebhook = (url: string, events = ['assessment.submitted']) =>
  house.as(administrator)('POST', '/api/webhooks', { name: '院内の掲示板', url, events })

describe('a program that is told', () => {
  it('gets what happened, signed so that a library of others agrees, and nothing of the answers', async () => {
    const { secret, webhook } = (await addWebhook(listener.url)).json<{ secret: string; webhook: { id: string } }>()
    await answerEverything(house, administrator, { comment: '掲示板に出てはいけない' })
    await send()
    const call = listener.heard.at(-1)
    expect(JSON.parse(call?.body ?? '')).toMatchObject({ type: 'assessment.submitted', data: { path: expect.stringMatching(/^\/submissions\//) } })
    expect(call?.body).not.toContain('掲示板に')
    const headers = call?.headers as Record<string, string>
    // The library refuses what is not of these minutes, and today is another day here.
    const verify = (body: string) => {
      const real = Date.now
      Date.now = () => house.time.now.getTime()
      try {
        return new Webhook(secret).verify(body, headers)
      } finally {
        Date.now = real
      }
    }
    expect(verify(call?.body ?? '')).toMatchObject({ type: 'assessment.submitted' })
    expect(() => verify(`${call?.body} `)).toThrow()
    await house.as(administrator)('DELETE', `/api/webhooks/${webhook.id}`)
  })

  it('is tried again later where it does not answer, with the same name of the call', async () => {
    listener.answers({ status: 500 })
    const { webhook } = (await addWebhook(listener.url)).json<{ webhook: { id: string } }>()
    await house.as(administrator)('POST', `/api/webhooks/${webhook.id}/test`)
    await send()
    await send()
    const [failed] = listener.heard.slice(-1)
    const calls = async () => (await house.as(administrator)('GET', '/api/webhooks')).json<{ webhooks: { calls: object[] }[] }>().webhooks[0]?.calls
    expect(await calls()).toMatchObject([{ event: 'test', state: 'waiting', attempts: 1, problem: 'HTTP 500' }])
    listener.answers({ status: 200 })
    house.time.now = new Date(house.time.now.getTime() + 61_000)
    await send()
    expect(listener.heard.at(-1)?.headers['webhook-id']).toBe(failed?.headers['webhook-id'])
    expect(await calls()).toMatchObject([{ event: 'test', state: 'delivered', attempts: 2, problem: '' }])
    await house.as(administrator)('DELETE', `/api/webhooks/${webhook.id}`)
  })

  it('is not followed to somewhere else', async () => {
    listener.answers({ status: 302, location: 'http://169.254.169.254/' })
    const { webhook } = (await addWebhook(listener.url)).json<{ webhook: { id: string } }>()
    await house.as(administrator)('POST', `/api/webhooks/${webhook.id}/test`)
    await send()
    const listed = (await house.as(administrator)('GET', '/api/webhooks')).json<{ webhooks: { calls: object[] }[] }>()
    expect(listed.webhooks[0]?.calls).toMatchObject([{ problem: 'HTTP 302' }])
    listener.answers({ status: 204 })
    await house.as(administrator)('DELETE', `/api/webhooks/${webhook.id}`)
  })

  it.each([
    ['http://169.254.169.254/latest', 'webhook.host'],
    ['http://localhost/', 'webhook.host'],
    ['http://127.0.0.1.example.com/', 'webhook.host'],
    ['http://user:pass@127.0.0.1/', 'webhook.url'],
    ['file:///etc/passwd', 'webhook.url'],
    ['tool', 'webhook.url'],
  ])('cannot be %s', async (url, code) => {
    expect(codeOf(await addWebhook(url))).toBe(code)
  })

  it('hears nothing of what was rolled back', async () => {
    const { webhook } = (await addWebhook(listener.url, ['decision.asked'])).json<{ webhook: { id: string } }>()
    const before = listener.heard.length
    const submission = await answerEverything(house, await signInAgain(house, 'tools'))
    const refused = await house.as(administrator)('POST', `/api/submissions/${submission}/decisions`, { measures: ['no.such'] })
    expect(refused.statusCode).toBe(422)
    await send()
    expect(listener.heard).toHaveLength(before)
    await house.as(administrator)('DELETE', `/api/webhooks/${webhook.id}`)
  })
})
