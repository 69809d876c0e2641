// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { isDue } from './due.ts'

/** An instant by its time in Japan. */
const jst = (text: string) => new Date(`${text}:00+09:00`)

describe('a daily job at 02:30', () => {
  const daily = { dailyAt: '02:30' }
  it.each([
    ['never run, before its time', null, '2026-11-21T01:00', false],
    ['never run, after its time', null, '2026-11-21T03:00', true],
    ['run today', '2026-11-21T02:30', '2026-11-21T23:00', false],
    ['run yesterday, before its time', '2026-11-20T02:31', '2026-11-21T02:29', false],
    ['run yesterday, at its time', '2026-11-20T02:31', '2026-11-21T02:30', true],
    ['yesterday only made up for the day before', '2026-11-20T01:00', '2026-11-21T01:30', true],
    ['machine off for three days, on in the morning', '2026-11-18T02:30', '2026-11-21T01:00', true],
    ['clock set back a day', '2026-11-22T02:30', '2026-11-21T05:00', false],
  ])('%s', (_, last, now, due) => {
    expect(isDue(daily, last === null ? null : jst(last), jst(now))).toBe(due)
  })
})

describe('a job every ten seconds', () => {
  it.each([
    ['never run', null, true],
    ['nine seconds ago', -9, false],
    ['ten seconds ago', -10, true],
    ['in the future, after the clock was set back', 3600, true],
  ])('%s', (_, seconds, due) => {
    const now = jst('2026-11-21T12:00')
    expect(isDue({ seconds: 10 }, seconds === null ? null : new Date(now.getTime() + seconds * 1000), now)).toBe(due)
  })
})
