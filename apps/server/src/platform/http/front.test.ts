// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'

const houses: TestHouse[] = []
const open = async (options: Parameters<typeof openTestHouse>[0] = {}) => {
  const house = await openTestHouse(options)
  houses.push(house)
  return house
}
afterAll(async () => {
  for (const house of houses) await house.close()
})

describe('the headers of every answer', () => {
  const expected = {
    'content-security-policy':
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';manifest-src 'self';worker-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': expect.stringContaining('camera=(), '),
  }
  let house: TestHouse
  beforeAll(async () => {
    house = await open()
  })

  it.each(['/sign-in', '/api/docs', '/api/session', '/api/nothing', '/public/public.css', '/assessments', '/health'])(
    'are those of a strict house at %s',
    async (url) => {
      const { headers } = await house.as(null)('GET', url)
      expect(headers).toMatchObject(expected)
      expect(headers).not.toHaveProperty('strict-transport-security')
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('server')
    },
  )
})

describe('who may act in the name of whoever is signed in', () => {
  let plain: TestHouse
  let secure: TestHouse
  const cookies = new Map<TestHouse, string>()
  beforeAll(async () => {
    plain = await open()
    secure = await open({ publicUrl: 'https://shinayaka.example.jp' })
    for (const house of [plain, secure]) cookies.set(house, house === plain ? await found(house, '診療所', 'admin') : '')
  })
  const refused = 403
  // Nobody is signed in at the second house: whoever passes the check of the origin is told so.
  const ask = async (house: TestHouse, headers: Record<string, string>, method: 'POST' | 'PUT' | 'DELETE' | 'GET' = 'POST') =>
    (await house.as(cookies.get(house) || null)(method, '/api/assessments', method === 'GET' ? undefined : { instrument: 'clinic' }, headers))
      .statusCode

  it.each<[string, Record<string, string>, number]>([
    ['nothing at all (a program)', {}, 200],
    ['our origin', { origin: 'http://localhost:8080' }, 200],
    ['the address it was asked at', { origin: 'http://192.168.1.5:8080', host: '192.168.1.5:8080' }, 200],
    ['the same, over a proxy with TLS that we do not know of', { origin: 'https://shinayaka.lan', host: 'shinayaka.lan' }, 200],
    ['our page, in a browser that sends no origin', { referer: 'http://localhost:8080/assessments' }, 200],
    ['same-origin', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:8080' }, 200],
    ['typed by the person', { 'sec-fetch-site': 'none' }, 200],
    ['another origin', { origin: 'https://evil.example' }, refused],
    ['another port', { origin: 'http://localhost:9090' }, refused],
    ['an opaque origin', { origin: 'null' }, refused],
    ['another site', { 'sec-fetch-site': 'cross-site' }, refused],
    ['another host of the domain', { 'sec-fetch-site': 'same-site' }, refused],
    ['an unknown relation', { 'sec-fetch-site': 'whatever' }, refused],
    ['another page, in a browser that sends no origin', { referer: 'https://evil.example/trap' }, refused],
    ['a page that is no address', { referer: 'trap' }, refused],
    ['our origin with another page', { origin: 'https://evil.example', referer: 'http://localhost:8080/' }, refused],
    ['an origin that begins like ours', { origin: 'http://localhost:8080.evil.example' }, refused],
  ])('says %s', async (_, headers, status) => {
    expect(await ask(plain, headers)).toBe(status)
  })

  it('may read from anywhere, since reading changes nothing', async () => {
    expect(await ask(plain, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(200)
  })

  it.each<[string, Record<string, string>, number]>([
    ['our origin', { origin: 'https://shinayaka.example.jp' }, 401],
    ['our name without TLS, where people come by https', { origin: 'http://shinayaka.example.jp', host: 'shinayaka.example.jp' }, refused],
  ])('says %s (https)', async (_, headers, status) => {
    expect(await ask(secure, headers)).toBe(status)
  })

  it('may not sign a stranger in either', async () => {
    const response = await plain.as(null)('POST', '/sign-in', 'login=a&password=b', {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://evil.example',
    })
    expect(response.statusCode).toBe(refused)
  })
})

describe('the proxy in front', () => {
  const forwarded = {
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'shinayaka.example.jp',
    forwarded: 'for=203.0.113.9',
  }
  const seen = async (trustProxy: string[], from: string) => {
    const house = await open({ server: () => ({ trustProxy }) })
    house.server.get('/seen', (request) => ({ ip: request.ip, protocol: request.protocol, host: request.host }))
    return (await house.server.inject({ url: '/seen', headers: { host: 'inside:8080', ...forwarded }, remoteAddress: from })).json()
  }

  it('is believed where it is named, and nobody else is', async () => {
    const told = { ip: '203.0.113.9', protocol: 'https', host: 'shinayaka.example.jp' }
    const untold = (ip: string) => ({ ip, protocol: 'http', host: 'inside:8080' })
    expect(await seen(['127.0.0.1'], '127.0.0.1')).toEqual(told)
    expect(await seen(['192.0.2.0/24'], '192.0.2.77')).toEqual(told)
    expect(await seen(['2001:db8::/32'], '2001:db8::7')).toEqual(told)
    expect(await seen(['192.0.2.0/24'], '198.51.100.3')).toEqual(untold('198.51.100.3'))
    expect(await seen([], '127.0.0.1')).toEqual(untold('127.0.0.1'))
  })

  it('does not make anyone a neighbour who says so', async () => {
    const house = await open({ server: () => ({ trustProxy: ['127.0.0.1'] }) })
    house.server.get('/seen', (request) => ({ ip: request.ip }))
    const headers = { 'x-forwarded-for': '10.0.0.1, 127.0.0.1, 203.0.113.9' }
    expect((await house.server.inject({ url: '/seen', headers, remoteAddress: '127.0.0.1' })).json()).toEqual({ ip: '203.0.113.9' })
  })
})
