// SPDX-License-Identifier: Apache-2.0
import { areaOf, inside, type Place } from './address.ts'
import { type Grid, gridOf } from './grid.ts'
import type { Book } from './open.ts'
import type { Validation } from './sheet.ts'

/** The most values of a drop-down that are looked at. */
const longest = 200

/** `'シート 1'!$A$1:$A$3` → sheet and area; a name of the workbook is followed once. */
const rangeOf = (grid: Grid, source: string, follow = true): { sheet: string | null; text: string } | null => {
  const bare = source.replace(/^=/u, '')
  const [, quoted, plain, range] = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$/iu.exec(bare) ?? []
  if (range !== undefined) return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? null, text: range }
  const named = grid.book.names.get(bare.toLowerCase())
  return named !== undefined && follow ? rangeOf(grid, named, false) : null
}

const gridNamed = (book: Book, name: string): Grid | null => {
  const sheet = book.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase() && one.kind === 'worksheet')
  return sheet === undefined ? null : gridOf(book, sheet)
}

const valuesIn = (grid: Grid, text: string): string[] => {
  const area = areaOf(text)
  if (area === null) return []
  const values: string[] = []
  for (let row = area.top; row <= Math.min(area.bottom, area.top + longest); row += 1) {
    for (let column = area.left; column <= Math.min(area.right, area.left + longest); column += 1) {
      const value = grid.text({ row, column })
      if (value !== '') values.push(value)
      if (values.length >= longest) return values
    }
  }
  return values
}

/** What a drop-down offers; null where that cannot be told (a calculated list). */
const offered = (grid: Grid, { source }: Validation): string[] | null => {
  const quoted = /^"([\s\S]*)"$/u.exec(source)?.[1]
  if (quoted !== undefined)
    return quoted
      .replaceAll('""', '"')
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '')
  const range = rangeOf(grid, source)
  if (range === null) return null
  const there = range.sheet === null ? grid : gridNamed(grid.book, range.sheet)
  return there === null ? null : valuesIn(there, range.text)
}

const known = new WeakMap<Validation, string[] | null>()

/** What the drop-down of a cell offers; empty where it has none, null where it has one that cannot be told. */
export const listAt = (grid: Grid, place: Place): string[] | null => {
  const found = grid.sheet.validations.find(({ kind, areas }) => kind === 'list' && areas.some((area) => inside(area, place)))
  if (found === undefined) return []
  const before = known.get(found)
  if (before !== undefined) return before
  const values = offered(grid, found)
  known.set(found, values)
  return values
}
