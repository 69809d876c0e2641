// SPDX-License-Identifier: Apache-2.0
import type { Workbook, Worksheet } from 'exceljs'
import { frame, putHead, putNumber, putText, rowHeight, setPrint } from './excel.ts'

/** What a cell holds: words that stay words, or a number to count with and how it is shown. */
export type Value = string | { number: number | null; format: string }
type Column = { head: string; width: number }

/** Points of 3, unrounded, shown with two decimals. */
export const points = (number: number | null): Value => ({ number, format: '0.00' })
export const count = (number: number): Value => ({ number, format: '0' })
/** How far points moved. */
export const change = (from: number | null, to: number | null): Value => ({
  number: from === null || to === null ? null : to - from,
  format: '+0.00;-0.00;0.00',
})

/** Writes a value into a cell. */
export const put = (sheet: Worksheet, row: number, column: number, value: Value): void => {
  const cell = sheet.getCell(row, column)
  if (typeof value === 'string') putText(cell, value)
  else putNumber(cell, value.number, value.format)
}

/** A table from the given row on: framed, its head on every printed page, with a filter. */
export const putTable = (sheet: Worksheet, head: number, columns: readonly Column[], rows: readonly Value[][], foot: string): void => {
  for (const [index, { head: text, width }] of columns.entries()) {
    putHead(sheet.getCell(head, index + 1), text)
    sheet.getColumn(index + 1).width = width
  }
  for (const [index, row] of rows.entries()) {
    for (const [place, value] of row.entries()) {
      put(sheet, head + 1 + index, place + 1, value)
      frame(sheet.getCell(head + 1 + index, place + 1))
    }
    sheet.getRow(head + 1 + index).height = rowHeight(
      row.flatMap((value, place) => (typeof value === 'string' ? [{ text: value, width: columns[place]?.width ?? 10 }] : [])),
    )
  }
  sheet.views = [{ state: 'frozen', ySplit: head }]
  sheet.autoFilter = { from: { row: head, column: 1 }, to: { row: head + rows.length, column: columns.length } }
  setPrint(sheet, head, foot)
}

/** A new sheet with its title in the first row. */
export const titled = (workbook: Workbook, name: string, title: string): Worksheet => {
  const sheet = workbook.addWorksheet(name)
  const cell = sheet.getCell(1, 1)
  putText(cell, title, true)
  cell.font = { ...cell.font, size: 14 }
  cell.alignment = { wrapText: false, vertical: 'middle' }
  sheet.getRow(1).height = 24
  return sheet
}
