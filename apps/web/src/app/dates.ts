// SPDX-License-Identifier: Apache-2.0
import { eraFiscalYear, eraYear, japaneseDay, japaneseTime, officialDate } from '@shinayaka/domain'
import { language } from './language.ts'

const englishDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Asia/Tokyo' })

/** The day in Japan with both years: 令和8年（2026年）11月21日, or 21 November 2026 (Reiwa 8). */
export const dayText = (instant: string): string => {
  const date = new Date(instant)
  if (language === 'ja') return officialDate(date)
  const era = eraYear(japaneseDay(date)).replace('令和', 'Reiwa ').replace('年', '')
  return `${englishDay.format(date)} (${era})`
}

/** A calendar day in Japan, `2027-03-31`, with both years. */
export const calendarDayText = (day: string): string => dayText(`${day}T00:00:00+09:00`)

/** The time of day in Japan, 10:32. */
export const timeText = (instant: string): string => japaneseTime(new Date(instant))

/** Day and time, for whoever needs to know which save came last. */
export const dayTimeText = (instant: string): string => `${dayText(instant)} ${timeText(instant)}`

/** A fiscal year as officials write it: 令和8年度（2026年度）, or FY2026 (April to March). */
export const fiscalYearText = (year: number): string =>
  language === 'ja' ? `${eraFiscalYear(year)}（${year}年度）` : `FY${year} (April ${year} to March ${year + 1})`

/** A fiscal year in a few letters, where a sentence has no room for both: 令和8年度, or FY2026. */
export const fiscalYearName = (year: number): string => (language === 'ja' ? eraFiscalYear(year) : `FY${year}`)
