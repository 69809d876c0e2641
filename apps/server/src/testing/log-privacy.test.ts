// SPDX-License-Identifier: Apache-2.0
import { type Endpoint, type EndpointName, endpoints, workbookType } from '@shinayaka/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../platform/database/owner.ts'
import { describeError } from '../platform/log/describe.ts'
import { createLog } from '../platform/log/log.ts'
import { goodPassword, join, openTestHouse, postForm, sessionOf, type TestHouse } from './house.ts'

/** What people are called, type and hold; none of it may reach a log. */
const secret = {
  institution: 'アサガオ番兵病院',
  name: '番兵 花子',
  login: 'banpei.hanako',
  password: 'banpei-no-himitsu-2048',
  comment: '番兵の答えの言葉',
  ascii: 'sentinel answer text',
  token: 'sentineltokensentineltokensentineltoken0123',
}

let house: TestHouse
let cookie: string
const lines: string[] = []
beforeAll(async () => {
  const log = createLog('debug', (line) => lines.push(line))
  house = await openTestHouse({ server: () => ({ log }) })
  const code = (await house.firstRunCode()) ?? ''
  const form = {
    code,
    organisationName: secret.institution,
    institutionKind: 'clinic',
    name: secret.name,
    login: secret.login,
    password: goodPassword,
  }
  cookie = sessionOf(await postForm(house.as(null), '/first-run', form))
})
afterAll(() => house.close())

const everything = () => `${lines.join('')}\n${JSON.stringify(house.logged)}`
const kept = () =>
  [...Object.values(secret), goodPassword, cookie.split('=')[1] ?? '', '%E7%95%AA%E5%85%B5'].filter((one) => everything().includes(one))

/** Bodies full of what must not be written down: of the wrong shape, broken, and of no known kind. */
const bodiesFor = (endpoint: Endpoint): { body: string | Buffer | undefined; headers: Record<string, string> }[] => {
  const json = { 'content-type': 'application/json' }
  if (endpoint.upload) return [{ body: Buffer.from(secret.comment), headers: { 'content-type': workbookType } }]
  if (endpoint.method === 'GET' || endpoint.method === 'DELETE') return [{ body: undefined, headers: {} }]
  const values = {
    ...secret,
    value: secret.ascii,
    text: secret.comment,
    current: secret.password,
    next: secret.password,
    profile: secret,
    grade: secret.name,
  }
  return [
    { body: JSON.stringify(values), headers: json },
    { body: `{"name": "${secret.name}", ${secret.ascii}`, headers: json },
    { body: secret.ascii, headers: { 'content-type': secret.login } },
  ]
}

/** Requests to an endpoint with such words in its address, its body and its headers. */
const wrongRequests = (endpoint: Endpoint) =>
  [secret.login, encodeURIComponent(secret.name), '0190b0c0-0000-7000-8000-000000000000'].flatMap((parameter) => {
    const url = `${endpoint.path.replace(/:\w+/g, parameter)}?q=${encodeURIComponent(secret.comment)}&token=${secret.token}`
    const authorization = `Bearer ${secret.token}`
    return bodiesFor(endpoint).map(({ body, headers }) => ({ method: endpoint.method, url, body, headers: { ...headers, authorization } }))
  })

describe('the log', () => {
  it('has one line for each request, with the pattern of its address and the number that a person is shown', async () => {
    const before = lines.length
    const response = await house.as(cookie)('GET', `/api/assessments/0190b0c0-0000-7000-8000-000000000000?q=${secret.ascii}`)
    const page = await house.as(null)('GET', `/pages/${encodeURIComponent(secret.name)}`)
    await house.as(null)('GET', '/health')
    expect([response.statusCode, page.statusCode]).toEqual([404, expect.any(Number)])
    const written = lines.slice(before).map((line) => JSON.parse(line))
    const line = {
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      level: 'info',
      message: 'request',
      method: 'GET',
      ms: expect.any(Number),
      reference: expect.any(String),
    }
    expect(written).toEqual([
      { ...line, route: '/api/assessments/:assessment', status: 404, reference: response.json().instance },
      { ...line, route: '*', status: page.statusCode },
      { ...line, route: '/health', status: 200, level: 'debug' },
    ])
  })

  it('holds nothing of what people are called, type or hold, over every endpoint and page', async () => {
    for (const name of Object.keys(endpoints) as EndpointName[]) {
      const people = [name === 'signOut' ? null : cookie, null, `shinayaka_session=${secret.token}`]
      for (const one of wrongRequests(endpoints[name])) for (const who of people) await house.as(who)(one.method, one.url, one.body, one.headers)
    }
    for (const path of ['/sign-in', '/first-run', '/join', '/language']) {
      const values = { ...secret, code: secret.token, organisationName: secret.institution, next: `/${secret.login}`, back: `/${secret.login}` }
      await house.as(null)('GET', `${path}?${new URLSearchParams(values)}`)
      await postForm(house.as(null), path, values)
    }
    const colleague = await join(house, cookie, secret.name, `${secret.login}2`, 'staff')
    const { id } = (await house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>()
    const answer = { value: 1, comment: `${secret.comment} ${secret.ascii}`, source: 'own', vendorName: '', version: null }
    expect((await house.as(cookie)('PUT', `/api/assessments/${id}/answers/clinic.inventory`, answer)).statusCode).toBe(200)
    expect((await house.as(colleague)('GET', '/api/home')).statusCode).toBe(200)
    expect(lines.length).toBeGreaterThan(Object.keys(endpoints).length * 9)
    expect(kept()).toEqual([])
  }, 120_000)

  it('holds nothing of it either when the database itself repeats what was sent', async () => {
    await withOwner(house.database.owner, (db) => sql`alter table answer add constraint calm check (comment = '') not valid`.execute(db))
    const { id } = (await house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>()
    const answer = { value: 1, comment: `${secret.comment} ${secret.ascii}`, source: 'own', vendorName: '', version: null }
    const response = await house.as(cookie)('PUT', `/api/assessments/${id}/answers/clinic.inventory`, answer)
    expect(response.statusCode).toBe(500)
    const last = house.logged.at(-1)
    expect(last?.details).toMatchObject({
      reference: response.json().instance,
      error: expect.stringMatching(/^error 23514 table answer constraint calm: /),
    })
    expect(String(last?.details?.error)).toMatch(/\n\s+at .*\.ts:\d+/)
    expect(kept()).toEqual([])
  })

  it('names an error by its kind, code and place, and leaves out what somebody typed', () => {
    const broken = (text: string): unknown => {
      try {
        return JSON.parse(text)
      } catch (error) {
        return error
      }
    }
    for (const error of [
      broken(`{"a": ${secret.ascii}`),
      new Error(`Key (login)=(${secret.login}) already exists.`),
      new Error(`invalid input syntax for type uuid: "${secret.ascii}"`),
      new Error(`no such person: ${secret.name}`),
      new Error(`mail to ${secret.login}@example.jp was refused, token ${secret.token}`),
      `thrown '${secret.ascii}'`,
    ]) {
      const described = describeError(error)
      for (const one of Object.values(secret)) expect(described).not.toContain(one)
    }
    const ours = Object.assign(new Error('relation "nothing" does not exist'), { code: '42P01' })
    expect(describeError(ours).split('\n')[0]).toBe('Error 42P01: relation "nothing" does not exist')
  })
})
