// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { isOver, untilRefusal, yearAfter } from './until.ts'

describe('the last day of somebody from outside', () => {
  it.each([
    [null, true, 'missing'],
    [null, false, null],
    ['2026-11-20', true, 'past'],
    ['2026-11-20', false, 'past'],
    ['2026-11-21', true, null],
    ['2027-11-21', true, null],
    ['2027-11-22', true, 'too-far'],
    ['9999-12-31', false, 'too-far'],
  ] as const)('%s, dated %s: %s', (until, dated, refusal) => {
    expect(untilRefusal(until, '2026-11-21', dated)).toBe(refusal)
  })
  it('knows no 29 February in the year after', () => {
    expect(yearAfter('2028-02-29')).toBe('2029-02-28')
    expect(yearAfter('2026-11-21')).toBe('2027-11-21')
  })
  it('counts the day itself', () => {
    expect([isOver('2026-11-21', '2026-11-21'), isOver('2026-11-20', '2026-11-21'), isOver(null, '2026-11-21')]).toEqual([false, true, false])
  })
})
