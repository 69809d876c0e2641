// SPDX-License-Identifier: Apache-2.0

import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let admin: string
let port: number
beforeAll(async () => {
  house = await openTestHouse()
  admin = await found(house, '朝顔診療所', 'asagao')
  await house.server.listen({ port: 0, host: '127.0.0.1' })
  port = (house.server.server.address() as AddressInfo).port
})
afterAll(() => house.close())

/** Everything the server says to these bytes until it hangs up, or has said `until`. */
const say = (bytes: string, until = /\r\n\r\n[\s\S]*$/) =>
  new Promise<string>((resolve, reject) => {
    let heard = ''
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(bytes))
    socket.on('data', (data) => {
      heard += String(data)
      if (until.test(heard)) socket.end()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

describe('where a message ends', () => {
  const hidden = 'GET /api/session HTTP/1.1\r\nHost: localhost\r\n\r\n'
  it.each([
    ['two lengths', `Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`],
    ['a length and pieces', `Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['pieces that are none', `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`],
    ['a length that is no number', `Content-Length: +${hidden.length}\r\n\r\n${hidden}`],
    ['a blank before the colon', `Content-Length : ${hidden.length}\r\n\r\n${hidden}`],
    ['a piece whose size is no number', `Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n${hidden}`],
  ])('is not left to taste: %s are refused, and nothing behind them is answered', async (_, rest) => {
    const answer = await say(`POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n${rest}`)
    expect(statusOf(answer)).toBe(400)
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(answer).toContain('connection: close')
    for (const header of ['application/problem+json; charset=utf-8', 'nosniff', "frame-ancestors 'none'"]) expect(answer).toContain(header)
  })

  it('cannot be moved by a line break in an address that leads on', async () => {
    const answer = await house.as(null)('GET', `/language?to=en&back=${encodeURIComponent('/a\r\nset-cookie: shinayaka_session=x')}`)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/'])
  })
})

describe('what is not asked of a server', () => {
  it.each(['TRACE', 'CONNECT', 'PROPFIND'])('%s gives nothing back', async (method) => {
    const answer = await say(`${method} /health HTTP/1.1\r\nHost: localhost\r\nCookie: shinayaka_session=secret-of-mine\r\nConnection: close\r\n\r\n`)
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/)
    expect(answer).not.toContain('secret-of-mine')
  })

  it.each(['/public/', '/assets/', '/public/%2e%2e/package.json', '/public/..%2f..%2fpackage.json', '/assets/..\\..\\package.json'])(
    'no folder is listed or left at %s',
    async (path) => {
      const answer = await say(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
      expect(statusOf(answer)).toBeGreaterThanOrEqual(400)
      expect(answer).not.toContain('public.css')
      expect(answer).not.toContain('shinayaka-workspace')
    },
  )

  it.each(['/.git/config', '/.git/HEAD', '/.env', '/package.json', '/data/secrets.json', '/docs/openapi.json'])(
    'no file of ours is at %s',
    async (path) => {
      const { body, headers } = await house.as(null)('GET', path)
      expect(body).not.toMatch(/\[core\]|ref: refs|shinayaka-workspace|"openapi"/)
      expect(String(headers['content-type'])).toMatch(/^(text\/html|application\/problem\+json)/)
    },
  )
})

describe('what an answer says of itself', () => {
  it.each([
    '/sign-in',
    '/api/docs',
    '/api/openapi.json',
    '/api/session',
    '/api/nothing',
    '/public/public.css',
    '/public/api.js',
    '/health',
    '/assessments',
  ])('at %s is its type, and UTF-8', async (url) => {
    const { headers } = await house.as(admin)('GET', url)
    expect(headers['content-type']).toMatch(/^[a-z]+\/[a-z+-]+; charset=utf-8$/i)
  })

  it('is never to be kept where it belongs to somebody', async () => {
    for (const url of ['/api/session', '/api/accounts', '/api/trail', '/api/organisation', '/sign-in'])
      expect((await house.as(admin)('GET', url)).headers['cache-control'], url).toBe('no-store')
  })

  it('lets no page of another origin read it', async () => {
    const asked = { origin: 'https://evil.example', 'access-control-request-method': 'PUT' }
    for (const answer of [
      await house.as(admin)('GET', '/api/session', undefined, asked),
      await house.server.inject({ method: 'OPTIONS', url: '/api/session', headers: asked }),
    ])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })
})

describe('what is sent twice, or is not asked for', () => {
  const put = (body: string) => house.as(admin)('PUT', '/api/organisation', body, { 'content-type': 'application/json' })

  it('a name that stands twice in an address is refused', async () => {
    expect((await house.as(admin)('GET', '/api/trail?search=a')).statusCode).toBe(200)
    expect((await house.as(admin)('GET', '/api/trail?search=a&search=a')).statusCode).toBe(400)
  })

  it.each(['{"__proto__":{"role":"administrator"}}', '{"constructor":{"prototype":{"role":"administrator"}}}'])(
    'a name that would change every object is refused: %s',
    async (body) => {
      expect((await put(body)).statusCode).toBeGreaterThanOrEqual(400)
      expect(({} as { role?: string }).role).toBeUndefined()
    },
  )

  it('a form is no way round either', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await house.as(null)('POST', '/sign-in', '__proto__[login]=asagao&__proto__=x&constructor=y', form)
    expect(answer.statusCode).toBe(422)
    expect(({} as { login?: string }).login).toBeUndefined()
  })
})
