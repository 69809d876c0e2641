// SPDX-License-Identifier: Apache-2.0

const jstOffset = 9 * 60 * 60 * 1000

/** A calendar day in Japan. `month` and `day` count from 1. */
export type JapaneseDay = { year: number; month: number; day: number }

/** The day in Japan at an instant. */
export const japaneseDay = (instant: Date): JapaneseDay => {
  const shifted = new Date(instant.getTime() + jstOffset)
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() }
}

const two = (value: number) => String(value).padStart(2, '0')

/** The day in Japan as `2026-11-21`, for files and machines. */
export const japaneseDate = (instant: Date): string => {
  const { year, month, day } = japaneseDay(instant)
  return `${year}-${two(month)}-${two(day)}`
}

/** The time of day in Japan as `10:32`. */
export const japaneseTime = (instant: Date): string => {
  const shifted = new Date(instant.getTime() + jstOffset)
  return `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`
}

/** The fiscal year (4月–3月) in which a day falls: 2026-03-31 is in 2025. */
export const fiscalYear = (instant: Date): number => {
  const { year, month } = japaneseDay(instant)
  return month >= 4 ? year : year - 1
}

const eras = [
  { name: '令和', start: 20190501, base: 2018 },
  { name: '平成', start: 19890108, base: 1988 },
  { name: '昭和', start: 19261225, base: 1925 },
] as const

/** The year as officials write it on that day, 令和8年; 元年 for the first. Days before 昭和 keep the western year. */
export const eraYear = ({ year, month, day }: JapaneseDay): string => {
  const era = eras.find(({ start }) => year * 10000 + month * 100 + day >= start)
  if (!era) return `${year}年`
  const count = year - era.base
  return `${era.name}${count === 1 ? '元' : count}年`
}

/** A fiscal year as officials write it: 令和8年度. */
export const eraFiscalYear = (year: number): string => `${eraYear({ year, month: 5, day: 1 })}度`

/** The day with both years, as an inspector reads it: 令和8年（2026年）11月21日. */
export const officialDate = (instant: Date): string => {
  const day = japaneseDay(instant)
  return `${eraYear(day)}（${day.year}年）${day.month}月${day.day}日`
}
