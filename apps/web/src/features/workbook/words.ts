// SPDX-License-Identifier: Apache-2.0
import type { WorkbookNote, WorkbookRound } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import { workbookTexts } from './texts.ts'

/** A name that the catalog gives in both languages. */
export const nameOf = (name: { ja: string; en: string }): string => name[language]

/** Says what a code of the engine means; one that is not known here is shown as it is. */
const sentence = (table: Readonly<Record<string, string>>, { code, params }: WorkbookNote): string => {
  const fields: Readonly<Record<string, string>> = workbookTexts().fields
  const named = typeof params.field === 'string' ? { ...params, field: fields[params.field] ?? params.field } : params
  return fill(table[code] ?? code, named)
}
export const noteText = (note: WorkbookNote): string => sentence(workbookTexts().notes, note)
export const problemText = (problem: WorkbookNote): string => sentence(workbookTexts().problems, problem)

/** A value of a workbook's field as people read it. */
export const valueText = (field: string, value: string | null): string => {
  const texts = workbookTexts()
  if (value === null) return texts.read.blank
  if (field === 'answer') return (texts.answers as Readonly<Record<string, string>>)[value] ?? value
  return field === 'date' || field === 'target' ? calendarDayText(value) : value
}

/** Where a confirmation is written, in a few words. */
export const columnsText = ({ answer, date, target, remark, person }: WorkbookRound): string => {
  const texts = workbookTexts()
  const marks = answer?.kind === 'mark' ? answer.columns : null
  const places: [string, string | null | undefined][] = [
    ...(marks === null
      ? [[texts.fields.answer, answer?.kind === 'mark' ? null : answer?.column] as [string, string | null | undefined]]
      : (['yes', 'no', 'na'] as const).map((meaning): [string, string | null] => [texts.answers[meaning], marks[meaning]])),
    [texts.fields.date, date?.column],
    [texts.fields.target, target?.column],
    [texts.fields.remark, remark],
    [texts.fields.person, person],
  ]
  const there = places.flatMap(([name, column]) => (column ? [fill(texts.mapping.columnOf, { name, column })] : []))
  return there.length === 0 ? texts.mapping.none : there.join(texts.mapping.separator)
}

/** Bytes with the media type a workbook is sent with, whatever the browser takes the file for. */
export const asWorkbook = (file: Blob): Blob => new Blob([file], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
export const acceptedFiles = '.xlsx,.xlsm'
