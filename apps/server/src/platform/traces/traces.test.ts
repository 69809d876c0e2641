// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { withOwner } from '../database/owner.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { type Exporter, openExporter } from './exporter.ts'
import { openTraces } from './open.ts'
import { readTraceparent, type Span } from './traces.ts'

const hex = (digits: number) => z.string().regex(new RegExp(`^(?!0+$)[0-9a-f]{${digits}}$`))
const attribute = z.strictObject({
  key: z.string().min(1),
  value: z.union([z.strictObject({ stringValue: z.string() }), z.strictObject({ intValue: z.string().regex(/^\d+$/) })]),
})
/** ExportTraceServiceRequest of opentelemetry-proto 1.x in its JSON mapping, as far as we use it; nothing else may stand in it. */
const request = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes: z.array(attribute) }),
      scopeSpans: z.array(
        z.strictObject({
          scope: z.strictObject({ name: z.string(), version: z.string() }),
          spans: z.array(
            z.strictObject({
              traceId: hex(32),
              spanId: hex(16),
              parentSpanId: hex(16).optional(),
              name: z.string().min(1),
              kind: z.union([z.literal(2), z.literal(3)]),
              startTimeUnixNano: z.string().regex(/^\d{19}$/),
              endTimeUnixNano: z.string().regex(/^\d{19}$/),
              attributes: z.array(attribute),
              status: z.strictObject({ code: z.literal(2).optional() }),
            }),
          ),
        }),
      ),
    }),
  ),
})
type Sent = z.output<typeof request>['resourceSpans'][number]['scopeSpans'][number]['spans'][number]

let collector: Server
let answer = 200
const received: { url: string | undefined; headers: Record<string, unknown>; body: z.output<typeof request> }[] = []
const endpoint = () => `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
const spansOf = (from = 0): Sent[] =>
  received.slice(from).flatMap(({ body }) => body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)))

beforeAll(async () => {
  collector = createServer((incoming, outgoing) => {
    let text = ''
    incoming.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    incoming.on('end', () => {
      if (answer === 200) received.push({ url: incoming.url, headers: incoming.headers, body: request.parse(JSON.parse(text)) })
      outgoing.writeHead(answer, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
})
afterAll(() => void collector.close())

describe('traces', () => {
  let house: TestHouse
  let exporter: Exporter
  let cookie: string
  beforeAll(async () => {
    house = await openTestHouse({
      server: (pool) => {
        const opened = openTraces(
          { endpoint: endpoint(), headers: { 'x-key': 'value' }, service: 'east' },
          { pool, version: '9.9.9', log: () => undefined, metrics: createMetrics(null) },
        )
        exporter = opened.exporter
        return { traces: opened.traces }
      },
    })
    cookie = await found(house, '試験診療所', 'admin')
    await exporter.flush()
  })
  afterAll(async () => {
    await exporter.close()
    await house.close()
  })

  const traced = async (
    headers: Record<string, string>,
    send: () => Promise<unknown> = () => house.as(cookie)('GET', '/api/home?q=sentinel', undefined, headers),
  ) => {
    const before = received.length
    await send()
    await exporter.flush()
    return spansOf(before)
  }
  const read = (span: Sent | undefined, key: string) => Object.values(span?.attributes.find((one) => one.key === key)?.value ?? {})[0]

  it('of a request hold what it asked the database, under one number, to a real collector', async () => {
    const spans = await traced({})
    const root = spans.find(({ kind }) => kind === 2)
    const below = spans.filter(({ kind }) => kind === 3)
    expect(root).toMatchObject({ name: 'GET /api/home', status: {} })
    expect([read(root, 'http.route'), read(root, 'http.response.status_code')]).toEqual(['/api/home', '200'])
    expect(below.length).toBeGreaterThan(2)
    for (const span of below) {
      expect([span.traceId, span.parentSpanId]).toEqual([root?.traceId, root?.spanId])
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano))
    }
    expect(below.map(({ name }) => name)).toContain('SELECT session_by_token')
    const last = received.at(-1)
    expect([last?.url, last?.headers['x-key'], last?.headers['content-type']]).toEqual(['/v1/traces', 'value', 'application/json'])
    expect(last?.body.resourceSpans[0]?.resource.attributes[0]).toEqual({ key: 'service.name', value: { stringValue: 'east' } })
    expect(JSON.stringify(received)).not.toContain('sentinel')
  })

  it('stay with the request also after its body was read', async () => {
    const spans = await traced({}, () => house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' }))
    const root = spans.find(({ kind }) => kind === 2)
    expect(spans.filter(({ name, parentSpanId }) => name === 'INSERT assessment' && parentSpanId === root?.spanId)).toHaveLength(1)
    expect(JSON.stringify(spans)).not.toContain('試験診療所')
  })

  it('go on where another program began, and are left out where it wants none', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
    const spans = await traced({ traceparent: `00-${trace}-00f067aa0ba902b7-01` })
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([trace]))
    expect(spans.find(({ kind }) => kind === 2)?.parentSpanId).toBe('00f067aa0ba902b7')
    // Its own number: something the request before left behind (when a session was last seen) may still be on its way.
    const unwanted = '5bf92f3577b34da6a3ce929d0e0e4737'
    const others = await traced({ traceparent: `00-${unwanted}-00f067aa0ba902b7-00` })
    expect(others.filter(({ traceId }) => traceId === unwanted)).toEqual([])
  })

  it('say when a request failed', async () => {
    await withOwner(house.database.owner, (db) => sql`alter table assessment add constraint calm check (false) not valid`.execute(db))
    const spans = await traced({}, () => house.as(cookie)('POST', '/api/assessments', { instrument: 'executive' }))
    expect(spans.find(({ kind }) => kind === 2)).toMatchObject({ name: 'POST /api/assessments', status: { code: 2 } })
    expect(spans.find(({ name }) => name === 'INSERT assessment')).toMatchObject({ status: { code: 2 } })
    expect(spans.find(({ name }) => name === 'SELECT session_by_token')).toMatchObject({ status: {} })
  })
})

describe('a traceparent', () => {
  it.each([
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', true],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03', true],
    ['cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings', true],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00', false],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x', null],
    ['ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', null],
    ['00-00000000000000000000000000000000-00f067aa0ba902b7-01', null],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01', null],
    ['00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01', null],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7', null],
    [undefined, null],
  ])('%s is read as sampled: %s', (text, sampled) => expect(readTraceparent(text)?.sampled ?? null).toBe(sampled))
})

describe('a collector that is away', () => {
  const span: Span = {
    trace: 'a'.repeat(32),
    id: 'b'.repeat(16),
    parent: null,
    kind: 'server',
    name: 'x',
    begun: 10n ** 18n,
    ended: 10n ** 18n,
    attributes: {},
    failed: false,
  }

  it('is said once, costs what was sent and nothing else, and is said again when it is back', async () => {
    const said: string[] = []
    let lost = 0
    const exporter = openExporter(
      { endpoint: endpoint(), headers: {}, service: 's', version: '1' },
      { log: (message) => said.push(message), lost: (spans) => (lost += spans), everyMs: 3_600_000 },
    )
    answer = 503
    for (let round = 0; round < 3; round += 1) {
      exporter.add(span)
      await exporter.flush()
    }
    expect([said, lost]).toEqual([['traces cannot be handed over'], 3])
    answer = 200
    exporter.add(span)
    await exporter.close()
    expect([said, lost]).toEqual([['traces cannot be handed over', 'traces are handed over again'], 3])
  })

  it('does not fill the memory', () => {
    let lost = 0
    // Nothing ever answers at this address (TEST-NET-1).
    const exporter = openExporter(
      { endpoint: 'http://192.0.2.1:4318', headers: {}, service: 's', version: '1' },
      { log: () => undefined, lost: (spans) => (lost += spans), everyMs: 3_600_000 },
    )
    for (let count = 0; count < 5000; count += 1) exporter.add(span)
    expect(lost).toBeGreaterThan(2000)
  })
})
