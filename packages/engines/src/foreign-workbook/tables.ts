// SPDX-License-Identifier: Apache-2.0
import { type Grid, gridOf } from './grid.ts'
import { withBook } from './open.ts'
import type { ForeignRefusal } from './types.ts'

/** As much of a sheet as a table for people has. */
const most = { sheets: 30, rows: 2000, columns: 40, characters: 2000 }

/** The sheets of a workbook as rows of text, so that a person can say which column holds what. */
export type WorkbookTables = { kind: 'tables'; sheets: { name: string; hidden: boolean; rows: string[][] }[] }

/** What a cell shows; what is merged stands once, where it is written. */
const shown = (grid: Grid, row: number, column: number): string => {
  const origin = grid.origin({ row, column })
  return origin.row === row && origin.column === column ? grid.text({ row, column }).slice(0, most.characters) : ''
}

const rowsOf = (grid: Grid): string[][] => {
  const rows: string[][] = []
  for (const { row, cells } of grid.sheet.rows.filter((one) => one.row <= most.rows)) {
    const texts = cells.filter(({ column }) => column <= most.columns).map(({ column }) => [column, shown(grid, row, column)] as const)
    const filled = new Map(texts.filter(([, text]) => text !== ''))
    const width = Math.max(0, ...filled.keys())
    while (rows.length < row) rows.push([])
    rows[row - 1] = Array.from({ length: width }, (_, index) => filled.get(index + 1) ?? '')
  }
  return rows
}

/** Reads a workbook as text; or says why it is not opened. Nothing in it is run, followed or changed; formulas give what they last gave. */
export const tablesOf = (bytes: Uint8Array): WorkbookTables | ForeignRefusal =>
  withBook(
    bytes,
    (book): WorkbookTables => ({
      kind: 'tables',
      sheets: book.sheets
        .filter(({ kind }) => kind === 'worksheet')
        .slice(0, most.sheets)
        .map((sheet) => ({ name: sheet.name, hidden: sheet.state !== 'visible', rows: rowsOf(gridOf(book, sheet)) })),
    }),
  )
