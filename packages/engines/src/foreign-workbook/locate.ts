// SPDX-License-Identifier: Apache-2.0
import { columnNumber, type Place, placeOf } from './address.ts'
import { type Grid, gridOf } from './grid.ts'
import { labelCheck } from './label-check.ts'
import type { Book, BookSheet } from './open.ts'
import type { FormMapping, ItemProblem, MappedItem, MappedTable } from './types.ts'

/** A mapped item in the workbook at hand; `wrong` where it is not where the mapping says. */
export type Located = { table: MappedTable; item: MappedItem; grid: Grid | null; wrong: 'sheet.missing' | 'row.changed' | null }

/** A sheet that has another name than in the mapping but the same items at the same place. */
export type Renamed = { sheet: string; name: string }

const sheetFor = ({ sheets }: Book, { name, index }: MappedTable['sheet']): BookSheet | null => {
  const cells = sheets.filter(({ kind }) => kind === 'worksheet')
  return cells.find((sheet) => sheet.name === name) ?? cells.find((sheet) => sheet.index === index) ?? null
}

const isSame = (grid: Grid, { label, check }: MappedItem): boolean => {
  const place = label === null ? null : placeOf(label)
  return place === null || check === null || labelCheck(grid.text(place)) === check
}

/** Finds every mapped item in a workbook and says of each whether the form is still the one that was mapped. */
export const locate = (book: Book, mapping: FormMapping): { items: Located[]; renamed: Renamed[] } => {
  const renamed: Renamed[] = []
  const items = mapping.tables.flatMap((table) => {
    const sheet = sheetFor(book, table.sheet)
    if (sheet === null) return table.items.map((item): Located => ({ table, item, grid: null, wrong: 'sheet.missing' }))
    const grid = gridOf(book, sheet)
    if (sheet.name !== table.sheet.name) renamed.push({ sheet: table.sheet.name, name: sheet.name })
    return table.items.map((item): Located => ({ table, item, grid, wrong: isSame(grid, item) ? null : 'row.changed' }))
  })
  return { items, renamed }
}

/** Where a field of an item is written: the first cell of its merged area. */
export const placeIn = (grid: Grid, item: MappedItem, column: string): Place => grid.origin({ row: item.row, column: columnNumber(column) })

/** A problem with an item as a whole. */
export const problemWith = (item: string, round: number, code: ItemProblem['code']): ItemProblem => ({
  item,
  round,
  field: null,
  at: null,
  code,
  params: {},
})
