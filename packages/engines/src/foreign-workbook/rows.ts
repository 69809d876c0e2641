// SPDX-License-Identifier: Apache-2.0
import { addressOf, type Place } from './address.ts'
import type { Grid } from './grid.ts'
import { isTelling, readItemNumber, type WrittenNumber } from './item-number.ts'
import { labelCheck } from './label-check.ts'
import type { ItemRow } from './types.ts'

type Numbered = Place & WrittenNumber

/** Rows that ask for something, with the columns their numbers and labels stand in. */
export type ItemTable = { rows: ItemRow[]; numberColumn: number; labelColumn: number }

const byColumn = (numbers: readonly Numbered[]): Map<number, Numbered[]> => {
  const columns = new Map<number, Numbered[]>()
  for (const number of numbers) {
    const there = columns.get(number.column)
    if (there) there.push(number)
    else columns.set(number.column, [number])
  }
  return columns
}

const numbersOf = (grid: Grid): Numbered[] =>
  grid.sheet.rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const place = { row: cell.row, column: cell.column }
      const number = cell.raw === null && cell.inline === null ? null : readItemNumber(grid.value(place))
      return number === null ? [] : [{ ...place, ...number }]
    }),
  )

/** A number with a long sentence behind it in its cell is one of an instruction as often as an item; still, forms do put both into one cell. */
const weight = (numbers: readonly Numbered[]): number => numbers.reduce((sum, number) => sum + (isTelling(number) ? 10 : 1), 0)

/** The column in which the items' numbers stand: the one with most of them, ⑦ and 2-7 counting far more than a bare 7. */
const numberColumnOf = (columns: ReadonlyMap<number, readonly Numbered[]>): number | null => {
  const ranked = [...columns]
    .map(([column, numbers]) => ({ column, weight: weight(numbers) }))
    .sort((a, b) => b.weight - a.weight || a.column - b.column)
  const best = ranked[0]
  return best !== undefined && best.weight >= 2 ? best.column : null
}

/** Rows of items that are looked at: far more than any form asks for. */
const mostItems = 5_000

/** Where one column has both, bare numbers are sections between the items. */
const itemsAmong = (numbers: readonly Numbered[]): Numbered[] => {
  const telling = numbers.filter(isTelling)
  return telling.length > 0 ? telling : [...numbers]
}

/** A running number of the rows (1, 2, 3 … beside ①, ②, ①) is no section: it changes with every row. */
const isRunning = (grid: Grid, numbers: readonly Numbered[], items: readonly Numbered[]): boolean => {
  const rows = new Set(items.map(({ row }) => row))
  const beside = numbers.filter(({ row }) => rows.has(row))
  const tall = beside.some((place) => grid.area(place).bottom > grid.area(place).top)
  return !tall && beside.length > items.length / 2 && new Set(beside.map(({ item }) => item)).size === beside.length && beside.length > 2
}

/** The section that a cell to the left gives to a row: beside it, or merged down over it. */
const sectionLeft = (grid: Grid, columns: readonly (readonly [number, readonly Numbered[]])[], { row }: Place): number | null => {
  for (const [column, numbers] of columns) {
    const { row: top } = grid.origin({ row, column })
    const found = numbers.find((number) => number.row === top)
    if (found !== undefined) return found.item
  }
  return null
}

/** Sections that stand as headings above their items, by row. */
const headingsOf = (numbers: readonly Numbered[], items: ReadonlySet<number>, numberColumn: number): Numbered[] =>
  numbers.filter((number) => !items.has(number.row) && number.column <= numberColumn + 1 && !isTelling(number) && number.rest.length > 1)

const lengthIn = (grid: Grid, rows: readonly number[], column: number): number =>
  rows.reduce((sum, row) => sum + (grid.origin({ row, column }).row === row ? Math.min(200, grid.text({ row, column }).length) : 0), 0)

/** The column of the labels: to the right of the numbers, the one with most text. */
const labelColumnOf = (grid: Grid, rows: readonly number[], numberColumn: number): number => {
  const last = Math.min(numberColumn + 12, widest(grid))
  let best = { column: numberColumn, length: 0 }
  for (let column = numberColumn + 1; column <= last; column += 1) {
    if (grid.origin({ row: rows[0] ?? 1, column }).column !== column) continue
    const length = lengthIn(grid, rows, column)
    if (length > best.length) best = { column, length }
  }
  return best.column
}

/** The last column in which a cell stands. */
export const widest = (grid: Grid): number => grid.sheet.rows.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0)

const labelOf = (grid: Grid, number: Numbered, labelColumn: number): ItemRow['label'] => {
  const own = number.rest.length > 1
  const place = own ? number : grid.origin({ row: number.row, column: labelColumn })
  const text = grid.text(place)
  return text === '' ? null : { cell: addressOf(place), text: own ? number.rest : text, check: labelCheck(text) }
}

/** Finds the rows of a sheet that begin with an item's number, each with its section and its label; null where the sheet has none. */
export const itemTableOf = (grid: Grid): ItemTable | null => {
  const numbers = numbersOf(grid)
  const columns = byColumn(numbers)
  const numberColumn = numberColumnOf(columns)
  if (numberColumn === null) return null
  const items = itemsAmong(columns.get(numberColumn) ?? []).slice(0, mostItems)
  const rowNumbers = items.map(({ row }) => row)
  const left = [...columns].filter(([column, there]) => column < numberColumn && !isRunning(grid, there, items)).sort(([one], [other]) => other - one)
  const headings = headingsOf(numbers, new Set(rowNumbers), numberColumn)
  const inCell = items.filter(({ rest }) => rest.length > 1).length
  const labelColumn = inCell > items.length / 2 ? numberColumn : labelColumnOf(grid, rowNumbers, numberColumn)
  const rows = items.map((number): ItemRow => {
    const fromLeft = sectionLeft(grid, left, number)
    const heading = headings.findLast(({ row }) => row < number.row)?.item ?? null
    const section = number.section ?? fromLeft ?? heading
    const sectionFrom = number.section !== null ? 'cell' : fromLeft !== null ? 'left' : heading !== null ? 'heading' : 'none'
    return {
      row: number.row,
      section,
      item: number.item,
      manner: number.manner,
      sectionFrom,
      cell: addressOf(number),
      label: labelOf(grid, number, labelColumn),
    }
  })
  return { rows, numberColumn, labelColumn }
}
