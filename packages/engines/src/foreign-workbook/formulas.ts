// SPDX-License-Identifier: Apache-2.0
import { type Area, addressOf, areaOf, inside, lastColumn, lastRow, type Place } from './address.ts'
import type { Book, BookSheet } from './open.ts'
import type { Cell, Sheet } from './sheet.ts'
import type { SheetCell } from './types.ts'
import { attributesOf, tagsOf } from './xml.ts'

type Reference = { sheet: string; area: Area; fixed: { top: boolean; left: boolean; bottom: boolean; right: boolean } }
type Formula = Place & { sheet: string; references: Reference[]; anything: boolean }

const corner = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`
const referencePattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.\]])(?:('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(${corner}(?::${corner})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(!])`,
  'giu',
)

/** Formulas that find their cells while they calculate: they may look at any. */
const looksAnywhere = /\b(?:INDIRECT|OFFSET)\s*\(/iu

const fixedIn = (text: string): Reference['fixed'] => {
  const [from = '', to = from] = text.split(':')
  const row = (one: string) => /\$\d/u.test(one) || !/\d/u.test(one)
  const column = (one: string) => one.startsWith('$') || !/[A-Z]/iu.test(one)
  return { top: row(from), left: column(from), bottom: row(to), right: column(to) }
}

/** The cells a formula names, texts in quotes left out and names of the workbook followed once. */
const referencesIn = (text: string, sheet: string, names: ReadonlyMap<string, string>): Reference[] => {
  const bare = text.replace(/"[^"]*"/gu, '""')
  const words = names.size === 0 ? [] : (bare.match(/[\p{L}_\\][\p{L}\p{N}_.]*/gu) ?? [])
  const named = [...new Set(words)].flatMap((word) => names.get(word.toLowerCase()) ?? [])
  return [bare, ...named].flatMap((one) =>
    [...one.matchAll(referencePattern)].flatMap(([, owner, range = '']) => {
      const area = areaOf(range)
      const name = owner?.startsWith("'") ? owner.slice(1, -1).replaceAll("''", "'") : owner
      return area === null ? [] : [{ sheet: (name ?? sheet).toLowerCase(), area, fixed: fixedIn(range) }]
    }),
  )
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(1, value))

/** A shared formula's references as another of its cells has them: what is not fixed moves along. */
const moved = ({ sheet, area, fixed }: Reference, down: number, right: number): Reference => ({
  sheet,
  fixed,
  area: {
    top: fixed.top ? area.top : clamp(area.top + down, lastRow),
    bottom: fixed.bottom ? area.bottom : clamp(area.bottom + down, lastRow),
    left: fixed.left ? area.left : clamp(area.left + right, lastColumn),
    right: fixed.right ? area.right : clamp(area.right + right, lastColumn),
  },
})

const formulasOf = ({ names }: Book, name: string, { rows }: Sheet): Formula[] => {
  const cells = rows.flatMap((row) => row.cells.filter(({ formula }) => formula !== null))
  const first = new Map(
    cells.flatMap((cell): [string, Cell][] => (cell.formula?.shared != null && cell.formula.text !== '' ? [[cell.formula.shared, cell]] : [])),
  )
  return cells.map((cell) => {
    const { row, column, formula } = cell
    const master = formula?.text === '' ? first.get(formula.shared ?? '') : cell
    const text = master?.formula?.text ?? ''
    const references = referencesIn(text, name, names).map((one) => moved(one, row - (master?.row ?? row), column - (master?.column ?? column)))
    return { row, column, sheet: name, references, anything: looksAnywhere.test(text) }
  })
}

const sizeOf = ({ top, left, bottom, right }: Area): number => (bottom - top + 1) * (right - left + 1)

/** Whether one of these cells lies in an area; by the cells of the area where these are fewer. */
const touches = (area: Area, cells: ReadonlyMap<string, Place>): boolean => {
  if (sizeOf(area) > cells.size) return [...cells.values()].some((place) => inside(area, place))
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) if (cells.has(addressOf({ row, column }))) return true
  return false
}

/** How far one formula may lead to the next before it is taken as it is. */
const deepest = 20

/**
 * The formulas whose shown value may be out of date once some cells are changed, directly or through one another. Tables addressed by their name are not followed.
 *
 * @param changed changed cells by the name of their sheet
 */
export const staleFormulas = (book: Book, changed: ReadonlyMap<string, readonly Place[]>): SheetCell[] => {
  const names = new Map(book.sheets.map(({ name }) => [name.toLowerCase(), name]))
  let waiting = book.sheets
    .filter(({ kind }) => kind === 'worksheet')
    .flatMap((sheet: BookSheet) => formulasOf(book, sheet.name.toLowerCase(), sheet.read()))
  let fresh = new Map([...changed].map(([sheet, places]) => [sheet.toLowerCase(), new Map(places.map((place) => [addressOf(place), place]))]))
  const stale: SheetCell[] = []
  for (let step = 0; step < deepest && fresh.size > 0; step += 1) {
    const reached = fresh
    const hit = waiting.filter(
      ({ references, anything }) => anything || references.some(({ sheet, area }) => touches(area, reached.get(sheet) ?? new Map<string, Place>())),
    )
    const found = new Set(hit)
    waiting = waiting.filter((formula) => !found.has(formula))
    fresh = new Map()
    for (const { sheet, row, column } of hit) {
      const there = fresh.get(sheet) ?? new Map<string, Place>()
      fresh.set(sheet, there.set(addressOf({ row, column }), { row, column }))
      stale.push({ sheet: names.get(sheet) ?? sheet, cell: addressOf({ row, column }) })
    }
  }
  return stale
}

/**
 * The order of calculation without some cells whose formula was overwritten: Excel takes a workbook for damaged that lists a cell without a formula.
 *
 * @param gone cells by the id of their sheet
 * @returns null where nothing would be left in it
 */
export const withoutCalculated = (xml: string, gone: ReadonlyMap<string, ReadonlySet<string>>): string | null => {
  const pieces: string[] = []
  let place = 0
  let sheet = ''
  let left = 0
  // An entry without a sheet belongs to the one of the entry before it, also where that one goes.
  let orphaned = false
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'c' || tag.kind === 'close') continue
    const attributes = attributesOf(xml, tag)
    const own = attributes.get('i')
    sheet = own ?? sheet
    if (gone.get(sheet)?.has(attributes.get('r') ?? '')) {
      pieces.push(xml.slice(place, tag.start))
      place = tag.end
      orphaned = true
      continue
    }
    left += 1
    if (orphaned && own === undefined) {
      const at = tag.start + 1 + tag.prefix.length + 1
      pieces.push(xml.slice(place, at), ` i="${sheet}"`)
      place = at
    }
    orphaned = false
  }
  return left === 0 ? null : [...pieces, xml.slice(place)].join('')
}
