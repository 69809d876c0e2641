// SPDX-License-Identifier: Apache-2.0
import { isMark, meaningOf } from './answer-words.ts'
import type { AnswerWriting, CandidateColumn, ColumnReason, ColumnRole, FormYesNo, MappedRound, ProposalNote, SheetInspection } from './types.ts'

/** What speaks most for a column of answers, the strongest first. */
const strength: readonly ColumnReason[] = ['list', 'placeholder', 'boxes', 'words', 'marks', 'booleans', 'header']

const strengthOf = ({ reasons }: CandidateColumn): number => {
  const place = strength.findIndex((reason) => reasons.includes(reason))
  return place < 0 ? strength.length : place
}

const strongest = (columns: readonly CandidateColumn[]): CandidateColumn | undefined => columns.toSorted((a, b) => strengthOf(a) - strengthOf(b))[0]

const wordFor = (list: readonly string[], meaning: FormYesNo): string | null => list.find((value) => meaningOf(value) === meaning) ?? null

const byWord = ({ column, list, boxes, reasons, dayInside, manner }: CandidateColumn, dated: boolean): AnswerWriting => {
  if (boxes !== null) return { kind: 'box', column, words: boxes }
  // A drop-down or a printed choice says itself whether there is a 対象外; a blank cell takes any word.
  const given = wordFor(list, 'yes') !== null || reasons.includes('placeholder')
  const words = {
    yes: wordFor(list, 'yes') ?? 'はい',
    no: wordFor(list, 'no') ?? 'いいえ',
    na: given ? wordFor(list, 'na') : '対象外',
  }
  return { kind: 'word', column, words, day: dayInside && !dated ? manner : null }
}

/** The sign to mark with: what the drop-down offers, a ticked box where empty ones are printed, otherwise ○. */
const signs = ({ list, reasons }: CandidateColumn): { on: string; off: string } => {
  const offered = list.find(isMark)
  if (offered !== undefined) return { on: offered, off: '' }
  if (reasons.includes('booleans')) return { on: 'TRUE', off: 'FALSE' }
  return reasons.includes('marks') ? { on: '☑', off: '□' } : { on: '○', off: '' }
}

type Columns = { of: (role: ColumnRole) => CandidateColumn | undefined; all: readonly CandidateColumn[] }

const answerOf = ({ of, all }: Columns): AnswerWriting | null => {
  const [yes, no, na] = [of('yes'), of('no'), of('na')]
  const word = strongest(all.filter(({ role }) => role === 'answer'))
  // A drop-down or printed choice is surer than two heads; two heads はい and いいえ are surer than one that says 結果.
  if (word !== undefined && (yes === undefined || strengthOf(word) < strength.indexOf('marks'))) return byWord(word, of('date') !== undefined)
  if (yes === undefined) return null
  return { kind: 'mark', columns: { yes: yes.column, no: no?.column ?? null, na: na?.column ?? null }, ...signs(yes) }
}

/** How many confirmations a table has (1回目, 2回目, 3回目), in their order. Columns that name none belong to the first. */
const roundsOf = (columns: readonly CandidateColumn[]): { round: number; columns: CandidateColumn[] }[] => {
  const numbers = [...new Set(columns.map(({ round }) => round ?? 1))].sort((a, b) => a - b)
  return numbers.map((round) => ({ round, columns: columns.filter((column) => (column.round ?? 1) === round) }))
}

const roles: readonly ColumnRole[] = ['answer', 'yes', 'no', 'na', 'date', 'target', 'remark', 'person']

const several = (sheet: number, round: number, columns: readonly CandidateColumn[]): ProposalNote[] =>
  roles.flatMap((role): ProposalNote[] => {
    const there = columns.filter((column) => column.role === role)
    return there.length < 2 ? [] : [{ code: 'column.several', sheet, role, round, columns: there.map(({ column }) => column) }]
  })

const dated = (column: CandidateColumn | undefined) => (column === undefined ? null : { column: column.column, manner: column.manner })

const mappedRound = (columns: readonly CandidateColumn[]): MappedRound => {
  const of = (role: ColumnRole) => strongest(columns.filter((column) => column.role === role))
  return {
    answer: answerOf({ of, all: columns }),
    date: dated(of('date')),
    target: dated(of('target')),
    remark: of('remark')?.column ?? null,
    person: of('person')?.column ?? null,
  }
}

const columnsIn = (answer: AnswerWriting | null): (string | null)[] => {
  if (answer === null) return []
  return answer.kind === 'mark' ? [answer.columns.yes, answer.columns.no, answer.columns.na] : [answer.column]
}

/** The confirmations of a sheet's table with a column for each field, and where a person must choose. */
export const proposeRounds = ({ index, columns }: SheetInspection): { rounds: MappedRound[]; notes: ProposalNote[] } => {
  const found = roundsOf(columns).map(({ round, columns: there }) => ({ round, there, mapped: mappedRound(there) }))
  // A confirmation without a place for its answer is none, unless there is no other.
  const kept = found.filter(({ mapped }) => mapped.answer !== null)
  const rounds = kept.length > 0 ? kept : found.slice(0, 1)
  const answers = new Set(rounds.flatMap(({ mapped }) => columnsIn(mapped.answer)))
  const formulas = columns.filter(({ column }) => answers.has(column)).flatMap(({ formulas: cells }) => cells)
  const notes: ProposalNote[] = rounds.flatMap(({ round, there }) => several(index, round, there))
  if (kept.length === 0) notes.push({ code: 'answer.missing', sheet: index })
  if (formulas.length > 0) notes.push({ code: 'answer.formula', sheet: index, cells: formulas })
  return { rounds: rounds.map(({ mapped }) => mapped), notes }
}
