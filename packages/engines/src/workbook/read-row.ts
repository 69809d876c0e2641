// SPDX-License-Identifier: Apache-2.0
import type { Row } from 'exceljs'
import { type FormMeta, type ReadColumn, readColumns } from './meta.ts'
import { fold, readAnsweredBy, readCell, readFormAnswer } from './read-value.ts'
import type { AnswerFormRow, ExpectedQuestion, FormAnswer, FormProblem, FormProblemCode } from './types.ts'

/** What may be written at most. */
export const textLimits = { comment: 2_000, vendorName: 100 }
/** How much of a wrong value is shown back. */
const shown = 60

/** What all rows of a sheet share; `seen` remembers in which row a question stood. */
export type RowContext = {
  sheet: string
  columns: ReadonlyMap<ReadColumn, number>
  questionColumn: number | null
  meta: FormMeta
  questions: readonly ExpectedQuestion[]
  seen: Map<string, number>
}

type Texts = Record<ReadColumn, string>
type Report = (column: ReadColumn, code: FormProblemCode, params?: FormProblem['params']) => void

const letterOf = (column: number): string =>
  (column > 26 ? letterOf(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

const readTexts = (row: Row, columns: RowContext['columns'], report: Report): Texts => {
  const texts: Texts = { number: '', answer: '', comment: '', answeredBy: '', vendorName: '' }
  for (const column of readColumns) {
    const reading = readCell(row.getCell(columns.get(column) ?? 1))
    if (reading.kind === 'formula') report(column, 'cell.formula')
    else if (reading.kind === 'error') report(column, 'cell.error', { value: reading.value })
    else texts[column] = reading.text
  }
  return texts
}

const findQuestion = (number: string, questions: readonly ExpectedQuestion[]): ExpectedQuestion | undefined =>
  questions.find((question) => fold(question.number) === fold(number) || question.id === number)

const checkAnswer = (value: FormAnswer | null, texts: Texts, question: ExpectedQuestion, report: Report): void => {
  if (texts.answer !== '' && value === null) report('answer', 'answer.invalid', { value: texts.answer.slice(0, shown) })
  if (texts.answer === '' && (texts.comment !== '' || texts.vendorName !== '')) report('answer', 'answer.missing')
  if (value === 'na' && !question.mayBeNotApplicable) report('answer', 'answer.not-applicable-not-allowed')
  else if (value === 'na' && texts.comment === '') report('comment', 'answer.reason-required')
}

const checkAnsweredBy = (source: 'own' | 'vendor' | null, texts: Texts, question: ExpectedQuestion, report: Report): void => {
  if (source === null) report('answeredBy', 'answered-by.invalid', { value: texts.answeredBy.slice(0, shown) })
  if (source === 'own' && texts.vendorName !== '') report('answeredBy', 'answered-by.conflict')
  if (source === 'vendor' && !question.vendorMayAnswer) report('answeredBy', 'answer.vendor-not-allowed')
  else if (source === 'vendor' && texts.answer !== '' && texts.vendorName === '') report('vendorName', 'answer.vendor-name-required')
}

const checkLengths = (texts: Texts, report: Report): void => {
  for (const column of ['comment', 'vendorName'] as const) {
    const { length } = texts[column]
    if (length > textLimits[column]) report(column, 'text.too-long', { length, limit: textLimits[column] })
  }
}

/** Whether the words beside the number are another question's; a row without words is taken by its number. */
const isMoved = (row: Row, question: ExpectedQuestion, { questionColumn }: RowContext): boolean => {
  const reading = questionColumn === null ? null : readCell(row.getCell(questionColumn))
  return reading?.kind === 'text' && reading.text !== '' && fold(reading.text) !== fold(question.text)
}

/** The question of the row, once in the whole sheet; otherwise what is wrong with it is reported. */
const claimQuestion = (row: Row, number: string, place: number, context: RowContext, report: Report): ExpectedQuestion | null => {
  const { questions, seen } = context
  const question = findQuestion(number, questions)
  if (question === undefined) {
    report('number', 'question.unknown', { value: number.slice(0, shown) })
    return null
  }
  if (isMoved(row, question, context)) {
    report('number', 'question.mismatch', { value: question.number })
    return null
  }
  const firstRow = seen.get(question.id)
  if (firstRow !== undefined) {
    report('number', 'question.duplicate', { value: number.slice(0, shown), firstRow })
    return null
  }
  seen.set(question.id, place)
  return question
}

/** Reads one row below the head; an empty row is nothing, and not a problem. */
export const readRow = (row: Row, place: number, context: RowContext): { row: AnswerFormRow | null; problems: FormProblem[] } => {
  const { sheet, columns, meta } = context
  const problems: FormProblem[] = []
  const report: Report = (column, code, params = {}) =>
    problems.push({ sheet, row: place, column: letterOf(columns.get(column) ?? 1), header: meta.heads[column], code, params })
  const texts = readTexts(row, columns, report)
  if (problems.length > 0 || Object.values(texts).every((text) => text === '')) return { row: null, problems }
  const question = claimQuestion(row, texts.number, place, context, report)
  if (question === null) return { row: null, problems }
  // A colleague's row that was left empty changes nothing and is no fault.
  if (!question.yours && [texts.answer, texts.comment, texts.vendorName].some((text) => text !== '')) {
    report('number', 'question.not-yours', { value: question.number })
    return { row: null, problems }
  }
  const value = texts.answer === '' ? null : readFormAnswer(texts.answer, meta.words)
  const source = readAnsweredBy(texts.answeredBy, texts.vendorName, meta)
  checkAnswer(value, texts, question, report)
  checkAnsweredBy(source, texts, question, report)
  checkLengths(texts, report)
  if (problems.length > 0 || source === null) return { row: null, problems }
  return {
    row: { question: question.id, row: place, value, comment: texts.comment, source, vendorName: source === 'vendor' ? texts.vendorName : '' },
    problems,
  }
}
