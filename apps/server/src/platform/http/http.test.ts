// SPDX-License-Identifier: Apache-2.0
import { errorStatus, workbookType } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { openPool } from '../database/pool.ts'

let house: TestHouse
let cookie: string
beforeAll(async () => {
  house = await openTestHouse()
  cookie = await found(house, '試験診療所', 'admin')
})
afterAll(() => house.close())

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
    ['an unknown instrument', '/api/assessments', { instrument: 'nothing' }, {}, 404, 'instrument.unknown'],
  ])('with %s get a sentence', async (_, url, body, headers, status, code) => {
    const response = await house.as(cookie)('POST', url, body as never, headers as unknown as Record<string, string>)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({ code, status: errorStatus[code as keyof typeof errorStatus] })
    expect(response.json().detail).not.toContain('{')
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
