// SPDX-License-Identifier: Apache-2.0
import { areaText } from './address.ts'
import { columnsOf } from './columns.ts'
import { type Grid, gridOf } from './grid.ts'
import { type BookSheet, withBook } from './open.ts'
import { itemTableOf, widest } from './rows.ts'
import type { Feature, ForeignRefusal, Inspection, SheetInspection } from './types.ts'

const rangeOf = ({ sheet }: Grid): string | null => {
  const used = sheet.rows.filter(({ cells }) => cells.some(({ raw, inline, formula }) => raw !== null || inline !== null || formula !== null))
  const columns = used.flatMap(({ cells }) => [cells[0]?.column ?? 1, cells.at(-1)?.column ?? 1])
  const [first, last] = [used[0], used.at(-1)]
  if (first === undefined || last === undefined) return null
  return areaText({
    top: first.row,
    bottom: last.row,
    left: columns.reduce((a, b) => Math.min(a, b)),
    right: columns.reduce((a, b) => Math.max(a, b)),
  })
}

const bare = ({ name, index, state, kind, images }: BookSheet): SheetInspection => ({
  name,
  index,
  state,
  kind,
  protected: false,
  range: null,
  counts: { merged: 0, validations: 0, conditionalFormats: 0, images, controls: 0, formulas: 0 },
  rows: [],
  columns: [],
})

const inspectSheet = (grid: Grid): SheetInspection => {
  const { sheet, of } = grid
  const table = itemTableOf(grid)
  return {
    ...bare(of),
    protected: sheet.protected,
    range: widest(grid) === 0 ? null : rangeOf(grid),
    counts: { merged: sheet.merged.length, validations: sheet.validations.length, images: of.images, ...sheet.counts },
    rows: table?.rows ?? [],
    columns: table === null ? [] : columnsOf(grid, table),
  }
}

/** Says what a workbook is and where answers could go in it; or why it is not opened. Nothing in it is run, followed or changed. */
export const inspect = (bytes: Uint8Array): Inspection | ForeignRefusal =>
  withBook(bytes, (book): Inspection => {
    const sheets = book.sheets.map((sheet) => (sheet.kind === 'worksheet' ? inspectSheet(gridOf(book, sheet)) : bare(sheet)))
    const conditional: Feature[] = sheets.some(({ counts }) => counts.conditionalFormats > 0) ? ['conditional-formats'] : []
    return { kind: 'inspected', dateSystem: book.date1904 ? 1904 : 1900, features: [...book.features, ...conditional], sheets }
  })
