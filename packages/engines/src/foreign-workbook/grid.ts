// SPDX-License-Identifier: Apache-2.0
import { type Area, addressOf, inside, type Place } from './address.ts'
import { dayOfSerial } from './dates.ts'
import type { Book, BookSheet } from './open.ts'
import type { Cell, Sheet } from './sheet.ts'

/** What a cell shows. A number in a cell with a date format has its day beside it. */
export type CellValue =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; day: string | null }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'error'; text: string }

const empty: CellValue = { kind: 'empty' }

/** A sheet to look things up in by place, merged cells taken as one. */
export type Grid = {
  book: Book
  of: BookSheet
  sheet: Sheet
  cell: (place: Place) => Cell | null
  /** The merged area around a place, or the place alone. */
  area: (place: Place) => Area
  /** Where what a place shows is written: the first cell of its merged area. */
  origin: (place: Place) => Place
  value: (place: Place) => CellValue
  /** The value as text, blanks at its ends left off; empty where there is none. */
  text: (place: Place) => string
}

const valueIn = (book: Book, cell: Cell): CellValue => {
  const { type, raw, inline, style } = cell
  if (type === 'inlineStr') return { kind: 'text', text: inline ?? '' }
  if (raw === null) return empty
  if (type === 's') return { kind: 'text', text: book.strings()[Number(raw)] ?? '' }
  if (type === 'str') return { kind: 'text', text: raw }
  if (type === 'e') return { kind: 'error', text: raw }
  if (type === 'b') return { kind: 'boolean', value: raw === '1' }
  if (type === 'd') return { kind: 'text', text: raw.slice(0, 10) }
  const number = Number(raw)
  if (raw.trim() === '' || Number.isNaN(number)) return empty
  return { kind: 'number', number, day: book.styles().isDate(style) ? dayOfSerial(number, book.date1904) : null }
}

/** A value as people read it. */
export const textOfValue = (value: CellValue): string => {
  switch (value.kind) {
    case 'text':
    case 'error':
      return value.text.replace(/\r\n?/gu, '\n').trim()
    case 'number':
      return value.day ?? String(value.number)
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE'
    default:
      return ''
  }
}

/** Merged areas by the rows they touch; very tall ones apart, so that a whole column merged costs nothing. */
const byRow = (areas: readonly Area[]): ((place: Place) => Area | undefined) => {
  const tall = areas.filter(({ top, bottom }) => bottom - top > 200)
  const rows = new Map<number, Area[]>()
  for (const area of areas.filter(({ top, bottom }) => bottom - top <= 200)) {
    for (let row = area.top; row <= area.bottom; row += 1) {
      const there = rows.get(row)
      if (there) there.push(area)
      else rows.set(row, [area])
    }
  }
  return (place) => rows.get(place.row)?.find((area) => inside(area, place)) ?? tall.find((area) => inside(area, place))
}

export const gridOf = (book: Book, of: BookSheet): Grid => {
  const sheet = of.read()
  const cells = new Map<string, Cell>()
  for (const row of sheet.rows) for (const cell of row.cells) cells.set(addressOf(cell), cell)
  const mergedAt = byRow(sheet.merged)
  const cell = (place: Place): Cell | null => cells.get(addressOf(place)) ?? null
  const area = (place: Place): Area => mergedAt(place) ?? { top: place.row, left: place.column, bottom: place.row, right: place.column }
  const origin = (place: Place): Place => {
    const { top, left } = area(place)
    return { row: top, column: left }
  }
  const value = (place: Place): CellValue => {
    const found = cell(origin(place))
    return found === null ? empty : valueIn(book, found)
  }
  return { book, of, sheet, cell, area, origin, value, text: (place) => textOfValue(value(place)) }
}
