// SPDX-License-Identifier: Apache-2.0
import type { Inspection, ItemRow, KnownItem, MappedRound, MappingProposal, SheetInspection } from '@shinayaka/engines/foreign-workbook/index'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { opened } from './refusal.ts'

/** More rows than any form asks; beyond, nobody could look at them one by one. */
const mostRows = 2000
/** Columns a person may choose from. */
const mostColumns = 60

type LookedSheet = Pick<SheetInspection, 'name' | 'index' | 'protected' | 'rows'> & {
  rounds: MappedRound[]
  columns: { column: string; header: string }[]
}

/** What was found in a workbook, as it is kept with it. Private to the institution: it holds the form's own words. */
export type Looked = { features: Inspection['features']; names: string[]; sheets: LookedSheet[]; proposal: MappingProposal }

const letters = (number: number): string =>
  number <= 0 ? '' : letters(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26))
const numberOf = (column: string): number => [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Every column of the sheet's area and some to its right, with the words over those that look like places for answers. */
const columnsOf = ({ range, columns }: SheetInspection): LookedSheet['columns'] => {
  const last = numberOf(/:([A-Z]+)/u.exec(range ?? '')?.[1] ?? 'A') + 2
  const headers = new Map(columns.map(({ column, headers: heads }) => [column, heads.join(' ')]))
  return Array.from({ length: Math.min(last, mostColumns) }, (_, index) => letters(index + 1)).map((column) => ({
    column,
    header: headers.get(column) ?? '',
  }))
}

/** Looks into a workbook in a worker: refused with what to do, or what it asks and where answers go. `items` null: it is none of our forms. */
export const look = async ({ workers }: Pick<App, 'workers'>, bytes: Uint8Array, items: KnownItem[] | null): Promise<Looked> => {
  const { inspection, proposal, rounds } = opened(await workers.run('foreign-workbook.inspect', { bytes, items }))
  // Hidden sheets are named among what a person should know, and never filled in.
  const sheets = inspection.sheets.filter(({ kind, state, rows }) => kind === 'worksheet' && state === 'visible' && rows.length > 0)
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  if (rows === 0) throw new ProblemError('workbook.no-rows')
  if (rows > mostRows) throw new ProblemError('workbook.too-many-cells')
  return {
    features: inspection.features,
    names: inspection.sheets.map(({ name }) => name),
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      index: sheet.index,
      protected: sheet.protected,
      rows: sheet.rows,
      rounds: rounds[inspection.sheets.indexOf(sheet)] ?? [],
      columns: columnsOf(sheet),
    })),
    // What is none of our forms is mapped by hand: its own numbers say nothing about ours.
    proposal: items === null ? { ...proposal, matches: [], notes: proposal.notes.filter(({ code }) => code !== 'item.missing') } : proposal,
  }
}

/** The number of a row, much as it stands in the workbook: ⑦, 2⑦, 2-7, (7). */
export const numberText = ({ section, item, manner }: ItemRow): string => {
  const ring = manner === 'circled' && item <= 20 ? String.fromCodePoint(0x245f + item) : null
  if (section === null) return ring ?? (manner === 'parenthesised' ? `(${item})` : String(item))
  return ring === null ? `${section}-${item}` : `${section}${ring}`
}

const bareOwn = ({ section, item }: ItemRow): string => (section === null ? `w${item}` : `w${section}-${item}`)

/** What each row of a workbook is called where it becomes an item of its own: w2-8, and w2-8.2 for a second one of that number. */
export const ownNames = ({ sheets }: Pick<Looked, 'sheets'>): ((sheet: number, row: number) => string) => {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  for (const { index, rows } of sheets)
    for (const row of rows) {
      const bare = bareOwn(row)
      const count = (counts.get(bare) ?? 0) + 1
      counts.set(bare, count)
      names.set(`${index} ${row.row}`, count === 1 ? bare : `${bare}.${count}`)
    }
  return (sheet, row) => names.get(`${sheet} ${row}`) ?? ''
}

/** A row of a workbook with the sheet it is in. */
export type LookedRow = { sheet: LookedSheet; row: ItemRow }
export const rowsOf = ({ sheets }: Pick<Looked, 'sheets'>): LookedRow[] => sheets.flatMap((sheet) => sheet.rows.map((row) => ({ sheet, row })))
