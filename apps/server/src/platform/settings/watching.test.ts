// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const read = (env: Record<string, string>) => readSettings(env, '/clone')
const token = 'a2b4c6d8e0f2a4b6'

describe('what the server tells whoever watches', () => {
  it('is as much as was asked for', () => {
    expect(read({ LOG_LEVEL: 'debug' }).settings?.watching.logLevel).toBe('debug')
    expect(read({ METRICS: 'on' }).settings?.watching.metrics).toEqual({ token: null })
    expect(read({ METRICS: 'off' }).settings?.watching.metrics).toBeNull()
    expect(read({ METRICS_TOKEN: token }).settings?.watching.metrics).toEqual({ token })
    const traces = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otel.lan:4318/',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b, y=z',
      OTEL_SERVICE_NAME: 'east',
    }
    expect(read(traces).settings?.watching.traces).toEqual({
      endpoint: 'https://otel.lan:4318',
      headers: { 'x-key': 'a b', y: 'z' },
      service: 'east',
    })
  })

  it.each([
    ['LOG_LEVEL', 'verbose'],
    ['METRICS', 'yes'],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', 'with a blank in it and long'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', '127.0.0.1:4318'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://user:pass@127.0.0.1:4318'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'geheim'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'x-key=%zz'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'x-key=%0d%0ax'],
  ])('is not decided by %s=%s', (name, value) => {
    const { problems } = read({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems?.[0]).toContain(`${name} は`)
  })

  it('keeps secrets out of the sentence', () => {
    expect(read({ METRICS_TOKEN: 'geheim', OTEL_EXPORTER_OTLP_HEADERS: 'geheim' }).problems?.join()).not.toContain('geheim')
  })

  it('is not both off and on', () => {
    expect(read({ METRICS: 'off', METRICS_TOKEN: token }).problems?.[0]).toContain('METRICS_TOKEN を外して')
  })
})
