// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

describe('a line of the log', () => {
  it('is one line of JSON with its instant in UTC, whatever stands in it', () => {
    const lines: string[] = []
    const log = createLog(
      'info',
      (line) => lines.push(line),
      () => new Date('2026-11-21T10:30:00+09:00'),
    )
    const nasty = 'a\r\n{"at":"2000-01-01T00:00:00.000Z","level":"info","message":"forged"}\u2028\u0000"\\'
    log('warn', nasty, { what: nasty, how: { deep: nasty } })
    expect(lines).toHaveLength(1)
    expect(lines[0]?.match(/[\r\n\0]/g)).toEqual(['\n'])
    expect(JSON.parse(lines[0] ?? '')).toEqual({ at: '2026-11-21T01:30:00.000Z', level: 'warn', message: nasty, what: nasty, how: { deep: nasty } })
  })

  it('is not written where less was asked for', () => {
    const lines: string[] = []
    const log = createLog('warn', (line) => lines.push(line))
    for (const level of ['error', 'warn', 'info', 'debug'] as const) log(level, level)
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(['error', 'warn'])
  })
})
