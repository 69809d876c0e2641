// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import type { Answers, Means, Questions } from './scoring.ts'

/** Where LibreOffice is, or null. */
export const spreadsheetProgram = (): string | null =>
  [process.env.SOFFICE_PATH, '/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => path && existsSync(path)) ?? null

const letters = (column: number): string => {
  const rest = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? letters(Math.floor((column - 1) / 26)) + rest : rest
}

/** A row a set: the answers as they are, a mean for each domain, and the mean of those. 対象外 stays empty; AVERAGEA counts the text わからない as 0. */
const write = async (file: string, questions: Questions, sets: readonly Answers[]): Promise<void> => {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file })
  const sheet = workbook.addWorksheet('sets')
  const width = questions.flat().length
  for (const [index, answers] of sets.entries()) {
    const row = index + 1
    const cells: (number | string | null | { formula: string })[] = questions.flat().map((question) => {
      const value = answers.get(question) ?? 'na'
      return value === 'na' ? null : value === 'unknown' ? 'わからない' : value
    })
    let first = 1
    for (const domain of questions) {
      const range = `${letters(first)}${row}:${letters(first + domain.length - 1)}${row}`
      cells.push({ formula: `IF(COUNTA(${range})=0,"",AVERAGEA(${range}))` })
      first += domain.length
    }
    const means = `${letters(width + 1)}${row}:${letters(width + questions.length)}${row}`
    cells.push({ formula: `IF(COUNT(${means})=0,"",AVERAGE(${means}))` })
    sheet.addRow(cells).commit()
  }
  sheet.commit()
  await workbook.commit()
}

/** The values of the formulas in the file's own text: an Excel library would read a million cells for minutes. */
const readBack = (file: string, questions: Questions): Means[] => {
  const { 'xl/worksheets/sheet1.xml': part } = unzipSync(readFileSync(file), { filter: ({ name }) => name === 'xl/worksheets/sheet1.xml' })
  const width = questions.flat().length
  const columns = new Map(Array.from({ length: questions.length + 1 }, (_, index) => [letters(width + 1 + index), index] as const))
  const means: Means[] = []
  for (const [, column = '', row = '', attributes = '', content = ''] of strFromU8(part ?? new Uint8Array()).matchAll(
    /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const at = columns.get(column)
    if (at === undefined) continue
    const text = /t="str"/.test(attributes) ? undefined : /<v>([^<]+)<\/v>/.exec(content)?.[1]
    const value = text === undefined ? null : Number(text)
    means[Number(row) - 1] ??= { domains: questions.map(() => null), overall: null }
    const mine = means[Number(row) - 1]
    if (!mine) continue
    if (at === questions.length) mine.overall = value
    else mine.domains[at] = value
  }
  return means
}

/** The same means by a spreadsheet program that has never seen our code: formulas written without values, calculated by it, and read back. */
export const recalculated = async (program: string, questions: Questions, sets: readonly Answers[]): Promise<Means[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'shinayaka-spreadsheet-'))
  try {
    const [file, out] = [join(folder, 'sets.xlsx'), join(folder, 'out')]
    mkdirSync(out)
    await write(file, questions, sets)
    // A profile of its own, so that it neither waits for nor disturbs another LibreOffice.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    execFileSync(program, [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, file], {
      stdio: 'ignore',
      timeout: 600_000,
    })
    return readBack(join(out, 'sets.xlsx'), questions)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
