// SPDX-License-Identifier: Apache-2.0
import type { DateManner } from './types.ts'

const dayLength = 24 * 60 * 60 * 1000
/** The day that stands for 0: Excel's counts a 29th of February 1900 that never was, so from March 1900 on it is one earlier than it says. */
const zero = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-21` where these are a day there is; otherwise null. */
const dayOf = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1900 && year <= 2200 ? `${year}-${two(month)}-${two(day)}` : null
}

/** Whether a text is a day as machines write it, `2026-11-21`. */
export const isDay = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? []
  return day !== undefined && dayOf(Number(year), Number(month), Number(day)) !== null
}

/** The number by which a workbook counts a day. */
export const serialOf = (day: string, date1904: boolean): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - zero[date1904 ? 1904 : 1900]) / dayLength)

/** The day of such a number; a time within the day is left off. Null where it is no day of our time. */
export const dayOfSerial = (serial: number, date1904: boolean): string | null => {
  if (!Number.isFinite(serial) || serial < 1 || serial > 110_000) return null
  const date = new Date(zero[date1904 ? 1904 : 1900] + Math.floor(serial) * dayLength)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

const reiwa = 2018

/** A day as the form writes it: 令和8年11月21日, 2026年11月21日 or 2026/11/21. Days before 令和 keep the western year. */
export const dayText = (day: string, manner: DateManner): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (manner === 'slash') return `${year}/${month}/${date}`
  const count = day >= '2019-05-01' && manner === 'era' ? year - reiwa : null
  return `${count === null ? year : `令和${count === 1 ? '元' : count}`}年${month}月${date}日`
}

const eras: Record<string, number> = { 令和: reiwa, r: reiwa, 平成: 1988, h: 1988 }

/** A day as people write it: with slashes, dots or 年月日, with the era in words or as its letter, full-width or not. Null where it is none or lacks the year. */
export const readDay = (text: string): string | null => {
  const bare = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
  const [, era, count = '', month, day] = /^(令和|平成|r|h)?\.?(元|\d{1,4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/u.exec(bare) ?? []
  if (day === undefined || (era === undefined && count.length !== 4)) return null
  const year = (era === undefined ? 0 : (eras[era] ?? 0)) + (count === '元' ? 1 : Number(count))
  return dayOf(year, Number(month), Number(day))
}

/** A blank for a day, printed to be filled in by hand: 「令和　年　月　日」, 「（　／　）」; also nothing at all. */
export const isBlankDay = (text: string): boolean =>
  /^\(?(?:令和|r)?[年月日/._-]*\)?$/u.test(text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ''))
