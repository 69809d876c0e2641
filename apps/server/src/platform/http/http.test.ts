// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:net'
import { errorStatus, workbookType } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { openPool } from '../database/pool.ts'
import { asProblem } from './server.ts'

let house: TestHouse
let cookie: string
let address: string
beforeAll(async () => {
  house = await openTestHouse()
  cookie = await found(house, '試験診療所', 'admin')
  address = await house.server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => house.close())

/** Sends bytes as they are and gives all that comes back until the other side hangs up. */
const overTheWire = async (bytes: string): Promise<string> => {
  const { port } = new URL(address)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(bytes)
  const heard: Buffer[] = []
  for await (const chunk of socket) heard.push(chunk)
  return Buffer.concat(heard).toString()
}

describe('requests', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['an origin that is no address', { origin: 'null' }],
  ])('from %s are refused', async (_, headers) => {
    const response = await house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' }, headers)
    expect(response.json()).toMatchObject({ status: 403, code: 'request.foreign-origin' })
  })

  it('from our own origin are served', async () => {
    const response = await house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' }, { origin: 'http://localhost:8080' })
    expect(response.statusCode).toBe(200)
  })

  it.each([
    ['broken JSON', '/api/assessments', '{', { 'content-type': 'application/json' }, 400, 'request.invalid'],
    ['an odd media type', '/api/assessments', 'x', { 'content-type': 'text/xml' }, 400, 'request.invalid'],
    [
      '300 kB of JSON',
      '/api/assessments',
      JSON.stringify({ instrument: 'x'.repeat(300_000) }),
      { 'content-type': 'application/json' },
      413,
      'request.too-large',
    ],
    [
      'a form over 5 MiB',
      '/api/assessments/0190b0c0-0000-7000-8000-000000000000/form',
      Buffer.alloc(5_300_000),
      { 'content-type': workbookType },
      413,
      'request.too-large',
    ],
    ['an id that is none', '/api/assessments/not-an-id/submission', undefined, {}, 400, 'request.invalid'],
    ['an address that cannot be read', '/api/%zz', undefined, {}, 400, 'request.invalid'],
    ['a part of an address longer than any id', `/api/assessments/${'あ'.repeat(201)}/submission`, undefined, {}, 400, 'request.invalid'],
    ['an unknown instrument', '/api/assessments', { instrument: 'nothing' }, {}, 404, 'instrument.unknown'],
  ])('with %s get a sentence', async (_, url, body, headers, status, code) => {
    const response = await house.as(cookie)('POST', url, body as never, headers as unknown as Record<string, string>)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({ code, status: errorStatus[code as keyof typeof errorStatus] })
    expect(response.json().detail).not.toContain('{')
  })

  it.each([
    ['what is no HTTP', 'FOO /api/session HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'request.invalid'],
    ['a header name with a blank', 'GET /api/session HTTP/1.1\r\nHost: x\r\nbad name: 1\r\n\r\n', 400, 'request.invalid'],
    ['a head over 16 kB', `GET /api/session HTTP/1.1\r\nHost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`, 413, 'request.too-large'],
    ['an expectation nobody can meet', 'GET /api/session HTTP/1.1\r\nHost: x\r\nExpect: x\r\nConnection: close\r\n\r\n', 400, 'request.invalid'],
  ])('that are %s get a sentence too', async (_, sent, status, code) => {
    const heard = await overTheWire(sent)
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(heard).toContain('content-type: application/problem+json')
    const problem = JSON.parse(heard.slice(heard.indexOf('\r\n\r\n')))
    expect(problem).toMatchObject({ status, code })
    expect(problem.detail).not.toContain('{')
  })

  it('that are given up half-way are no trouble of the database', () => {
    expect(asProblem(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })).code).toBe('request.invalid')
    expect(asProblem(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })).code).toBe('database.unavailable')
  })

  it.each([
    ['a version above what a column holds', '/api/organisation', { version: 2_147_483_647 }],
    ['a day in the year 0', '/api/measures/measure.contact-sheet/quote', { quotedOn: '0000-01-01' }],
    ['a character that is half of one', '/api/plan/stopped-day', { basis: 'a\ud800' }],
    ['a character that no database holds', '/api/plan/stopped-day', { basis: 'a\0' }],
  ])('with %s are refused before the database', async (_, url, odd) => {
    const profile = {
      name: '試験診療所',
      institutionKind: 'clinic',
      beds: 0,
      prefecture: '04',
      recordKeeping: null,
      serverMaintenance: null,
      itStaffing: null,
    }
    const right = { version: null, profile, amount: '100', basis: '', hours: null, vendor: '', quotedOn: null, note: '' }
    const response = await house.as(cookie)('PUT', url, { ...right, ...odd })
    expect(response.json()).toMatchObject({ status: 400, code: 'request.invalid', params: { place: `body.${Object.keys(odd)[0]}` } })
  })

  it('in English get English', async () => {
    const response = await house.as('language=en')('GET', '/api/home')
    expect(response.json().title).toBe('You are not signed in, or your session has ended.')
  })

  it('to an unknown API address are not answered with a page', async () => {
    expect((await house.as(cookie)('GET', '/api/nothing')).json()).toMatchObject({ status: 404 })
  })
})

describe('the API page and document', () => {
  it('list every endpoint', async () => {
    const page = await house.as(null)('GET', '/api/docs')
    const document = (await house.as(null)('GET', '/api/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    for (const path of Object.keys(document.paths)) expect(page.body).toContain(path.replace(/\{(\w+)\}/g, ':$1'))
  })
})

describe('a database that goes away', () => {
  it('is said so, nothing is half-stored, and work goes on when it is back', async () => {
    const call = house.as(cookie)
    const { id } = (await call('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>()
    const body = { value: 2, comment: '', source: 'own', vendorName: '', version: null }
    const second = openPool(house.database.app, () => undefined, 1)
    const cut = () =>
      second.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and datname = current_database() and pid <> pg_backend_pid()',
      )
    expect((await call('GET', '/ready')).statusCode).toBe(200)
    // Every connection is cut while a save is under way, over and over: each answer is either stored whole or said not to be.
    const answers = await Promise.all([
      call('PUT', `/api/assessments/${id}/answers/clinic.inventory`, body),
      cut(),
      call('PUT', `/api/assessments/${id}/answers/clinic.separate-copy`, body),
    ])
    for (const answer of [answers[0], answers[2]]) {
      expect([200, 503]).toContain(answer.statusCode)
      if (answer.statusCode === 503) expect(answer.json()).toMatchObject({ code: 'database.unavailable' })
    }
    await second.end()
    const again = await call('PUT', `/api/assessments/${id}/answers/clinic.care-on-paper`, body)
    expect(again.statusCode, again.body).toBe(200)
    const stored = (await call('GET', `/api/assessments/${id}`)).json().answers.map((answer: { question: string }) => answer.question)
    expect(stored.includes('clinic.inventory')).toBe(answers[0].statusCode === 200)
    expect(stored.includes('clinic.separate-copy')).toBe(answers[2].statusCode === 200)
  })
})
