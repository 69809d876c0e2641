// SPDX-License-Identifier: Apache-2.0
import { addressOf, type Place } from './address.ts'
import { boxBefore, isMark, withBox, wordAndDay } from './answer-words.ts'
import { dayText, isDay, serialOf } from './dates.ts'
import type { Edit, NewValue } from './edits.ts'
import type { CellValue, Grid } from './grid.ts'
import { listAt } from './lists.ts'
import { type Located, placeIn } from './locate.ts'
import type { AnswerField, AnswerWriting, DateManner, FormYesNo, ItemAnswer, ItemProblem, ItemProblemCode, MappedRound } from './types.ts'

/** A cell and what it is to show, for one field of one item. */
export type FieldEdit = Edit & { field: AnswerField }
/** What writing one answer asks for. `leftOut` are fields the form has no place for; `unmarked` where an いいえ leaves no trace. */
export type Planned = { edits: FieldEdit[]; problems: ItemProblem[]; leftOut: AnswerField[]; unmarked: boolean }

/** The most letters that one cell may hold. */
const longest = 32_767

type Writer = { grid: Grid; located: Located; answer: ItemAnswer; planned: Planned }

const object = (
  { grid, answer, planned }: Writer,
  field: AnswerField,
  place: Place | null,
  code: ItemProblemCode,
  params: ItemProblem['params'] = {},
) => {
  const at = place === null ? null : { sheet: grid.of.name, cell: addressOf(place) }
  planned.problems.push({ item: answer.item, round: answer.round, field, at, code, params })
}

const put = ({ planned }: Writer, field: AnswerField, place: Place, value: NewValue) => planned.edits.push({ ...place, field, value })

const asValue = (text: string): NewValue => {
  if (text === '') return { kind: 'empty' }
  return text === 'TRUE' || text === 'FALSE' ? { kind: 'boolean', value: text === 'TRUE' } : { kind: 'text', text }
}

/** Writes a word or sign where the drop-down of the cell, if it has one, offers it. */
const choose = (writer: Writer, place: Place, word: string) => {
  const list = listAt(writer.grid, place) ?? []
  if (word !== '' && list.length > 0 && !list.includes(word)) object(writer, 'answer', place, 'answer.not-in-list', { value: word })
  else put(writer, 'answer', place, asValue(word))
}

type Word = AnswerWriting & { kind: 'word' }

/** A word with its day behind it. What is not given stays; a day without any word has nowhere to stand. */
const writeWordAndDay = (writer: Writer, place: Place, word: string | null, manner: DateManner) => {
  const { grid, answer, planned } = writer
  const before = wordAndDay(grid.text(place))
  const shown = word ?? before.word
  if (answer.date !== null && answer.date !== '' && !isDay(answer.date)) return object(writer, 'date', place, 'date.invalid', { value: answer.date })
  if (shown === '') {
    if (answer.date !== '') planned.leftOut.push('date')
    return
  }
  const day = answer.date === null ? before.day : answer.date === '' ? '' : dayText(answer.date, manner)
  put(writer, 'answer', place, { kind: 'text', text: day === '' ? shown : `${shown}（${day}）` })
}

const writeWord = (writer: Writer, { column, words, day }: Word, answer: FormYesNo | null) => {
  const place = placeIn(writer.grid, writer.located.item, column)
  const word = answer === null ? null : words[answer]
  if (answer !== null && word === null) object(writer, 'answer', place, 'answer.no-place')
  else if (day !== null) writeWordAndDay(writer, place, word, day)
  else if (word !== null) choose(writer, place, word)
}

const writeBox = (writer: Writer, { column, words }: AnswerWriting & { kind: 'box' }, answer: FormYesNo) => {
  const place = placeIn(writer.grid, writer.located.item, column)
  const before = writer.grid.text(place)
  const chosen = words[answer]
  if (chosen === null) return object(writer, 'answer', place, 'answer.no-place')
  if (boxBefore(before, chosen) === null) return object(writer, 'answer', place, 'answer.no-box')
  const all = [words.yes, words.no, words.na].filter((word) => word !== null)
  const text = all.reduce((sum, word) => withBox(sum, word, word === chosen), before)
  put(writer, 'answer', place, { kind: 'text', text })
}

const meanings = ['yes', 'no', 'na'] as const

const writeMark = (writer: Writer, { columns, on, off }: AnswerWriting & { kind: 'mark' }, answer: FormYesNo) => {
  const { grid, located, planned } = writer
  const place = (meaning: FormYesNo): Place | null => {
    const column = columns[meaning]
    return column === null ? null : placeIn(grid, located.item, column)
  }
  const chosen = place(answer)
  if (chosen === null && answer === 'na') return object(writer, 'answer', place('yes'), 'answer.no-place')
  if (chosen === null) planned.unmarked = true
  else if (!isMark(grid.text(chosen))) choose(writer, chosen, on)
  for (const other of meanings.filter((meaning) => meaning !== answer)) {
    const there = place(other)
    if (there !== null && isMark(grid.text(there))) choose(writer, there, off)
  }
}

/** Whether the day of a confirmation is written into the cell of its answer. */
const holdsDay = ({ answer, date }: MappedRound): boolean => date === null && answer?.kind === 'word' && answer.day !== null

const writeYesNo = (writer: Writer, writing: AnswerWriting | null, answer: FormYesNo | null) => {
  if (writing?.kind === 'word') writeWord(writer, writing, answer)
  else if (answer === null) return
  else if (writing === null) object(writer, 'answer', null, 'answer.no-place')
  else if (writing.kind === 'box') writeBox(writer, writing, answer)
  else writeMark(writer, writing, answer)
}

/** A day as the cell wants it: a number where its format shows days, otherwise in the words of the form. */
const writeDay = (writer: Writer, field: 'date' | 'target', to: { column: string; manner: DateManner }, day: string) => {
  const { grid, located } = writer
  const place = placeIn(grid, located.item, to.column)
  if (day === '') return put(writer, field, place, { kind: 'empty' })
  if (!isDay(day)) return object(writer, field, place, 'date.invalid', { value: day })
  const asNumber = grid.book.styles().isDate(grid.cell(place)?.style ?? null)
  const value: NewValue = asNumber ? { kind: 'number', number: serialOf(day, grid.book.date1904) } : { kind: 'text', text: dayText(day, to.manner) }
  put(writer, field, place, value)
}

const writeText = (writer: Writer, field: 'remark' | 'person', column: string, text: string) => {
  const place = placeIn(writer.grid, writer.located.item, column)
  if (text.length > longest) object(writer, field, place, 'text.too-long', { length: text.length, limit: longest })
  else put(writer, field, place, text === '' ? { kind: 'empty' } : { kind: 'text', text })
}

/** Whether a cell shows already what it is to show. */
const shows = (there: CellValue, value: NewValue): boolean => {
  if (value.kind === 'empty') return there.kind === 'empty' || (there.kind === 'text' && there.text === '')
  if (value.kind === 'text') return there.kind === 'text' && there.text === value.text
  if (value.kind === 'number') return there.kind === 'number' && there.number === value.number
  return there.kind === 'boolean' && there.value === value.value
}

const fields = ['date', 'target', 'remark', 'person'] as const

/** Writes one of the fields beside the answer; what the form has no column for is counted as left out. */
const writeField = (writer: Writer, field: (typeof fields)[number], round: MappedRound) => {
  const text = writer.answer[field]
  if (text === null) return
  if (field === 'date' || field === 'target') {
    const to = round[field]
    if (to !== null) return writeDay(writer, field, to, text)
  } else {
    const to = round[field]
    if (to !== null) return writeText(writer, field, to, text)
  }
  if (text !== '') writer.planned.leftOut.push(field)
}

/** Works out which cells one answer changes in which way; a cell that shows it already is left alone. */
export const planAnswer = (located: Located, grid: Grid, answer: ItemAnswer): Planned => {
  const planned: Planned = { edits: [], problems: [], leftOut: [], unmarked: false }
  const writer: Writer = { grid, located, answer, planned }
  const round = located.table.rounds[answer.round - 1]
  if (round === undefined) {
    object(writer, 'answer', null, 'round.unknown')
    return planned
  }
  const inside = holdsDay(round)
  if (answer.answer !== null || (inside && answer.date !== null)) writeYesNo(writer, round.answer, answer.answer)
  for (const field of fields) if (field !== 'date' || !inside) writeField(writer, field, round)
  planned.edits = planned.edits.filter((edit) => !shows(grid.value(edit), edit.value))
  return planned
}
