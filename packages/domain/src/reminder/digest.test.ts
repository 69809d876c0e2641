// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DatedThing, daysUntil, isDigestDay, isWorkingDay, pressing } from './digest.ts'

const thing = (date: string): DatedThing => ({ kind: 'section', date, path: '/', params: {} })
const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const plus = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

describe('what is pressing', () => {
  it('is past or comes within a month, the earliest first', () => {
    const dates = ['2026-12-22', '2026-11-30', '2026-12-21', '2026-11-01']
    expect(pressing(dates.map(thing), '2026-11-21').map(({ date }) => date)).toEqual(['2026-11-01', '2026-11-30', '2026-12-21'])
  })
})

describe('a letter', () => {
  it.each([
    [31, false],
    [30, true],
    [29, false],
    [8, false],
    [7, true],
    [2, false],
    [1, true],
    [0, true],
    [-1, false],
    [-6, false],
    [-7, true],
    [-14, true],
  ])('with %i days left goes out: %s', (left, goes) => {
    const today = '2026-11-18'
    expect(isDigestDay([thing(plus(today, left))], today, plus(today, -1))).toBe(goes)
  })

  it('on Monday makes up for the weekend', () => {
    expect(isDigestDay([thing('2026-11-21')], '2026-11-23', '2026-11-20')).toBe(true)
    expect(isDigestDay([thing('2026-11-21')], '2026-11-23', '2026-11-22')).toBe(false)
  })

  it('is not sent about nothing', () => expect(isDigestDay([], '2026-11-23', null)).toBe(false))

  it('about one thing comes at most six times in the two months around its day, when looked at daily', () => {
    fc.assert(
      fc.property(day, (date) => {
        const sent = Array.from({ length: 46 }, (_, index) => plus(date, index - 31)).filter((today) =>
          isDigestDay([thing(date)], today, plus(today, -1)),
        )
        return sent.length === 6
      }),
    )
  })
})

describe('days', () => {
  it('are counted over months and years', () => {
    fc.assert(fc.property(day, fc.integer({ min: -400, max: 400 }), (date, days) => daysUntil(plus(date, days), date) === days))
  })
  it.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-11-23', true],
  ])('%s is a working day: %s', (date, works) => expect(isWorkingDay(date)).toBe(works))
})
