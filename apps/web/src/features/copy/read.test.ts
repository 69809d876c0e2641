// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { readDay, readMinutes, sizeText } from './read.ts'

describe('what people type about copies', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['２０２６／１１／２１', '2026-11-21'],
    ['2026年3月1日', '2026-03-01'],
    ['2026-02-30', null],
    ['昨日', null],
    ['', null],
  ])('the day %s is %s', (typed, day) => {
    expect(readDay(typed)).toBe(day)
  })

  it.each([
    ['12', 12],
    ['１２．５', 12.5],
    ['-1', null],
    ['半時間', null],
  ])('the minutes %s are %s', (typed, minutes) => {
    expect(readMinutes(typed)).toBe(minutes)
  })

  it('a size is said in the unit that reads best', () => {
    expect([200, 940_000, 12_340_000, 1_240_000_000].map(sizeText)).toEqual(['1 kB', '940 kB', '12.3 MB', '1.24 GB'])
  })
})
