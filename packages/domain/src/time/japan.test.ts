// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eraFiscalYear, eraYear, fiscalYear, japaneseDate, japaneseDay, japaneseTime, officialDate } from './japan.ts'

const at = (instant: string) => new Date(instant)

describe('the day in Japan', () => {
  it.each([
    ['2026-11-20T14:59:59.999Z', '2026-11-20', '23:59'],
    ['2026-11-20T15:00:00.000Z', '2026-11-21', '00:00'],
    ['2025-12-31T15:00:00.000Z', '2026-01-01', '00:00'],
    ['2024-02-28T15:00:00.000Z', '2024-02-29', '00:00'],
    ['2024-02-29T14:59:59.000Z', '2024-02-29', '23:59'],
    ['2026-11-21T01:32:00.000Z', '2026-11-21', '10:32'],
  ])('%s is %s %s', (instant, date, time) => {
    expect(japaneseDate(at(instant))).toBe(date)
    expect(japaneseTime(at(instant))).toBe(time)
  })

  it('agrees with the time zone data for every instant, and needs no time zone of the machine', () => {
    const inTokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' })
    // From 1952 on: before, Japan had summer time.
    const instant = fc.date({ min: at('1952-01-01T00:00:00Z'), max: at('2199-12-31T00:00:00Z'), noInvalidDate: true })
    fc.assert(fc.property(instant, (date) => `${japaneseDate(date)} ${japaneseTime(date)}` === inTokyo.format(date)))
  })
})

describe('the fiscal year', () => {
  it.each([
    ['2026-03-31T14:59:59.999Z', 2025],
    ['2026-03-31T15:00:00.000Z', 2026],
    ['2026-11-21T00:00:00.000Z', 2026],
    ['2026-12-31T15:00:00.000Z', 2026],
    ['2027-03-31T00:00:00.000Z', 2026],
  ])('%s is in %i', (instant, year) => expect(fiscalYear(at(instant))).toBe(year))

  it.each([
    [2026, '令和8年度'],
    [2019, '令和元年度'],
    [2018, '平成30年度'],
  ])('%i is written %s', (year, text) => expect(eraFiscalYear(year)).toBe(text))
})

describe('the year as officials write it', () => {
  it.each([
    [2026, 11, 21, '令和8年'],
    [2020, 1, 1, '令和2年'],
    [2019, 12, 31, '令和元年'],
    [2019, 5, 1, '令和元年'],
    [2019, 4, 30, '平成31年'],
    [1989, 1, 8, '平成元年'],
    [1989, 1, 7, '昭和64年'],
    [1926, 12, 25, '昭和元年'],
    [1926, 12, 24, '1926年'],
  ])('%i-%i-%i is %s', (year, month, day, text) => expect(eraYear({ year, month, day })).toBe(text))

  it('agrees with the Japanese calendar of ICU from 昭和 on', () => {
    const calendar = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'Asia/Tokyo', era: 'long', year: 'numeric' })
    const instant = fc.date({ min: at('1926-12-25T03:00:00Z'), max: at('2199-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => {
      // Noon, so that summer time of 1948 to 1951 moves no day.
      date.setUTCHours(3, 0, 0, 0)
      return date
    })
    fc.assert(fc.property(instant, (date) => eraYear(japaneseDay(date)) === calendar.format(date)))
  })

  it('stands beside the western year on official papers', () => {
    expect(officialDate(at('2026-11-20T15:00:00Z'))).toBe('令和8年（2026年）11月21日')
    expect(officialDate(at('2019-04-30T15:00:00Z'))).toBe('令和元年（2019年）5月1日')
  })
})
