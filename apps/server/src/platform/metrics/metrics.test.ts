// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { createPool } from '@shinayaka/engines'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'
import { createMetrics } from './metrics.ts'

const token = 'a2b4c6d8e0f2a4b6'
const houses: TestHouse[] = []
const open = async (metrics: { token: string | null } | null) => {
  const house = await openTestHouse({ server: () => ({ metrics }) })
  houses.push(house)
  return house
}
afterAll(async () => {
  for (const house of houses) await house.close()
})

describe('GET /metrics', () => {
  let open_: TestHouse
  let guarded: TestHouse
  let off: TestHouse
  beforeAll(async () => {
    open_ = await open({ token: null })
    guarded = await open({ token })
    off = await open(null)
  })
  const ask = async (house: TestHouse, { from = '127.0.0.1', headers = {} }: { from?: string; headers?: Record<string, string> } = {}) =>
    (await house.server.inject({ url: '/metrics', remoteAddress: from, headers })).statusCode

  it('does not exist unless asked for', async () => expect(await ask(off)).toBe(404))

  it.each<[string, number, string, Record<string, string>]>([
    ['this machine', 200, '127.0.0.1', {}],
    ['this machine by IPv6', 200, '::1', {}],
    ['this machine on a double socket', 200, '::ffff:127.0.0.1', {}],
    ['another machine', 404, '192.168.1.9', {}],
    ['another machine that says it is this one', 404, '192.168.1.9', { 'x-forwarded-for': '127.0.0.1' }],
    ['another machine through a proxy here', 404, '127.0.0.1', { 'x-forwarded-for': '192.168.1.9' }],
    ['another machine through a proxy that only names itself', 404, '127.0.0.1', { via: '1.1 proxy' }],
  ])('without a token is for %s: %i', async (_, status, from, headers) => expect(await ask(open_, { from, headers })).toBe(status))

  it('with a token is for who knows it, from anywhere', async () => {
    expect(await ask(guarded)).toBe(404)
    expect(await ask(guarded, { headers: { authorization: `Bearer ${token}x` } })).toBe(404)
    expect(await ask(guarded, { headers: { authorization: token } })).toBe(404)
    expect(await ask(guarded, { from: '192.168.1.9', headers: { authorization: `Bearer ${token}` } })).toBe(200)
  })

  it('counts requests by the pattern of their address', async () => {
    await open_.as(null)('GET', '/api/assessments/0190b0c0-0000-7000-8000-000000000000')
    await open_.as(null)('GET', '/nowhere/sentinel')
    const { body, headers } = await open_.as(null)('GET', '/metrics')
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(body).toContain('shinayaka_http_request_duration_seconds_count{method="GET",route="/api/assessments/:assessment",status="401"} 1')
    expect(body).not.toContain('sentinel')
    expect(body).not.toContain('0190b0c0')
  })
})

describe('the numbers', () => {
  it('are those of the database, the workers, the process and the jobs, in a form that Prometheus has nothing to say against', async () => {
    const house = houses[0] ?? (await open(null))
    const workers = createPool({ size: 2, memoryMb: 256, timeoutMs: 1000 })
    const metrics = createMetrics({ pool: house.pool, workers, version: '9.9.9' })
    metrics.jobSucceeded('backup', new Date('2026-11-21T00:00:00Z'))
    metrics.answered({ method: 'GET', route: '/api/home', status: 200, seconds: 0.02 })
    metrics.tracesLost(3)
    await house.pool.query('select 1')
    const text = await metrics.text()
    await workers.close()
    for (const line of [
      'shinayaka_job_last_success_timestamp_seconds{job="backup"} 1795219200',
      'shinayaka_http_request_duration_seconds_bucket{le="0.025",method="GET",route="/api/home",status="200"} 1',
      'shinayaka_database_connections{state="busy"} 0',
      'shinayaka_database_waiting_requests 0',
      'shinayaka_workers{state="idle"} 2',
      'shinayaka_workers_waiting_tasks 0',
      'shinayaka_trace_spans_lost_total 3',
      'shinayaka_info{version="9.9.9"} 1',
    ])
      expect(text).toContain(`${line}\n`)
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'process_cpu_seconds_total'])
      expect(text).toMatch(new RegExp(`^${name} `, 'm'))
    wellFormed(text)
    // Debian's prometheus package has it; what it looks at is looked at above as far as it goes without.
    const promtool = process.env.PROMTOOL ?? 'promtool'
    const judged = spawnSync(promtool, ['check', 'metrics'], { input: text, encoding: 'utf8' })
    if (judged.error === undefined) expect({ status: judged.status, said: judged.stderr }).toEqual({ status: 0, said: '' })
  })
})

/** Every sample follows the words and the type of its metric, names and labels are legal, counters alone end in `_total`. */
const wellFormed = (text: string): void => {
  expect(text.endsWith('\n')).toBe(true)
  const types = new Map<string, string>()
  const helped = new Set<string>()
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? []
    if (kind === 'HELP') helped.add(name)
    else if (kind === 'TYPE') {
      expect(types.has(name), name).toBe(false)
      expect(name).toMatch(/^[a-z_][a-z0-9_]*$/)
      expect(name.endsWith('_total'), name).toBe(rest === 'counter')
      types.set(name, rest)
    } else {
      const [, sample = '', value] = /^([a-z_][a-z0-9_]*)(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)*\})? (\S+)$/.exec(line) ?? []
      const metric = types.has(sample) ? sample : sample.replace(/_(bucket|sum|count)$/, '')
      expect(types.has(metric) && helped.has(metric), line).toBe(true)
      expect(Number.isNaN(Number(value)) && value !== 'Nan', line).toBe(false)
    }
  }
}
