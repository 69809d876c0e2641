// SPDX-License-Identifier: Apache-2.0
import { type FormYesNo, type ItemAnswer, type KnownItem, readDay } from '@shinayaka/engines/foreign-workbook/index'
import { InputError } from './command.ts'
import { type CsvRow, folded, readCsv } from './csv-file.ts'

/** Answers for a form with the line of the file each stands in. */
export type ItemAnswerFile = { answers: ItemAnswer[]; lines: ReadonlyMap<string, number> }

const answerColumns = ['item', 'answer', 'date', 'target', 'remark', 'person'] as const
const itemColumns = ['id', 'number', 'title'] as const

const words: Record<string, FormYesNo> = { yes: 'yes', はい: 'yes', no: 'no', いいえ: 'no', na: 'na', 対象外: 'na' }

/** The word of an answer in a file, in Japanese. */
export const answerWord: Record<FormYesNo, string> = { yes: 'はい', no: 'いいえ', na: '対象外' }

/** Where each column stands; those not there are -1. Order is free, other columns are left alone. */
const columnsOf = <Name extends string>(path: string, header: CsvRow, known: readonly Name[], needed: readonly Name[]): Record<Name, number> => {
  const names = header.cells.map((cell) => folded(cell).toLowerCase())
  const twice = known.find((name) => names.indexOf(name) !== names.lastIndexOf(name))
  if (twice !== undefined) throw new InputError(`${path} ${header.line}行目: 列「${twice}」が二つあります。一つにしてください。`)
  const absent = needed.filter((name) => !names.includes(name))
  if (absent.length > 0)
    throw new InputError(
      `${path} ${header.line}行目: 列「${absent.join('」「')}」がありません。1行目を「${known.join(',')}」とし、コンマで区切ってください。`,
    )
  return Object.fromEntries(known.map((name) => [name, names.indexOf(name)])) as Record<Name, number>
}

type Cells<Name extends string> = { line: number; tooLong: boolean; cell: Record<Name, string> }

const tableOf = <Name extends string>(path: string, known: readonly Name[], needed: readonly Name[]): Cells<Name>[] => {
  const [header, ...rows] = readCsv(path)
  if (!header) throw new InputError(`${path} 1行目: 中身がありません。1行目に「${known.join(',')}」、2行目から中身を書いてください。`)
  const columns = columnsOf(path, header, known, needed)
  return rows.map(({ line, cells }) => ({
    line,
    tooLong: cells.slice(header.cells.length).some((cell) => cell !== ''),
    cell: Object.fromEntries(known.map((name) => [name, (cells[columns[name]] ?? '').trim()])) as Record<Name, string>,
  }))
}

/** The rows' reasons against them, each with its line; none of them may be used where there is one. */
const orAllMistakes = (path: string, mistakes: readonly { line: number; reason: string }[]): void => {
  if (mistakes.length > 0) throw new InputError(mistakes.map(({ line, reason }) => `${path} ${line}行目: ${reason}`))
}

const reasonsAgainst = (
  { tooLong, cell }: Cells<(typeof answerColumns)[number]>,
  earlier: number | undefined,
  known: ReadonlySet<string>,
): string[] => {
  if (tooLong) return ['列が多すぎます。コンマを含む文は「"」で囲んでください。']
  const item = folded(cell.item)
  if (item === '') return ['項目の id（item）がありません。書き足すか、行を消してください。']
  if (!known.has(item)) return [`項目「${item}」は対応表にありません。対応表の tables の items にある item を書いてください。`]
  if (earlier !== undefined) return [`項目「${item}」は ${earlier}行目にもあります。どちらか一つにしてください。`]
  const reasons: string[] = []
  if (cell.answer !== '' && words[folded(cell.answer).toLowerCase()] === undefined)
    reasons.push(`答え「${cell.answer}」は使えません。はい・いいえ・対象外（yes・no・na）のどれかにしてください。`)
  for (const [name, text] of [
    ['確認日', cell.date],
    ['目標日', cell.target],
  ] as const)
    if (text !== '' && readDay(text) === null)
      reasons.push(`${name}「${text}」は日付として読めません。2026-11-21 か 令和8年11月21日 のように、年から書いてください。`)
  return reasons
}

/**
 * Reads `item,answer,date,target,remark,person` (CSV, UTF-8) for the items of a mapping. An empty cell leaves the form's own as it is.
 * InputError names every bad row with its line and reason.
 */
export const readItemAnswers = (path: string, known: ReadonlySet<string>, round: number): ItemAnswerFile => {
  const lines = new Map<string, number>()
  const mistakes: { line: number; reason: string }[] = []
  const answers: ItemAnswer[] = []
  for (const row of tableOf(path, answerColumns, ['item', 'answer'])) {
    const { line, cell } = row
    const item = folded(cell.item)
    mistakes.push(...reasonsAgainst(row, lines.get(item), known).map((reason) => ({ line, reason })))
    if (!lines.has(item)) lines.set(item, line)
    answers.push({
      item,
      round,
      answer: words[folded(cell.answer).toLowerCase()] ?? null,
      date: readDay(cell.date),
      target: readDay(cell.target),
      remark: cell.remark === '' ? null : cell.remark,
      person: cell.person === '' ? null : cell.person,
    })
  }
  orAllMistakes(path, mistakes)
  return { answers, lines }
}

/** Reads `id,number,title` (CSV, UTF-8): the items that answers are known for. InputError names every bad row. */
export const readKnownItems = (path: string): KnownItem[] => {
  const rows = tableOf(path, itemColumns, ['id', 'number'])
  const seen = new Map<string, number>()
  const mistakes: { line: number; reason: string }[] = []
  for (const { line, cell } of rows) {
    const id = folded(cell.id)
    const earlier = seen.get(id)
    if (id === '' || cell.number === '') mistakes.push({ line, reason: 'id と番号（number）の両方を書いてください。' })
    else if (earlier !== undefined) mistakes.push({ line, reason: `id「${id}」は ${earlier}行目にもあります。どちらか一つにしてください。` })
    seen.set(id, line)
  }
  orAllMistakes(path, mistakes)
  return rows.map(({ cell }) => ({ id: folded(cell.id), number: cell.number, title: cell.title }))
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Answers as the CSV that `readItemAnswers` reads, with the mark by which Excel knows UTF-8. */
export const itemAnswersCsv = (answers: readonly ItemAnswer[]): string => {
  const rows = answers.map(({ item, answer, date, target, remark, person }) => [
    item,
    answer === null ? '' : answerWord[answer],
    date ?? '',
    target ?? '',
    remark ?? '',
    person ?? '',
  ])
  return `\ufeff${[answerColumns, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}
