// SPDX-License-Identifier: Apache-2.0
import { type AnswerValue, readAnswer } from '@shinayaka/domain'
import { InputError } from './command.ts'
import { type CsvRow, folded, readCsv } from './csv-file.ts'

/** What stands in an answer file, by question, in the order of its rows. A question whose answer is left empty is not in it. */
export type AnswerFile = ReadonlyMap<string, AnswerValue>

/** Where the columns stand. Order is free, other columns are left alone, and a comment is welcome but not needed for a score. */
const columnsOf = (path: string, header: CsvRow): { question: number; answer: number } => {
  const names = header.cells.map((cell) => folded(cell).toLowerCase())
  const twice = names.find((name, index) => ['question', 'answer', 'comment'].includes(name) && names.indexOf(name) !== index)
  if (twice !== undefined) throw new InputError(`${path} ${header.line}行目: 列「${twice}」が二つあります。一つにしてください。`)
  const absent = ['question', 'answer'].filter((name) => !names.includes(name))
  if (absent.length > 0)
    throw new InputError(
      `${path} ${header.line}行目: 列「${absent.join('」「')}」がありません。1行目を「question,answer,comment」とし、コンマで区切ってください。`,
    )
  return { question: names.indexOf('question'), answer: names.indexOf('answer') }
}

type Judged = { value: AnswerValue | null } | { reason: string }

/** What one row says, or why it cannot be used. An empty answer is none: the form was handed in before it was finished. */
const judge = (question: string, written: string, known: ReadonlySet<string>, instrument: string): Judged => {
  if (question === '') return { reason: '設問の id がありません。書き足すか、行を消してください。' }
  if (!known.has(question))
    return { reason: `設問「${question}」は ${instrument} にありません。npx shinayaka catalog show ${instrument} で id を確かめてください。` }
  const value = readAnswer(written)
  if (value !== null || written.trim() === '') return { value }
  return { reason: `答え「${written}」は使えません。0・1・2・3・na（対象外）・unknown（わからない）のどれかにしてください。` }
}

/**
 * Reads `question,answer,comment` (CSV, UTF-8, columns in any order, full-width digits welcome) against the questions there are.
 * InputError names every bad row with its line: unknown and repeated questions, answers outside the scale, rows with too many cells.
 */
export const readAnswerFile = (path: string, questions: ReadonlySet<string>, instrument: string): AnswerFile => {
  const [header, ...rows] = readCsv(path)
  if (!header) throw new InputError(`${path} 1行目: 中身がありません。1行目に「question,answer,comment」、2行目から答えを書いてください。`)
  const columns = columnsOf(path, header)
  const answers = new Map<string, AnswerValue>()
  const seen = new Map<string, number>()
  const mistakes: string[] = []
  for (const { line, cells } of rows) {
    const question = folded(cells[columns.question] ?? '')
    const judged = judge(question, cells[columns.answer] ?? '', questions, instrument)
    const earlier = seen.get(question)
    const tooLong = cells.slice(header.cells.length).some((cell) => cell !== '')
    if (tooLong) mistakes.push(`${path} ${line}行目: 列が多すぎます。コンマを含む文は「"」で囲んでください。`)
    else if ('reason' in judged) mistakes.push(`${path} ${line}行目: ${judged.reason}`)
    else if (earlier !== undefined)
      mistakes.push(`${path} ${line}行目: 設問「${question}」は ${earlier}行目にもあります。どちらか一つにしてください。`)
    else if (judged.value !== null) answers.set(question, judged.value)
    if (earlier === undefined) seen.set(question, line)
  }
  if (mistakes.length > 0) throw new InputError(mistakes)
  return answers
}
