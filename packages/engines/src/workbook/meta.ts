// SPDX-License-Identifier: Apache-2.0
import type { Workbook, Worksheet } from 'exceljs'
import { putText } from './excel.ts'
import type { AnswerForm, FormAnswer } from './types.ts'

/** First cell of the hidden sheet: by it a form is known again, whatever its sheets are called by then. */
export const formMark = 'shinayaka-answer-form/1'
const sheetName = 'meta'

/** The columns a form is read by, in their order on the sheet. */
export const readColumns = ['number', 'answer', 'comment', 'answeredBy', 'vendorName'] as const
export type ReadColumn = (typeof readColumns)[number]

/** The answers in the order of the drop-down; 対象外 last, so that a list without it is simply shorter. */
export const formAnswers = ['3', '2', '1', '0', 'unknown', 'na'] as const

/** What the hidden sheet says. `words` are the form's own words for each answer. */
export type FormMeta = {
  instrument: string
  edition: string
  editionHash: string
  assessment: string
  heads: Record<ReadColumn, string>
  /** The head of the questions' own words; empty in forms that were made before it was kept. */
  questionHead: string
  words: { value: FormAnswer; word: string }[]
  own: string
  vendor: string
}

const answerOf = (name: (typeof formAnswers)[number]): FormAnswer => (name === 'unknown' || name === 'na' ? name : (Number(name) as FormAnswer))

/** Writes the hidden sheet: what the form belongs to, the words of its drop-downs (columns D and E), and the questions. */
export const writeMeta = (
  workbook: Workbook,
  { labels, instrument, assessment, language, questions }: AnswerForm,
): { answers: string; answersWithoutNa: string; both: string; own: string } => {
  const sheet = workbook.addWorksheet(sheetName, { state: 'veryHidden' })
  const rows: [string, string][] = [
    [formMark, language],
    ['instrument', instrument.id],
    ['edition', instrument.edition],
    ['editionHash', instrument.hash],
    ['assessment', assessment],
    ...readColumns.map((column): [string, string] => [`head.${column}`, labels[column]]),
    ['head.question', labels.question],
    ...formAnswers.map((name): [string, string] => [`answer.${name}`, labels.answers[name]]),
    ['own', labels.own],
    ['vendor', labels.vendor],
    ...questions.map(({ id, number }): [string, string] => [`question.${number}`, id]),
  ]
  for (const [index, [key, value]] of rows.entries()) {
    putText(sheet.getCell(index + 1, 1), key)
    putText(sheet.getCell(index + 1, 2), value)
  }
  for (const [index, name] of formAnswers.entries()) putText(sheet.getCell(index + 1, 4), labels.answers[name])
  putText(sheet.getCell(1, 5), labels.own)
  putText(sheet.getCell(2, 5), labels.vendor)
  return {
    answers: `${sheetName}!$D$1:$D$6`,
    answersWithoutNa: `${sheetName}!$D$1:$D$5`,
    both: `${sheetName}!$E$1:$E$2`,
    own: `${sheetName}!$E$1:$E$1`,
  }
}

const metaRows = (sheet: Worksheet): Map<string, string> => {
  const values = new Map<string, string>()
  sheet.eachRow((row) => values.set(row.getCell(1).text, row.getCell(2).text))
  return values
}

/** Finds and reads the hidden sheet; null where there is none or it is incomplete. */
export const readMeta = (workbook: Workbook): FormMeta | null => {
  const sheet = workbook.worksheets.find((candidate) => candidate.getCell('A1').text === formMark)
  if (sheet === undefined) return null
  const values = metaRows(sheet)
  const get = (key: string): string => values.get(key) ?? ''
  const heads = {
    number: get('head.number'),
    answer: get('head.answer'),
    comment: get('head.comment'),
    answeredBy: get('head.answeredBy'),
    vendorName: get('head.vendorName'),
  }
  if (get('instrument') === '' || get('editionHash') === '' || Object.values(heads).includes('')) return null
  return {
    instrument: get('instrument'),
    edition: get('edition'),
    editionHash: get('editionHash'),
    assessment: get('assessment'),
    heads,
    questionHead: get('head.question'),
    words: formAnswers.map((name) => ({ value: answerOf(name), word: get(`answer.${name}`) })),
    own: get('own'),
    vendor: get('vendor'),
  }
}
