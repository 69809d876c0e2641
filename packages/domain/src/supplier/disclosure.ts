// SPDX-License-Identifier: Apache-2.0
import { type SupplierValue, supplierValues } from './lines.ts'

/** One question of a disclosure sheet (MDS or SDS) with its answer; null where the sheet gives none, as at a heading. */
export type DisclosureLine = { number: string; question: string; value: SupplierValue | null; remark: string }

/** What keeps a line from being kept; `row` counts from 1 as the person counts what was read. */
export type DisclosureFault = 'number-missing' | 'number-twice' | 'number-long' | 'text-long' | 'answer-unknown' | 'empty'
export type FaultyDisclosureRow = { row: number; fault: DisclosureFault }

/** Which column holds what, counted from 0; null: the sheet has none. */
export type DisclosureColumns = { number: number; question: number | null; answer: number; remark: number | null }

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

const words: readonly (readonly [SupplierValue, RegExp])[] = [
  ['yes', /^(はい|有|あり|対応|対応済み?|実施|○|◯|〇|yes|y)$/],
  ['no', /^(いいえ|無|なし|未対応|未実施|×|✕|no|n)$/],
  ['na', /^(対象外|該当なし|該当せず|非該当|n\/?a|-|ー|―)$/],
]
/** What an answer in a sheet means; undefined where it is none that we know. */
const meaningIn = (text: string): SupplierValue | null | undefined => {
  const folded = fold(text)
  return folded === '' ? null : words.find(([, pattern]) => pattern.test(folded))?.[0]
}

const heads: Record<keyof DisclosureColumns, RegExp> = {
  number: /^(番号|no\.?|項番|項目番号|質問番号|通番|#)$/,
  question: /質問|設問|確認事項|内容|項目|question/,
  answer: /回答|はい|いいえ|有無|対応|answer/,
  remark: /備考|補足|コメント|説明|remark/,
}

/** The column that most often holds what is looked for, at least twice; null where none does. */
const fullest = (rows: readonly (readonly string[])[], fits: (text: string) => boolean, taken: readonly (number | null)[]): number | null => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const counts = Array.from({ length: width }, (_, column) => (taken.includes(column) ? 0 : rows.filter((row) => fits(row[column] ?? '')).length))
  const best = counts.indexOf(Math.max(0, ...counts))
  return (counts[best] ?? 0) >= 2 ? best : null
}

/** Proposes which column of a sheet holds what: by its headings, else by what stands in it. `head`: the row of headings, counted from 0; null: none. */
export const proposeDisclosureColumns = (rows: readonly (readonly string[])[]): { head: number | null; columns: DisclosureColumns | null } => {
  const found = rows.slice(0, 60).map((row) => {
    const at = (role: keyof DisclosureColumns, but: readonly number[]) =>
      row.findIndex((text, column) => !but.includes(column) && heads[role].test(fold(text)))
    const number = at('number', [])
    const answer = at('answer', [number])
    const remark = at('remark', [number, answer])
    return { number, answer, remark, question: at('question', [number, answer, remark]) }
  })
  const head = found.findIndex(({ number, answer }) => number >= 0 && answer >= 0)
  const named = found[head]
  const orNull = (column: number) => (column >= 0 ? column : null)
  if (named) return { head, columns: { number: named.number, question: orNull(named.question), answer: named.answer, remark: orNull(named.remark) } }
  const answer = fullest(rows, (text) => meaningIn(text) !== null && meaningIn(text) !== undefined, [])
  const number = fullest(rows, (text) => /^\d+([.-]\d+)*$/.test(fold(text)), [answer])
  if (answer === null || number === null) return { head: null, columns: null }
  const question = fullest(rows, (text) => text.length > 5, [answer, number])
  return { head: null, columns: { number, question, answer, remark: null } }
}

/** Reads the lines of a sheet by its columns, from below its headings on. Rows without a number and without an answer are passed over. */
export const readDisclosureRows = (
  rows: readonly (readonly string[])[],
  { head, columns }: { head: number | null; columns: DisclosureColumns },
): { lines: { row: number; line: DisclosureLine }[]; faults: FaultyDisclosureRow[] } => {
  const cell = (row: readonly string[], column: number | null) => (column === null ? '' : (row[column] ?? '').trim())
  const faults: FaultyDisclosureRow[] = []
  const lines = rows.flatMap((row, index) => {
    if (head !== null && index <= head) return []
    const [number, answer] = [cell(row, columns.number).normalize('NFKC'), cell(row, columns.answer)]
    if (number === '' && answer === '') return []
    const value = meaningIn(answer)
    if (value === undefined) faults.push({ row: index + 1, fault: 'answer-unknown' })
    return [{ row: index + 1, line: { number, question: cell(row, columns.question), value: value ?? null, remark: cell(row, columns.remark) } }]
  })
  const own = disclosureFaults(lines.map(({ line }) => line)).map(({ row, fault }) => ({ row: lines[row - 1]?.row ?? row, fault }))
  return { lines, faults: [...faults, ...own] }
}

const lineFault = ({ number, question, remark }: DisclosureLine): DisclosureFault | null => {
  if (number === '') return 'number-missing'
  if (number.length > 50) return 'number-long'
  return question.length > 2000 || remark.length > 2000 ? 'text-long' : null
}

/** What is wrong with lines as far as they themselves tell. */
export const disclosureFaults = (lines: readonly DisclosureLine[]): FaultyDisclosureRow[] => {
  if (lines.length === 0) return [{ row: 1, fault: 'empty' }]
  const seen = new Set<string>()
  return lines.flatMap((line, index): FaultyDisclosureRow[] => {
    const fault = seen.has(line.number) && line.number !== '' ? 'number-twice' : lineFault(line)
    seen.add(line.number)
    return fault ? [{ row: index + 1, fault }] : []
  })
}

/** A question in two releases of a sheet. */
export type DisclosureDifference = {
  number: string
  change: 'new' | 'gone' | 'changed' | 'same'
  /** The question is put in other words. */
  reworded: boolean
  before: DisclosureLine | null
  after: DisclosureLine | null
}

/** Compares two releases of a disclosure sheet by the numbers of their questions, in the order of the newer one; what fell away stands last. */
export const compareDisclosures = (before: readonly DisclosureLine[], after: readonly DisclosureLine[]): DisclosureDifference[] => {
  const earlier = new Map(before.map((line) => [line.number, line]))
  const later = new Set(after.map(({ number }) => number))
  return [
    ...after.map((line): DisclosureDifference => {
      const old = earlier.get(line.number)
      if (!old) return { number: line.number, change: 'new', reworded: false, before: null, after: line }
      const same = old.value === line.value && old.remark === line.remark
      return {
        number: line.number,
        change: same ? 'same' : 'changed',
        reworded: fold(old.question) !== fold(line.question),
        before: old,
        after: line,
      }
    }),
    ...before
      .filter(({ number }) => !later.has(number))
      .map((line): DisclosureDifference => ({ number: line.number, change: 'gone', reworded: false, before: line, after: null })),
  ]
}

/** How many questions a sheet answers with each word; `open`: without an answer. */
export const disclosureCounts = (lines: readonly Pick<DisclosureLine, 'value'>[]): Record<SupplierValue | 'open', number> => {
  const count = (wanted: SupplierValue | null) => lines.filter(({ value }) => value === wanted).length
  const [yes, no, na] = supplierValues.map(count)
  return { yes: yes ?? 0, no: no ?? 0, na: na ?? 0, open: count(null) }
}
