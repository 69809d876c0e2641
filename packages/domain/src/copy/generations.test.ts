// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expiredCopies, keptGenerations } from './generations.ts'

const at = (text: string) => ({ made: new Date(`${text}:00+09:00`) })
const names = (copies: readonly { made: Date }[]) => copies.map(({ made }) => made.toISOString().slice(0, 10)).sort()
/** One copy each night at 02:30 in Japan, for so many nights up to one. */
const nightly = (last: string, nights: number) =>
  Array.from({ length: nights }, (_, night) => ({ made: new Date(at(last).made.getTime() - night * 24 * 60 * 60 * 1000) }))

describe('which copies can go', () => {
  it.each([
    ['none, of none', [], []],
    ['none, of one that is years old', [at('2020-01-01T02:30')], []],
    ['the earlier of one day', [at('2026-11-21T02:30'), at('2026-11-21T15:00')], ['2026-11-20']],
    // The night between two days of Japan is one day in UTC.
    ['none of two days in Japan', [at('2026-11-21T23:30'), at('2026-11-22T02:30')], []],
  ])('%s', (_, copies, gone) => {
    expect(names(expiredCopies(copies))).toEqual(gone)
  })

  it('leaves seven days, five weeks and twelve months of two years of nights', () => {
    const copies = nightly('2026-11-21T02:30', 730)
    const gone = new Set(expiredCopies(copies))
    const left = copies.filter((copy) => !gone.has(copy)).map(({ made }) => new Date(made.getTime() + 9 * 3600_000).toISOString().slice(0, 10))
    expect(left).toEqual([
      ...['2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15'],
      ...['2026-11-08', '2026-11-01', '2026-10-31', '2026-10-25'],
      ...['2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ])
  })

  it('after a month of standing still, loses nothing that was kept', () => {
    const before = nightly('2026-09-30T02:30', 7)
    expect(expiredCopies([at('2026-11-21T02:30'), ...before.slice(0, 6)])).toEqual([])
  })

  it('never the newest, never so many that fewer stay than there are days, and doing it again finds nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 800 * 24 }), { maxLength: 200 }), (hours) => {
        const copies = hours.map((hour) => ({ made: new Date(Date.UTC(2025, 0, 1, hour)) }))
        const gone = new Set(expiredCopies(copies))
        const left = copies.filter((copy) => !gone.has(copy))
        const newest = Math.max(...copies.map(({ made }) => made.getTime()))
        if (copies.length > 0) expect(left.some(({ made }) => made.getTime() === newest)).toBe(true)
        expect(left.length).toBeLessThanOrEqual(keptGenerations.days + keptGenerations.weeks + keptGenerations.months)
        expect(expiredCopies(left)).toEqual([])
      }),
    )
  })
})
