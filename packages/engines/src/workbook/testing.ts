// SPDX-License-Identifier: Apache-2.0
import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readAnswerForm } from './read-form.ts'
import { sampleExpected, sampleForm } from './sample.ts'
import type { ExpectedForm } from './types.ts'
import { writeAnswerForm } from './write-form.ts'

/** The sample form as it is downloaded. */
export const form = (await writeAnswerForm(sampleForm)).bytes

/** The form as someone saved it after changing it in a spreadsheet program. */
export const edited = async (change: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(form.slice().buffer)
  const sheet = workbook.getWorksheet('回答')
  if (sheet === undefined) throw new Error('no answer sheet')
  change(sheet, workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
/** The form with its parts changed by hand. */
export const patched = (change: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = unzipSync(form)
  change(parts)
  return zipSync(parts)
}
/** The form with one part changed as text. */
export const patchedText = (name: string, change: (text: string) => string): Uint8Array =>
  patched((parts) => {
    parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array())))
  })
/** Reads as the sample's draft would. */
export const read = (bytes: Uint8Array, expected: ExpectedForm = sampleExpected) => readAnswerForm(bytes, expected)
/** The rows of a form that is well. */
export const rowsOf = async (bytes: Uint8Array) => {
  const reading = await read(bytes)
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading))
  return reading.rows
}
/** What is wrong with a form, without the names of sheet and head. */
export const problemsOf = async (bytes: Uint8Array) => {
  const reading = await read(bytes)
  if (reading.kind !== 'rows-invalid') throw new Error(JSON.stringify(reading))
  return reading.problems.map(({ row, column, code, params }) => ({ row, column, code, params }))
}
