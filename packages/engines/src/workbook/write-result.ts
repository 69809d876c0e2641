// SPDX-License-Identifier: Apache-2.0
import type { Workbook, Worksheet } from 'exceljs'
import { finish, newWorkbook, putText } from './excel.ts'
import { change, count, points, put, putTable, titled, type Value } from './table.ts'
import type { ResultWorkbook, WorkbookFile } from './types.ts'
import { writeViews } from './write-views.ts'

const putPairs = (sheet: Worksheet, pairs: readonly (readonly [string, Value])[]): number => {
  for (const [index, [term, value]] of pairs.entries()) {
    putText(sheet.getCell(index + 2, 1), term, true)
    put(sheet, index + 2, 2, value)
    // Long words run on to the right; the columns are as wide as the table below needs.
    const cell = sheet.getCell(index + 2, 2)
    cell.alignment = { ...cell.alignment, wrapText: false, horizontal: 'left' }
  }
  return pairs.length + 3
}

const writeResult = (workbook: Workbook, result: ResultWorkbook): void => {
  const { labels, submission, overall } = result
  const sheet = titled(workbook, labels.resultSheet, result.title)
  const head = putPairs(sheet, [
    [labels.organisation, result.organisation],
    [labels.instrument, result.instrument.title],
    [labels.edition, result.instrument.edition],
    [labels.fiscalYear, submission.fiscalYear],
    [labels.submittedOn, submission.on],
    [labels.submittedBy, submission.by],
    [labels.overall, points(overall.score)],
    [labels.rangeLow, points(overall.range?.[0] ?? null)],
    [labels.rangeHigh, points(overall.range?.[1] ?? null)],
    [labels.previous, points(overall.previous)],
    [labels.change, change(overall.previous, overall.score)],
    [labels.networkLevel, result.networkLevel ?? ''],
    [labels.target, result.networkTarget],
    [labels.fingerprint, submission.sha256],
    [labels.ownQuestions, ''],
  ])
  const numbers = [
    labels.score,
    labels.rangeLow,
    labels.rangeHigh,
    labels.questions,
    labels.counted,
    labels.unknown,
    labels.notApplicable,
    labels.previous,
    labels.change,
  ]
  const columns = [{ head: labels.domain, width: 26 }, ...numbers.map((text) => ({ head: text, width: 12 })), { head: labels.weak, width: 12 }]
  const rows = result.domains.map((domain): Value[] => [
    domain.name,
    points(domain.score),
    points(domain.range?.[0] ?? null),
    points(domain.range?.[1] ?? null),
    count(domain.questions),
    count(domain.counted),
    count(domain.unknown),
    count(domain.notApplicable),
    points(domain.previous),
    change(domain.previous, domain.score),
    domain.belowThreshold ? labels.weakMark : '',
  ])
  putTable(sheet, head, columns, rows, labels.pageOf)
  const own = sheet.getCell(head - 2, 1)
  own.alignment = { wrapText: false, vertical: 'top' }
  own.font = { ...own.font, bold: false }
}

const writeAnswers = (workbook: Workbook, { labels, answers }: ResultWorkbook): void => {
  const sheet = workbook.addWorksheet(labels.answersSheet)
  const columns = [
    { head: labels.number, width: 8 },
    { head: labels.domain, width: 18 },
    { head: labels.question, width: 48 },
    { head: labels.answer, width: 24 },
    { head: labels.points, width: 8 },
    { head: labels.levelText, width: 40 },
    { head: labels.comment, width: 36 },
    { head: labels.answeredBy, width: 11 },
    { head: labels.vendorName, width: 22 },
  ]
  const rows = answers.map((answer): Value[] => [
    answer.number,
    answer.domain,
    answer.question,
    answer.answer,
    { number: answer.points, format: '0' },
    answer.levelText,
    answer.comment,
    answer.source === 'own' ? labels.own : labels.vendor,
    answer.vendorName,
  ])
  putTable(sheet, 1, columns, rows, labels.pageOf)
}

const writeMeasures = (workbook: Workbook, { labels, measures }: ResultWorkbook): void => {
  const sheet = workbook.addWorksheet(labels.measuresSheet)
  const columns = [
    { head: labels.domain, width: 18 },
    { head: labels.measure, width: 34 },
    { head: labels.raises, width: 22 },
    { head: labels.steps, width: 60 },
    { head: labels.who, width: 18 },
    { head: labels.effort, width: 16 },
    { head: labels.cost, width: 16 },
    { head: labels.free, width: 30 },
  ]
  const rows = measures.map(({ domain, title, raises, steps, who, effort, cost, free }): Value[] => [
    domain,
    title,
    raises,
    steps.map(({ when, text }) => `${when}: ${text}`).join('\n'),
    who,
    effort,
    cost,
    free,
  ])
  putTable(sheet, 1, columns, rows, labels.pageOf)
}

const writeMethod = (workbook: Workbook, { labels, method, sources, producedAt }: ResultWorkbook): void => {
  const sheet = titled(workbook, labels.methodSheet, labels.methodSheet)
  const columns = [
    { head: labels.title, width: 44 },
    { head: labels.sources, width: 30 },
    { head: labels.statement, width: 52 },
    { head: labels.url, width: 44 },
    { head: labels.checked, width: 18 },
    { head: labels.certainty, width: 18 },
  ]
  const lines = [
    ...method.flatMap(({ heading, paragraphs }) => [{ text: heading, bold: true }, ...paragraphs.map((text) => ({ text, bold: false }))]),
    { text: `${labels.producedOn} ${producedAt}`, bold: false },
  ]
  for (const [index, { text, bold }] of lines.entries()) {
    const cell = sheet.getCell(index + 2, 1)
    putText(cell, text, bold)
    cell.alignment = { wrapText: false, vertical: 'top' }
  }
  const mark = (certainty: string): string => (certainty === 'A' ? certainty : `${certainty} ${labels.unverified}`)
  const rows = sources.map(({ title, label, statement, url, checked, certainty }): Value[] => [
    title,
    label,
    statement,
    url,
    checked,
    mark(certainty),
  ])
  putTable(sheet, lines.length + 3, columns, rows, labels.pageOf)
}

/**
 * The results as a workbook: domains with denominators and ranges, all answers, measures, years, themes and priority areas
 * where there are any, method and sources. Numbers stay numbers, words stay words.
 */
export const writeResultWorkbook = async (result: ResultWorkbook): Promise<WorkbookFile> => {
  const workbook = await newWorkbook(result.title, result.producedAt)
  writeResult(workbook, result)
  writeAnswers(workbook, result)
  writeMeasures(workbook, result)
  writeViews(workbook, result)
  writeMethod(workbook, result)
  return finish(workbook)
}
