// SPDX-License-Identifier: Apache-2.0
import { addressOf } from './address.ts'
import { boxBefore, fold, isEmptyBox, isMark, isPlaceholder, meaningOf, wordAndDay } from './answer-words.ts'
import { dayOfSerial, isBlankDay, readDay } from './dates.ts'
import type { CellValue, Grid } from './grid.ts'
import { type Located, locate, placeIn, problemWith } from './locate.ts'
import { withBook } from './open.ts'
import type {
  AnswerDifference,
  AnswerField,
  AnswerWriting,
  FormMapping,
  FormYesNo,
  ItemProblem,
  ItemProblemCode,
  MappedRound,
  ReadAnswer,
  Reading,
} from './types.ts'

type Seen<Value> = { value: Value | null; cell: string | null; wrong?: ItemProblemCode; written?: string }
type At = { grid: Grid; located: Located }

const nothing = { value: null, cell: null }
const meanings = ['yes', 'no', 'na'] as const

const isBlank = (text: string): boolean => text === '' || isPlaceholder(text)

const readWord = ({ grid, located }: At, { column, words, day }: AnswerWriting & { kind: 'word' }): Seen<FormYesNo> => {
  const place = placeIn(grid, located.item, column)
  const text = day === null ? grid.text(place) : wordAndDay(grid.text(place)).word
  const cell = addressOf(place)
  if (isBlank(text)) return { value: null, cell }
  const own = meanings.find((meaning) => fold(words[meaning] ?? '') === fold(text)) ?? meaningOf(text)
  return own === null ? { value: null, cell, wrong: 'answer.unreadable', written: text } : { value: own, cell }
}

const readBox = ({ grid, located }: At, { column, words }: AnswerWriting & { kind: 'box' }): Seen<FormYesNo> => {
  const place = placeIn(grid, located.item, column)
  const text = grid.text(place)
  const cell = addressOf(place)
  const ticked = meanings.filter((meaning) => words[meaning] !== null && boxBefore(text, words[meaning] ?? '') === true)
  if (ticked.length > 1) return { value: null, cell, wrong: 'answer.contradiction' }
  return { value: ticked[0] ?? meaningOf(text), cell }
}

const readMark = ({ grid, located }: At, { columns, on, off }: AnswerWriting & { kind: 'mark' }): Seen<FormYesNo> => {
  const there = meanings.flatMap((meaning) => {
    const column = columns[meaning]
    if (column === null) return []
    const place = placeIn(grid, located.item, column)
    return [{ meaning, cell: addressOf(place), text: grid.text(place) }]
  })
  const isOn = (text: string) => text === on || isMark(text)
  const isOff = (text: string) => text === '' || text === off || isEmptyBox(text)
  const odd = there.find(({ text }) => !isOn(text) && !isOff(text))
  if (odd !== undefined) return { value: null, cell: odd.cell, wrong: 'answer.unreadable', written: odd.text }
  const marked = there.filter(({ text }) => isOn(text))
  const cell = marked[0]?.cell ?? there[0]?.cell ?? null
  return marked.length > 1 ? { value: null, cell, wrong: 'answer.contradiction' } : { value: marked[0]?.meaning ?? null, cell }
}

const readYesNo = (at: At, writing: AnswerWriting | null): Seen<FormYesNo> => {
  if (writing === null) return nothing
  if (writing.kind === 'word') return readWord(at, writing)
  return writing.kind === 'box' ? readBox(at, writing) : readMark(at, writing)
}

/** A number counts as a day also in a cell without a date format, where it is one of our time: people change formats. */
const dayIn = (value: CellValue, text: string, date1904: boolean): string | null => {
  if (value.kind !== 'number') return readDay(text)
  const day = value.day ?? dayOfSerial(value.number, date1904)
  return day !== null && day >= '2000-01-01' && day < '2100-01-01' ? day : null
}

const readDate = ({ grid, located }: At, to: MappedRound['date']): Seen<string> => {
  if (to === null) return nothing
  const place = placeIn(grid, located.item, to.column)
  const [value, text, cell] = [grid.value(place), grid.text(place), addressOf(place)]
  if (value.kind !== 'number' && isBlankDay(text)) return { value: null, cell }
  const day = dayIn(value, text, grid.book.date1904)
  return day === null ? { value: null, cell, wrong: 'date.unreadable', written: text } : { value: day, cell }
}

/** The day in brackets behind the word of an answer. */
const readDayInside = ({ grid, located }: At, writing: AnswerWriting | null): Seen<string> => {
  if (writing?.kind !== 'word' || writing.day === null) return nothing
  const place = placeIn(grid, located.item, writing.column)
  const written = wordAndDay(grid.text(place)).day
  const value = written === '' ? null : readDay(written)
  const cell = addressOf(place)
  return written !== '' && value === null ? { value, cell, wrong: 'date.unreadable', written } : { value, cell }
}

const readText = ({ grid, located }: At, column: string | null): Seen<string> => {
  if (column === null) return nothing
  const place = placeIn(grid, located.item, column)
  const value = grid.value(place)
  if (value.kind === 'error') return { value: null, cell: addressOf(place), wrong: 'cell.error', written: value.text }
  const text = grid.text(place)
  return { value: text === '' ? null : text, cell: addressOf(place) }
}

const readRound = (at: At, round: MappedRound, number: number): { answer: ReadAnswer; problems: ItemProblem[] } => {
  const seen = {
    answer: readYesNo(at, round.answer),
    date: round.date === null ? readDayInside(at, round.answer) : readDate(at, round.date),
    target: readDate(at, round.target),
    remark: readText(at, round.remark),
    person: readText(at, round.person),
  }
  const { item } = at.located.item
  const sheet = at.grid.of.name
  const entries = Object.entries(seen) as [AnswerField, Seen<string>][]
  const cells = Object.fromEntries(entries.flatMap(([field, { cell }]) => (cell === null ? [] : [[field, cell]])))
  const problems = entries.flatMap(([field, { wrong, written, cell }]): ItemProblem[] => {
    if (wrong === undefined) return []
    return [
      {
        item,
        round: number,
        field,
        at: cell === null ? null : { sheet, cell },
        code: wrong,
        params: written === undefined ? {} : { value: written },
      },
    ]
  })
  const { answer, date, target, remark, person } = seen
  const read: ReadAnswer = {
    item,
    round: number,
    answer: answer.value,
    date: date.value,
    target: target.value,
    remark: remark.value,
    person: person.value,
    sheet,
    cells,
  }
  return { answer: read, problems }
}

const readLocated = (located: Located): { answers: ReadAnswer[]; problems: ItemProblem[] } => {
  const { grid, wrong, item, table } = located
  if (grid === null || wrong !== null) return { answers: [], problems: [problemWith(item.item, 1, wrong ?? 'sheet.missing')] }
  const rounds = table.rounds.map((round, index) => readRound({ grid, located }, round, index + 1))
  return { answers: rounds.map(({ answer }) => answer), problems: rounds.flatMap(({ problems }) => problems) }
}

/** Reads what a form says for each mapped item and confirmation, whoever filled it in and with whatever program. What cannot be read is named, never guessed. */
export const read = (bytes: Uint8Array, mapping: FormMapping): Reading =>
  withBook(bytes, (book): Reading => {
    const found = locate(book, mapping).items.map(readLocated)
    return { kind: 'read', answers: found.flatMap(({ answers }) => answers), problems: found.flatMap(({ problems }) => problems) }
  })

const fields = ['answer', 'date', 'target', 'remark', 'person'] as const

/** What a form says differently from before, item by item and field by field, in the order of the form. */
export const differences = (before: readonly ReadAnswer[], after: readonly ReadAnswer[]): AnswerDifference[] => {
  const keyOf = ({ item, round }: ReadAnswer) => `${round} ${item}`
  const [old, now] = [new Map(before.map((one) => [keyOf(one), one])), new Map(after.map((one) => [keyOf(one), one]))]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    const one = is ?? was
    if (one === undefined) return []
    return fields.flatMap((field): AnswerDifference[] => {
      const [from, to] = [was?.[field] ?? null, is?.[field] ?? null]
      const cell = one.cells[field]
      if (from === to) return []
      return [{ item: one.item, round: one.round, field, before: from, after: to, at: cell === undefined ? null : { sheet: one.sheet, cell } }]
    })
  })
}
