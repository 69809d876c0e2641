// SPDX-License-Identifier: Apache-2.0
import type { DataValidation, Workbook, Worksheet } from 'exceljs'
import { finish, frame, newWorkbook, paper, putHead, putText, rowHeight, setPrint } from './excel.ts'
import { writeMeta } from './meta.ts'
import type { AnswerForm, AnswerFormLabels, AnswerFormQuestion, WorkbookFile } from './types.ts'

type Lists = ReturnType<typeof writeMeta>

/** Above the table: title, and what the form belongs to. */
const headRow = 3
const unlocked = ['answer', 'comment', 'answeredBy', 'vendorName'] as const
const columns = [
  { key: 'number', width: 7 },
  { key: 'domain', width: 17 },
  { key: 'question', width: 50 },
  { key: 'answer', width: 28 },
  { key: 'comment', width: 38 },
  { key: 'answeredBy', width: 11 },
  { key: 'vendorName', width: 24 },
] as const
type ColumnKey = (typeof columns)[number]['key']

const column = (key: ColumnKey): number => columns.findIndex((candidate) => candidate.key === key) + 1

const currentTexts = ({ current }: AnswerFormQuestion, labels: AnswerFormLabels): Pick<Record<ColumnKey, string>, (typeof unlocked)[number]> => {
  if (current === null) return { answer: '', comment: '', answeredBy: '', vendorName: '' }
  const { value, comment, source, vendorName } = current
  return {
    answer: labels.answers[value],
    comment,
    answeredBy: source === 'own' ? labels.own : labels.vendor,
    vendorName: source === 'own' ? '' : vendorName,
  }
}

/** The library knows ranges here, its types do not; cell by cell it writes ranges that lie over each other, which Excel calls a damaged file. */
type WithValidations = Worksheet & { dataValidations: { add: (range: string, validation: DataValidation) => void } }

/** Rows that follow each other and get the same list, as ranges of one column. */
const setDropDown = (sheet: Worksheet, key: ColumnKey, lists: readonly string[], { title, error }: { title: string; error: string }): void => {
  const letter = sheet.getColumn(column(key)).letter
  let first = 0
  for (const [index, range] of lists.entries()) {
    if (lists[index + 1] === range) continue
    const rows = [headRow + 1 + first, headRow + 1 + index] as const
    first = index + 1
    const validation: DataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [range],
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: title,
      error,
    }
    const place = rows[0] === rows[1] ? `${letter}${rows[0]}` : `${letter}${rows[0]}:${letter}${rows[1]}`
    ;(sheet as WithValidations).dataValidations.add(place, validation)
  }
}

const setDropDowns = (sheet: Worksheet, questions: readonly AnswerFormQuestion[], labels: AnswerFormLabels, lists: Lists): void => {
  const title = labels.invalidTitle
  const answers = questions.map(({ notApplicable }) => (notApplicable === null ? lists.answersWithoutNa : lists.answers))
  const answeredBy = questions.map(({ vendorMayAnswer }) => (vendorMayAnswer ? lists.both : lists.own))
  setDropDown(sheet, 'answer', answers, { title, error: labels.invalidAnswer })
  setDropDown(sheet, 'answeredBy', answeredBy, { title, error: labels.invalidAnsweredBy })
}

/** A stronger line above the first row of a domain, so that 80 rows are seen as 21 parts. */
const partLine = { style: 'medium', color: { argb: 'FF4D4D4D' } } as const

type Place = { row: number; firstOfDomain: boolean; guidance: string }

const writeQuestion = (sheet: Worksheet, { row, firstOfDomain, guidance }: Place, question: AnswerFormQuestion, labels: AnswerFormLabels): void => {
  const texts: Record<ColumnKey, string> = {
    number: question.number,
    domain: question.domain,
    question: question.text,
    ...currentTexts(question, labels),
  }
  for (const [index, { key }] of columns.entries()) {
    const cell = sheet.getCell(row, index + 1)
    putText(cell, texts[key], key === 'number')
    frame(cell)
    if (firstOfDomain) cell.border = { ...cell.border, top: partLine }
    cell.protection = { locked: !unlocked.some((name) => name === key) }
  }
  // From the number to the four levels of the question.
  const number = sheet.getCell(row, column('number'))
  number.value = { text: question.number, hyperlink: guidance }
  number.font = { ...number.font, underline: true }
  sheet.getRow(row).height = rowHeight(columns.map(({ key, width }) => ({ text: texts[key], width })))
}

const writeAnswers = async (workbook: Workbook, form: AnswerForm, lists: Lists): Promise<void> => {
  const { labels, instrument } = form
  const sheet = workbook.getWorksheet(labels.answersSheet)
  if (sheet === undefined) return
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: headRow, activeCell: `D${headRow + 1}` }]
  for (const [index, { width }] of columns.entries()) sheet.getColumn(index + 1).width = width
  const above = (row: number, text: string, size: number): void => {
    const cell = sheet.getCell(row, 1)
    putText(cell, text, true)
    // A line of its own above the table: it runs on to the right instead of wrapping in the narrow first column.
    cell.alignment = { wrapText: false, vertical: 'middle' }
    cell.font = { ...cell.font, size }
  }
  above(1, form.title, 14)
  above(2, [form.organisation, `${instrument.title} ${instrument.edition}`, ...(form.part === null ? [] : [form.part])].join('　'), 10)
  sheet.getRow(1).height = 24
  sheet.getRow(headRow).height = 22
  for (const [index, { key }] of columns.entries()) putHead(sheet.getCell(headRow, index + 1), labels[key])
  for (const [index, question] of form.questions.entries()) {
    const firstOfDomain = index > 0 && form.questions[index - 1]?.domain !== question.domain
    writeQuestion(sheet, { row: headRow + 1 + index, firstOfDomain, guidance: guidancePlace(index, labels) }, question, labels)
  }
  sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: headRow + form.questions.length, column: columns.length } }
  setDropDowns(sheet, form.questions, labels, lists)
  setPrint(sheet, headRow, labels.pageOf)
  // Against slips, not against people: no password.
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true, autoFilter: true })
}

const guidanceColumns = [7, 15, 34, 34, 34, 34, 34, 34, 34, 20, 28]
/** Below the lines of how to fill it in, and an empty one. */
const guidanceHead = ({ howTo }: AnswerFormLabels): number => howTo.length + 2
const guidancePlace = (index: number, labels: AnswerFormLabels): string =>
  `#'${labels.guidanceSheet.replaceAll("'", "''")}'!A${guidanceHead(labels) + 1 + index}`

const guidanceRow = (question: AnswerFormQuestion, labels: AnswerFormLabels): string[] => {
  const [none, some, done, kept] = question.levels
  const answerers = question.vendorMayAnswer ? question.answerers : `${question.answerers}\n${labels.ownOnly}`
  return [
    question.number,
    question.domain,
    question.text,
    kept,
    done,
    some,
    none,
    question.why,
    question.evidence.map((item) => `・${item}`).join('\n'),
    answerers,
    question.notApplicable ?? labels.notApplicableNever,
  ]
}

const writeGuidance = (workbook: Workbook, { labels, questions }: AnswerForm): void => {
  const sheet = workbook.addWorksheet(labels.guidanceSheet)
  for (const [index, text] of labels.howTo.entries()) {
    const cell = sheet.getCell(index + 1, 1)
    putText(cell, text)
    cell.alignment = { wrapText: false, vertical: 'middle' }
  }
  const head = guidanceHead(labels)
  const { answers } = labels
  const heads = [
    labels.number,
    labels.domain,
    labels.question,
    answers['3'],
    answers['2'],
    answers['1'],
    answers['0'],
    labels.why,
    labels.evidence,
    labels.answerers,
    labels.notApplicable,
  ]
  for (const [index, text] of heads.entries()) {
    putHead(sheet.getCell(head, index + 1), text)
    sheet.getColumn(index + 1).width = guidanceColumns[index] ?? 20
  }
  sheet.getRow(head).height = 36
  for (const [index, question] of questions.entries()) {
    const texts = guidanceRow(question, labels)
    for (const [place, text] of texts.entries()) {
      const cell = sheet.getCell(head + 1 + index, place + 1)
      putText(cell, text, place === 0)
      frame(cell)
    }
    sheet.getRow(head + 1 + index).height = rowHeight(texts.map((text, place) => ({ text, width: guidanceColumns[place] ?? 20 })))
  }
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: head }]
  sheet.autoFilter = { from: { row: head, column: 1 }, to: { row: head + questions.length, column: heads.length } }
  // Eleven columns of sentences cannot be read on A4.
  setPrint(sheet, head, labels.pageOf, paper.a3)
}

/**
 * The Excel form to answer offline: a sheet to answer on (drop-downs, only the answer columns open), a sheet of guidance with the four levels of each question,
 * and a hidden sheet by which the form is known again. Filled with the answers that stand already.
 */
export const writeAnswerForm = async (form: AnswerForm): Promise<WorkbookFile> => {
  const workbook = await newWorkbook(form.title, form.producedAt)
  workbook.addWorksheet(form.labels.answersSheet)
  writeGuidance(workbook, form)
  await writeAnswers(workbook, form, writeMeta(workbook, form))
  return finish(workbook)
}
