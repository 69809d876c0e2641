// SPDX-License-Identifier: Apache-2.0
import { type Endpoint, endpoints, schemaOf } from '@shinayaka/contract'
import fc from 'fast-check'
import { fitting, type Heard, oddJson, oddText, spoilt } from './fuzz-values.ts'

/** Who sends a request: two people of the one institution, or nobody. */
export type Who = 'administrator' | 'viewer' | 'nobody'
/** A request as it goes over the wire; `from` numbers the address of this machine that it comes from. */
export type FuzzRequest = { who: Who; method: string; target: string; headers: [string, string][]; body: Buffer | null; from: number }
/** A page without a contract entry: where it stands, how it is asked, and the fields of its form. */
export type FuzzPage = { path: string; methods: string[]; fields: string[] }

type Parts = { path: string; query: string; headers: [string, string][]; type: string | null; body: Buffer | null }
type Trouble = 'none' | 'place' | 'query' | 'body' | 'raw' | 'type' | 'method' | 'header' | 'cookie' | 'target'

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? 'null')
const fits = (schema: Endpoint['body'], heard: Heard): fc.Arbitrary<unknown> => (schema ? fitting(schemaOf(schema, 'input'), heard) : fc.constant({}))

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT', 'get', 'FOO', 'M-SEARCH']
const types = [
  'application/json',
  'application/json; charset=utf-7',
  'application/json;charset=utf-16',
  'APPLICATION/JSON',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=shift_jis',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'text/html',
  'application/xml',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; a="',
  '*/*',
  '',
  ';',
  'a',
  'a/b/c',
  '\u00e9/\u00ff',
  `application/${'x'.repeat(5000)}`,
]
const rawBodies: Buffer[] = [
  Buffer.from('{'),
  Buffer.from('{"a":1'),
  Buffer.from('[1,]'),
  Buffer.from('{"__proto__":{"admin":true}}'),
  Buffer.from('{"constructor":{"prototype":{"admin":true}}}'),
  Buffer.from('{"version":1,"version":2}'),
  Buffer.from('{"version":1e999}'),
  Buffer.from('{"text":"\\ud800"}'),
  Buffer.from('{"text":"\\u0000"}'),
  Buffer.from('\ufeff{}'),
  Buffer.from('null'),
  Buffer.from('"x"'),
  Buffer.from(''),
  Buffer.from([0xff, 0xfe, 0x00]),
  Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
  Buffer.from('{}', 'utf16le'),
  Buffer.from('PK\x03\x04 not a workbook'),
  Buffer.from('['.repeat(20_000)),
  Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
  Buffer.from(`{"name":"${'x'.repeat(300_000)}"}`),
  Buffer.from(`[${'0,'.repeat(60_000)}0]`),
  Buffer.from('a=1&a=2&a[b]=3&__proto__=4&%zz=%&=&&'),
  Buffer.from(`login=${'%F0%9F%98%80'.repeat(500)}&password=%00%ff`),
  Buffer.from('a&'.repeat(7_000)),
]
const targets = [
  '/api',
  '/api/',
  '/api//session',
  '//api/session',
  '/api/session/',
  '/api/session;x=1',
  '/api/./session',
  '/api/x/../session',
  '/API/SESSION',
  '/api/%73ession',
  '/api/session%00',
  '/api/session%0d%0aX:1',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/public/../../package.json',
  '/public/%2e%2e%2f%2e%2e%2fpackage.json',
  '/public/..%5c..%5cpackage.json',
  '/assets/../index.html',
  '/assets/%00.js',
  '/public/',
  '/assets',
  '/%',
  '/%zz',
  '/%ff%fe',
  '/%c0%ae%c0%ae/',
  '*',
  'http://evil.example/api/session',
  '/\u00e9\u00ff',
  `/${'a'.repeat(9_000)}`,
  `/api/submissions/${'a'.repeat(300)}`,
  '/api/openapi.json?x[]=1&x[]=2',
  '/?'.padEnd(4_000, 'a=b&'),
  '/language?to=en&back=//evil.example',
  '/language?to=en&back=/%5cevil.example',
  '/language?to=en&back=%0d%0aSet-Cookie:a=b',
  '/language?back=a&back=b',
  '/sign-in?next=https://evil.example',
  '/sign-in?next=javascript:alert(1)',
  '/favicon.ico',
  '/robots.txt',
  '/.git/config',
  '/metrics',
]
const headerJunk: [string, string][] = [
  ['accept', 'text/html'],
  ['accept', '*/*;q=x'],
  ['accept', `${'text/html,'.repeat(500)}`],
  ['accept-language', 'en;q=0.9,ja;q=NaN,*;;'],
  ['accept-language', 'x'.repeat(5_000)],
  ['accept-encoding', 'gzip, br;q=-1, identity;q=0'],
  ['accept-encoding', '*;q=0'],
  ['origin', 'null'],
  ['origin', 'https://evil.example'],
  ['origin', '://'],
  ['sec-fetch-site', 'cross-site'],
  ['x-forwarded-for', "1.2.3.4, ' or 1=1"],
  ['x-forwarded-host', 'evil.example'],
  ['x-http-method-override', 'DELETE'],
  ['host', 'evil.example'],
  ['host', ''],
  ['host', '[::1'],
  ['range', 'bytes=0-0,-1,9999999999-'],
  ['if-none-match', '*'],
  ['if-modified-since', 'x'],
  ['expect', '100-continue'],
  ['expect', 'x'],
  ['upgrade', 'websocket'],
  ['connection', 'upgrade'],
  ['content-length', '-1'],
  ['content-length', '5'],
  ['content-encoding', 'gzip'],
  ['transfer-encoding', 'chunked'],
  ['transfer-encoding', 'gzip, chunked'],
  ['authorization', 'Basic \u00ff'],
  ['authorization', 'Bearer null'],
  ['x-long', 'x'.repeat(15_000)],
  ['bad name', '1'],
  ['x-control', 'a\x01b'],
  ['cookie', 'shinayaka_session'],
]
const cookies = [
  'shinayaka_session=',
  'shinayaka_session=x; shinayaka_session=y',
  'shinayaka_session=%ff%zz',
  'shinayaka_session="',
  `shinayaka_session=${'A'.repeat(3_000)}`,
  "shinayaka_session=' or 1=1 --",
  'language=__proto__',
  'language=xx; shinayaka_session=\u00ff',
  ';;;=;',
  '__proto__=1',
]

/** A value in an address: an object that cannot say itself as text is written as JSON. */
const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

const placed = (path: string, params: Record<string, unknown>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const text = String(params[name] ?? name)
    // A lone surrogate has no place in an address; what a careless client would send stands for it.
    return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).slice(0, 9_000)
  })
const asked = (query: unknown): string => {
  const entries = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([name, value]) => [name, asText(value)])).toString().slice(0, 9_000)}`
}

const bodyFor = (endpoint: Endpoint, body: unknown): Buffer | null => {
  if (endpoint.upload) return rawBodies[16] ?? null
  return endpoint.body ? json(body) : null
}

const spoil: Record<Trouble, (parts: Parts) => fc.Arbitrary<Parts>> = {
  none: (parts) => fc.constant(parts),
  method: (parts) => fc.constant(parts),
  place: (parts) =>
    fc.tuple(oddText, fc.nat(5)).map(([text, index]) => {
      const steps = parts.path.split('/')
      const at = Math.max(1, steps.length - 1 - (index % steps.length))
      return { ...parts, path: steps.map((step, i) => (i === at ? placed(':x', { x: text }) : step)).join('/') }
    }),
  query: (parts) =>
    fc.oneof(
      fc.dictionary(fc.constantFrom('page', 'search', 'order', 'language', 'measures', '__proto__', 'next', 'back', 'x'), oddText).map((query) => ({
        ...parts,
        query: asked(query),
      })),
      fc.constantFrom('?', '?&&=', '?page=1&page=2', '?page[]=1', '?search=%zz', '?search=%00', '?a=%ff', '?__proto__[x]=1').map((query) => ({
        ...parts,
        query,
      })),
    ),
  body: (parts) => fc.constant(parts),
  raw: (parts) => fc.constantFrom(...rawBodies).map((body) => ({ ...parts, body, type: parts.type ?? 'application/json' })),
  type: (parts) => fc.constantFrom(...types).map((type) => ({ ...parts, type, body: parts.body ?? Buffer.from('{}') })),
  header: (parts) =>
    fc.array(fc.constantFrom(...headerJunk), { minLength: 1, maxLength: 2 }).map((more) => ({ ...parts, headers: [...parts.headers, ...more] })),
  cookie: (parts) => fc.constantFrom(...cookies).map((cookie) => ({ ...parts, headers: [...parts.headers, ['cookie', cookie]] })),
  target: (parts) => fc.constantFrom(...targets).map((path) => ({ ...parts, path, query: '' })),
}

const troubles: fc.Arbitrary<Trouble> = fc.oneof(
  { arbitrary: fc.constantFrom<Trouble>('body'), weight: 6 },
  { arbitrary: fc.constantFrom<Trouble>('none'), weight: 4 },
  { arbitrary: fc.constantFrom<Trouble>('place', 'query', 'raw', 'type', 'method', 'header', 'cookie'), weight: 8 },
  { arbitrary: fc.constantFrom<Trouble>('target'), weight: 1 },
)
const people = fc.oneof(
  { arbitrary: fc.constant<Who>('administrator'), weight: 6 },
  { arbitrary: fc.constantFrom<Who>('viewer', 'nobody'), weight: 3 },
)
const addresses = fc.integer({ min: 2, max: 250 })

const finished = (method: string, trouble: fc.Arbitrary<Trouble>, partsOf: (trouble: Trouble) => fc.Arbitrary<Parts>): fc.Arbitrary<FuzzRequest> =>
  trouble.chain((kind) =>
    fc
      .tuple(
        partsOf(kind).chain((parts) => spoil[kind](parts)),
        people,
        addresses,
        kind === 'method' ? fc.constantFrom(...methods) : fc.constant(method),
      )
      .map(([{ path, query, headers, type, body }, who, from, chosen]) => ({
        who,
        method: chosen,
        target: path + query,
        headers: type === null ? headers : [...headers, ['content-type', type] as [string, string]],
        body,
        from,
      })),
  )

const forEndpoint = (endpoint: Endpoint, heard: Heard): fc.Arbitrary<FuzzRequest> => {
  const [params, query, body] = [fits(endpoint.params, heard), fits(endpoint.query, heard), fits(endpoint.body, heard)]
  const type = endpoint.upload?.file ?? (endpoint.body ? 'application/json' : null)
  return finished(endpoint.method, troubles, (trouble) =>
    fc.tuple(params, query, trouble === 'body' ? fc.oneof(spoilt(body), oddJson) : body).map(([p, q, b]) => ({
      path: placed(endpoint.path, p as Record<string, unknown>),
      query: endpoint.query ? asked(q) : '',
      headers: [],
      type,
      body: bodyFor(endpoint, b),
    })),
  )
}

const pageParts = (path: string, method: string, given: Record<string, string>): Parts => {
  const place = path === '*' ? '/assessments' : path
  const headers: [string, string][] = [['accept', 'text/html']]
  if (method !== 'POST') return { path: place, query: asked(given), headers, type: null, body: null }
  const body = Buffer.from(new URLSearchParams(given).toString().slice(0, 20_000))
  return { path: place, query: '', headers, type: 'application/x-www-form-urlencoded', body }
}

const forPage = ({ path, methods: allowed, fields }: FuzzPage): fc.Arbitrary<FuzzRequest> => {
  const values: fc.Arbitrary<Record<string, string>> = fc.dictionary(fc.constantFrom(...fields, 'next', 'x'), oddText, { maxKeys: 8 })
  return fc.constantFrom(...allowed).chain((method) => finished(method, troubles, () => values.map((given) => pageParts(path, method, given))))
}

/** Requests to everything the contract and the server name: each right in all but one way, or in all. */
export const fuzzRequest = (heard: Heard, pages: readonly FuzzPage[]): fc.Arbitrary<FuzzRequest> =>
  fc.oneof(
    { arbitrary: fc.oneof(...(Object.values(endpoints) as Endpoint[]).map((endpoint) => forEndpoint(endpoint, heard))), weight: 5 },
    { arbitrary: fc.oneof(...pages.map(forPage)), weight: 1 },
  )

/** The bytes that a request is on the wire. */
export const bytesOf = ({ method, target, headers, body }: FuzzRequest, cookie: string | null): Buffer => {
  const named = (name: string) => headers.some(([given]) => given === name)
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(named('host') ? [] : ['Host: localhost']),
    ...(named('connection') ? [] : ['Connection: close']),
    ...(cookie === null || named('cookie') ? [] : [`Cookie: ${cookie}`]),
    ...(body === null || named('content-length') || named('transfer-encoding') ? [] : [`Content-Length: ${body.length}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)])
}
