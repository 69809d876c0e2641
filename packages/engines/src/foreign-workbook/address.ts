// SPDX-License-Identifier: Apache-2.0

/** A place in a sheet, both counted from 1. */
export type Place = { row: number; column: number }
/** A rectangle of a sheet, its corners included. */
export type Area = { top: number; left: number; bottom: number; right: number }

export const lastRow = 1_048_576
export const lastColumn = 16_384

/** `AB` → 28; 0 where it is no column. */
export const columnNumber = (letters: string): number =>
  /^[A-Z]{1,3}$/u.test(letters) ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : 0

/** 28 → `AB` */
export const columnLetters = (column: number): string =>
  column <= 26 ? String.fromCharCode(64 + column) : columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))

/** `D7`, also `$D$7`; null where it is no place of a sheet. */
export const placeOf = (address: string): Place | null => {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/u.exec(address) ?? []
  const [column, row] = [columnNumber(letters), Number(digits)]
  return column > 0 && column <= lastColumn && row > 0 && row <= lastRow ? { row, column } : null
}

export const addressOf = ({ row, column }: Place): string => `${columnLetters(column)}${row}`

/** `A2:C4`, `D7`, `D:E`, `3:5`; null where it is no area. */
export const areaOf = (text: string): Area | null => {
  const [from = '', to = from] = text.replaceAll('$', '').toUpperCase().split(':')
  const [start, end] = [placeOf(from), placeOf(to)]
  if (start && end) return sorted(start.row, start.column, end.row, end.column)
  const [left, right] = [columnNumber(from), columnNumber(to)]
  if (left > 0 && right > 0) return sorted(1, left, lastRow, Math.min(right, lastColumn))
  const rows = /^\d{1,7}$/u.test(from) && /^\d{1,7}$/u.test(to)
  return rows ? sorted(Number(from), 1, Number(to), lastColumn) : null
}

const sorted = (row: number, column: number, toRow: number, toColumn: number): Area => ({
  top: Math.min(row, toRow),
  left: Math.min(column, toColumn),
  bottom: Math.max(row, toRow),
  right: Math.max(column, toColumn),
})

export const inside = ({ top, left, bottom, right }: Area, { row, column }: Place): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

/** An area as Excel writes it; one cell without the colon. */
export const areaText = ({ top, left, bottom, right }: Area): string => {
  const [from, to] = [addressOf({ row: top, column: left }), addressOf({ row: bottom, column: right })]
  return from === to ? from : `${from}:${to}`
}
