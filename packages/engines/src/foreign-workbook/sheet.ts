// SPDX-License-Identifier: Apache-2.0
import { type Area, areaOf, columnNumber, lastColumn, lastRow } from './address.ts'
import { attributesOf, BrokenWorkbook, decode, lettersOf, type Tag, tagsOf, unescaped } from './xml.ts'

/** A formula as the file holds it. Of a shared one only the first cell has the text; the others name its number. */
export type Formula = { text: string; kind: 'normal' | 'shared' | 'array' | 'dataTable'; shared: string | null; area: Area | null }

/** One cell as it stands in the sheet's text, from `start` to `end`. `raw` is what is stored (for text often a number in the list of shared texts). */
export type Cell = {
  row: number
  column: number
  start: number
  end: number
  tag: Tag
  style: number | null
  type: string
  raw: string | null
  inline: string | null
  formula: Formula | null
}

/** One row as it stands in the sheet's text; `close` is where its closing tag begins, null where it is written as one empty tag. */
export type Row = { row: number; start: number; end: number; tag: Tag; close: number | null; style: number | null; cells: Cell[] }

/** What may be entered in some cells: `list` with its source as written, or another kind. */
export type Validation = { kind: string; areas: readonly Area[]; source: string }

/** A worksheet's text with the places of everything that is read or written. */
export type Sheet = {
  xml: string
  /** What stands before the tags' names (`x:`), mostly nothing. */
  prefix: string
  data: { tag: Tag; close: number | null }
  dimension: Tag | null
  rows: Row[]
  merged: Area[]
  validations: Validation[]
  columnStyles: { from: number; to: number; style: number }[]
  protected: boolean
  counts: { conditionalFormats: number; controls: number; formulas: number }
}

/** Rows and cells of a sheet, merged areas and validations: far more than any form, far less than what would keep the machine busy. */
export const sheetLimits = { rows: 20_000, cells: 200_000, merged: 5_000, validations: 2_000 }

type Reading = Sheet & {
  cells: number
  inData: boolean
  row: Row | null
  cell: Cell | null
  from: number
  phonetic: boolean
  validation: Validation | null
}
type Handler = (reading: Reading, tag: Tag) => void

const areasOf = (text: string): Area[] => text.split(/\s+/u).flatMap((one) => areaOf(one) ?? [])

const within = (count: number, limit: number): void => {
  if (count > limit) throw new BrokenWorkbook('too-many-cells')
}

const beginRow: Handler = (reading, tag) => {
  if (tag.kind === 'close') {
    if (reading.row) Object.assign(reading.row, { end: tag.end, close: tag.start })
    reading.row = null
    return
  }
  const attributes = attributesOf(reading.xml, tag)
  const last = reading.rows.at(-1)?.row ?? 0
  const row = Number(attributes.get('r') ?? last + 1)
  if (!(row > last && row <= lastRow)) throw new BrokenWorkbook('damaged')
  const style = attributes.get('customFormat') === '1' ? Number(attributes.get('s') ?? 0) : null
  const made: Row = { row, start: tag.start, end: tag.end, tag, close: null, style, cells: [] }
  reading.rows.push(made)
  within(reading.rows.length, sheetLimits.rows)
  reading.row = tag.kind === 'open' ? made : null
}

const columnOf = (reference: string | undefined, row: Row): number => {
  const last = row.cells.at(-1)?.column ?? 0
  if (reference === undefined) return last + 1
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d+)$/u.exec(reference) ?? []
  const column = columnNumber(letters)
  if (!(column > last && column <= lastColumn && Number(digits) === row.row)) throw new BrokenWorkbook('damaged')
  return column
}

const beginCell: Handler = (reading, tag) => {
  const { row } = reading
  if (tag.kind === 'close') {
    if (reading.cell) reading.cell.end = tag.end
    reading.cell = null
    return
  }
  if (row === null) throw new BrokenWorkbook('damaged')
  const attributes = attributesOf(reading.xml, tag)
  const style = attributes.get('s')
  const cell: Cell = {
    row: row.row,
    column: columnOf(attributes.get('r'), row),
    start: tag.start,
    end: tag.end,
    tag,
    style: style === undefined ? null : Number(style),
    type: attributes.get('t') ?? 'n',
    raw: null,
    inline: null,
    formula: null,
  }
  row.cells.push(cell)
  reading.cells += 1
  within(reading.cells, sheetLimits.cells)
  reading.cell = tag.kind === 'open' ? cell : null
}

const formulaKinds = ['shared', 'array', 'dataTable'] as const

const formula: Handler = (reading, tag) => {
  const { cell, xml } = reading
  if (cell === null) return
  if (tag.kind === 'close') {
    if (cell.formula) cell.formula.text = lettersOf(xml, reading.from, tag.start)
    return
  }
  const attributes = attributesOf(xml, tag)
  const kind = formulaKinds.find((one) => one === attributes.get('t')) ?? 'normal'
  cell.formula = { text: '', kind, shared: attributes.get('si') ?? null, area: areaOf(attributes.get('ref') ?? '') }
  reading.counts.formulas += 1
  reading.from = tag.end
}

const value: Handler = (reading, tag) => {
  if (tag.kind === 'open') reading.from = tag.end
  else if (tag.kind === 'close' && reading.cell) reading.cell.raw = lettersOf(reading.xml, reading.from, tag.start)
}

const inlineText: Handler = (reading, tag) => {
  if (tag.kind === 'open') reading.from = tag.end
  else if (tag.kind === 'close' && reading.cell && !reading.phonetic)
    reading.cell.inline = (reading.cell.inline ?? '') + unescaped(lettersOf(reading.xml, reading.from, tag.start))
}

const validation: Handler = (reading, tag) => {
  if (tag.kind !== 'close') {
    const attributes = attributesOf(reading.xml, tag)
    reading.validation = { kind: attributes.get('type') ?? 'none', areas: areasOf(attributes.get('sqref') ?? ''), source: '' }
    reading.validations.push(reading.validation)
    within(reading.validations.length, sheetLimits.validations)
  }
  if (tag.kind !== 'open') reading.validation = null
}

/** Within a validation: its list, or (in the newer kind, which may look at other sheets) the cells it is for. */
const validationText =
  (field: 'source' | 'areas'): Handler =>
  (reading, tag) => {
    if (tag.kind === 'open') reading.from = tag.end
    if (tag.kind !== 'close' || reading.validation === null) return
    const text = lettersOf(reading.xml, reading.from, tag.start)
    if (field === 'areas') reading.validation.areas = areasOf(text)
    else if (text.trim() !== '') reading.validation.source = text.trim()
  }

const unlessClosing =
  (act: (reading: Reading, attributes: Map<string, string>, tag: Tag) => void): Handler =>
  (reading, tag) => {
    if (tag.kind !== 'close') act(reading, attributesOf(reading.xml, tag), tag)
  }

const inData: Record<string, Handler> = {
  row: beginRow,
  c: beginCell,
  f: formula,
  v: value,
  t: inlineText,
  rPh: (reading, tag) => {
    reading.phonetic = tag.kind === 'open'
  },
}

const around: Record<string, Handler> = {
  dimension: unlessClosing((reading, _, tag) => {
    reading.dimension = tag
  }),
  col: unlessClosing((reading, attributes) => {
    const [from, to, style] = ['min', 'max', 'style'].map((name) => Number(attributes.get(name) ?? 0))
    if (style) reading.columnStyles.push({ from: from ?? 0, to: to ?? 0, style })
  }),
  mergeCell: unlessClosing((reading, attributes) => {
    reading.merged.push(...areasOf(attributes.get('ref') ?? ''))
    within(reading.merged.length, sheetLimits.merged)
  }),
  sheetProtection: unlessClosing((reading, attributes) => {
    reading.protected = ['1', 'true'].includes(attributes.get('sheet') ?? '')
  }),
  conditionalFormatting: unlessClosing((reading) => {
    reading.counts.conditionalFormats += 1
  }),
  control: unlessClosing((reading) => {
    reading.counts.controls += 1
  }),
  dataValidation: validation,
  formula1: validationText('source'),
  f: validationText('source'),
  sqref: validationText('areas'),
}

const sheetData: Handler = (reading, tag) => {
  reading.inData = tag.kind === 'open'
  if (tag.kind === 'close') reading.data.close = tag.start
  else {
    reading.data = { tag, close: null }
    reading.prefix = tag.prefix
  }
}

const unplaced: Tag = { name: '', prefix: '', kind: 'empty', start: -1, end: -1 }

/** Reads a worksheet's text once, from its first tag to its last, and keeps where things stand. What is not to be read is passed over. */
export const readSheet = (xml: string): Sheet => {
  const reading: Reading = {
    xml,
    prefix: '',
    data: { tag: unplaced, close: null },
    dimension: null,
    rows: [],
    merged: [],
    validations: [],
    columnStyles: [],
    protected: false,
    counts: { conditionalFormats: 0, controls: 0, formulas: 0 },
    cells: 0,
    inData: false,
    row: null,
    cell: null,
    from: 0,
    phonetic: false,
    validation: null,
  }
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'sheetData') sheetData(reading, tag)
    else (reading.inData ? inData : around)[tag.name]?.(reading, tag)
  }
  if (reading.data.tag.start < 0 || reading.inData || reading.row !== null || reading.cell !== null) throw new BrokenWorkbook('damaged')
  return reading
}

/** The most letters a cell may show; what is longer no program wrote in good faith. */
const longestText = 32_767

/** The list of shared texts: of each its letters, without the readings that stand above them. */
export const readStrings = (xml: string): string[] => {
  const texts: string[] = []
  let from = 0
  let phonetic = false
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'si' && tag.kind !== 'close') texts.push('')
    else if (tag.name === 'rPh') phonetic = tag.kind === 'open'
    else if (tag.name === 't' && tag.kind === 'open') from = tag.end
    else if (tag.name === 't' && tag.kind === 'close' && !phonetic) texts[texts.length - 1] += unescaped(lettersOf(xml, from, tag.start))
  }
  within(texts.length, sheetLimits.cells)
  return texts.map((text) => text.slice(0, longestText))
}

/** What a defined name stands for, by its name in small letters; only those of the whole workbook. */
export const readNames = (xml: string): Map<string, string> => {
  const names = new Map<string, string>()
  for (const [, attributes = '', text = ''] of xml.matchAll(/<(?:\w+:)?definedName\s([^>]*)>([^<]*)</gu)) {
    const name = /(?:^|\s)name="([^"]*)"/u.exec(attributes)?.[1]
    if (name !== undefined && !/\slocalSheetId=/u.test(` ${attributes}`)) names.set(decode(name).toLowerCase(), decode(text))
  }
  return names
}
