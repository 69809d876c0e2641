// SPDX-License-Identifier: Apache-2.0
import { cellText } from '../workbook/excel.ts'
import { type Area, addressOf, areaOf, areaText, type Place } from './address.ts'
import type { Cell, Row, Sheet } from './sheet.ts'
import { attributesOf, encode, type Tag } from './xml.ts'

/** What a cell is to show. */
export type NewValue = { kind: 'text'; text: string } | { kind: 'number'; number: number } | { kind: 'boolean'; value: boolean } | { kind: 'empty' }
/** One cell and what it is to show. */
export type Edit = Place & { value: NewValue }

/** A piece of a text and what takes its place; of the same length 0 where something is only put in. */
type Change = { start: number; end: number; text: string }

const applied = (xml: string, changes: readonly Change[]): string => {
  const pieces: string[] = []
  let place = 0
  for (const { start, end, text } of changes.toSorted((a, b) => a.start - b.start)) {
    pieces.push(xml.slice(place, start), text)
    place = end
  }
  return [...pieces, xml.slice(place)].join('')
}

const content = (prefix: string, value: NewValue): { type: string; inner: string } => {
  switch (value.kind) {
    case 'text':
      return {
        type: ' t="inlineStr"',
        inner: `<${prefix}is><${prefix}t xml:space="preserve">${encode(cellText(value.text))}</${prefix}t></${prefix}is>`,
      }
    case 'number':
      return { type: '', inner: `<${prefix}v>${value.number}</${prefix}v>` }
    case 'boolean':
      return { type: ' t="b"', inner: `<${prefix}v>${value.value ? 1 : 0}</${prefix}v>` }
    case 'empty':
      return { type: '', inner: '' }
  }
}

const cellXml = (prefix: string, attributes: string, value: NewValue): string => {
  const { type, inner } = content(prefix, value)
  return inner === '' ? `<${prefix}c${attributes}/>` : `<${prefix}c${attributes}${type}>${inner}</${prefix}c>`
}

/** The attributes of a cell as they stand, without its type and what belonged to its old value (`cm`, `vm`). */
const keptAttributes = (xml: string, { tag }: Cell): string =>
  xml
    .slice(tag.start + 1 + tag.prefix.length + tag.name.length, tag.end - (tag.kind === 'empty' ? 2 : 1))
    .replace(/\s+(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')/gu, '')
    .trimEnd()

/** A cell that was not there gets the style its row or column has for such. */
const inheritedStyle = (sheet: Sheet, row: Row | null, column: number): string => {
  const style = row?.style ?? sheet.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style ?? 0
  return style > 0 ? ` s="${style}"` : ''
}

const newCell = (sheet: Sheet, row: Row | null, edit: Edit): string =>
  cellXml(sheet.prefix, ` r="${addressOf(edit)}"${inheritedStyle(sheet, row, edit.column)}`, edit.value)

/** The hint which columns a row uses, wide enough for what was put in; a row that has no hint, or wide enough, stays. */
const widenedSpans = (xml: string, tag: Tag, columns: readonly number[]): Change[] => {
  const spans = attributesOf(xml, tag).get('spans') ?? ''
  const [, from, to] = /^(\d+):(\d+)$/u.exec(spans) ?? []
  if (from === undefined) return []
  const wide = `${Math.min(Number(from), ...columns)}:${Math.max(Number(to), ...columns)}`
  const start = xml.indexOf(spans, xml.indexOf('spans', tag.start))
  return wide === spans ? [] : [{ start, end: start + spans.length, text: wide }]
}

const editRow = (sheet: Sheet, row: Row, edits: readonly Edit[]): Change[] => {
  const changes: Change[] = widenedSpans(
    sheet.xml,
    row.tag,
    edits.map(({ column }) => column),
  )
  const added: string[] = []
  for (const edit of edits) {
    const cell = row.cells.find(({ column }) => column === edit.column)
    const next = row.cells.find(({ column }) => column > edit.column)
    if (cell !== undefined)
      changes.push({ start: cell.start, end: cell.end, text: cellXml(sheet.prefix, keptAttributes(sheet.xml, cell), edit.value) })
    else if (row.close === null) added.push(newCell(sheet, row, edit))
    else {
      const at = next?.start ?? row.close
      changes.push({ start: at, end: at, text: newCell(sheet, row, edit) })
    }
  }
  if (added.length > 0) changes.push({ start: row.tag.end - 2, end: row.tag.end, text: `>${added.join('')}</${sheet.prefix}row>` })
  return changes
}

const newRows = (sheet: Sheet, byRow: ReadonlyMap<number, readonly Edit[]>): Change[] => {
  const made = [...byRow].map(([number, edits]) => ({
    number,
    text: `<${sheet.prefix}row r="${number}">${edits.map((edit) => newCell(sheet, null, edit)).join('')}</${sheet.prefix}row>`,
  }))
  const { tag, close } = sheet.data
  if (close === null)
    return made.length === 0
      ? []
      : [{ start: tag.end - 2, end: tag.end, text: `>${made.map(({ text }) => text).join('')}</${sheet.prefix}sheetData>` }]
  return made.map(({ number, text }) => {
    const at = sheet.rows.find(({ row }) => row > number)?.start ?? close
    return { start: at, end: at, text }
  })
}

const around = (area: Area, places: readonly Place[]): Area => ({
  top: places.reduce((most, { row }) => Math.min(most, row), area.top),
  bottom: places.reduce((most, { row }) => Math.max(most, row), area.bottom),
  left: places.reduce((most, { column }) => Math.min(most, column), area.left),
  right: places.reduce((most, { column }) => Math.max(most, column), area.right),
})

/** The area a sheet says it uses, as large as what was put in; readers that trust it would pass over cells outside. */
const widenedDimension = ({ xml, dimension }: Sheet, edits: readonly Edit[]): Change[] => {
  if (dimension === null) return []
  const written = attributesOf(xml, dimension).get('ref') ?? ''
  const area = areaOf(written)
  const filled = edits.filter(({ value }) => value.kind !== 'empty')
  if (area === null || filled.length === 0) return []
  const wide = areaText(around(area, filled))
  const start = xml.indexOf(written, dimension.start)
  return wide === areaText(area) ? [] : [{ start, end: start + written.length, text: wide }]
}

/**
 * A worksheet's text with some cells changed and every other letter as it was: nothing is parsed into objects and written out again, so that what this program does
 * not know (extensions, spaces, the order of attributes) cannot be lost. Cells keep their style; missing cells and rows are put in at their place.
 */
export const editSheet = (sheet: Sheet, edits: readonly Edit[]): string => {
  const byRow = new Map<number, Edit[]>()
  for (const edit of edits.toSorted((a, b) => a.row - b.row || a.column - b.column)) byRow.set(edit.row, [...(byRow.get(edit.row) ?? []), edit])
  const changes: Change[] = []
  for (const row of sheet.rows) {
    const mine = byRow.get(row.row)
    if (mine === undefined) continue
    changes.push(...editRow(sheet, row, mine))
    byRow.delete(row.row)
  }
  // An empty cell that is not there need not be made.
  for (const [row, mine] of byRow) if (mine.every(({ value }) => value.kind === 'empty')) byRow.delete(row)
  return applied(sheet.xml, [...changes, ...newRows(sheet, byRow), ...widenedDimension(sheet, edits)])
}
