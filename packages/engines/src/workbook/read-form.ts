// SPDX-License-Identifier: Apache-2.0
import type { Workbook, Worksheet } from 'exceljs'
import { type FormMeta, type ReadColumn, readColumns, readMeta } from './meta.ts'
import { openWorkbook } from './open-workbook.ts'
import { type RowContext, readRow } from './read-row.ts'
import { fold, readCell } from './read-value.ts'
import type { AnswerFormReading, AnswerFormRow, ExpectedForm, FormProblem, FormRefusalCode } from './types.ts'

/** How far down the head of the table is looked for: people put lines above it. */
const headSearch = 20
const columnSearch = 60

type Refused = Extract<AnswerFormReading, { kind: 'refused' }>
type Head = { sheet: Worksheet; row: number; columns: Map<ReadColumn, number> }

const refuse = (code: FormRefusalCode, params: Refused['params'] = {}): Refused => ({ kind: 'refused', code, params })

const headsIn = (sheet: Worksheet, row: number, heads: FormMeta['heads']): Map<ReadColumn, number> => {
  const found = new Map<ReadColumn, number>()
  for (let column = 1; column <= columnSearch; column += 1) {
    const reading = readCell(sheet.getCell(row, column))
    const name = reading.kind === 'text' && reading.text !== '' ? readColumns.find((key) => fold(heads[key]) === fold(reading.text)) : undefined
    if (name !== undefined && !found.has(name)) found.set(name, column)
  }
  return found
}

/** Where the questions' own words stand; null where the form does not say or the column was taken out. */
const questionColumn = ({ sheet, row }: Head, head: string): number | null => {
  if (head === '') return null
  const columns = Array.from({ length: columnSearch }, (_, index) => index + 1)
  const named = (column: number): boolean => {
    const reading = readCell(sheet.getCell(row, column))
    return reading.kind === 'text' && fold(reading.text) === fold(head)
  }
  return columns.find(named) ?? null
}

/** The row that names the most of the form's columns, wherever it now stands. */
const findHead = (workbook: Workbook, heads: FormMeta['heads']): Head | null => {
  const candidates = workbook.worksheets.flatMap((sheet) =>
    Array.from({ length: headSearch }, (_, index): Head => ({ sheet, row: index + 1, columns: headsIn(sheet, index + 1, heads) })),
  )
  const best = candidates.reduce<Head | null>((best, candidate) => (candidate.columns.size > (best?.columns.size ?? 1) ? candidate : best), null)
  return best
}

const belongsTo = (meta: FormMeta, expected: ExpectedForm): Refused | null => {
  if (meta.instrument !== expected.instrument) return refuse('other-instrument', { instrument: meta.instrument })
  return meta.editionHash === expected.editionHash ? null : refuse('other-edition', { edition: meta.edition })
}

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Merged areas that touch a column that is read, from the head on. */
const mergedProblems = ({ sheet, row, columns }: Head, areas: readonly string[], heads: FormMeta['heads']): FormProblem[] =>
  areas.flatMap((area): FormProblem[] => {
    const [, left = '', top = '', right = '', bottom = ''] = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/u.exec(area.toUpperCase()) ?? []
    const touched = [...columns].find(([, column]) => columnNumber(left) <= column && column <= columnNumber(right))
    if (touched === undefined || Number(bottom) < row) return []
    return [{ sheet: sheet.name, row: Number(top), column: left, header: heads[touched[0]], code: 'cell.merged', params: { range: area } }]
  })

const sortProblems = (problems: FormProblem[]): FormProblem[] => problems.toSorted((first, second) => first.row - second.row)

const readRows = (head: Head, context: RowContext): { rows: AnswerFormRow[]; problems: FormProblem[] } => {
  const rows: AnswerFormRow[] = []
  const problems: FormProblem[] = []
  head.sheet.eachRow((row, number) => {
    if (number <= head.row) return
    const reading = readRow(row, number, context)
    problems.push(...reading.problems)
    if (reading.row !== null) rows.push(reading.row)
  })
  return { rows, problems }
}

/**
 * Reads a filled form back. All or nothing: either every row is sound, or the file is refused as a whole, or every place that must be put right is listed.
 * Rows may be sorted or moved, columns reordered, the file saved again by another program; what is told apart is the hidden sheet's instrument and edition.
 *
 * @param bytes the file as uploaded, trusted in nothing
 * @param expected the draft it is for
 */
export const readAnswerForm = async (bytes: Uint8Array, expected: ExpectedForm): Promise<AnswerFormReading> => {
  const opened = await openWorkbook(bytes)
  if (opened.kind === 'refused') return opened
  const { workbook, merged } = opened
  const meta = readMeta(workbook)
  if (meta === null) return refuse('unreadable', { reason: 'no-meta-sheet' })
  const foreign = belongsTo(meta, expected)
  if (foreign !== null) return foreign
  const head = findHead(workbook, meta.heads)
  if (head === null) return refuse('unreadable', { reason: 'no-answer-sheet' })
  const missing = readColumns.filter((column) => !head.columns.has(column)).map((column) => meta.heads[column])
  if (missing.length > 0) return refuse('unreadable', { reason: 'columns-missing', columns: missing.join(', ') })

  const context: RowContext = {
    sheet: head.sheet.name,
    columns: head.columns,
    questionColumn: questionColumn(head, meta.questionHead),
    meta,
    questions: expected.questions,
    seen: new Map(),
  }
  const { rows, problems } = readRows(head, context)
  const all = sortProblems([...mergedProblems(head, merged.get(head.sheet.name) ?? [], meta.heads), ...problems])
  if (all.length > 0) return { kind: 'rows-invalid', problems: all }
  return { kind: 'read', assessment: meta.assessment, rows, empty: rows.filter(({ value }) => value === null).length }
}
