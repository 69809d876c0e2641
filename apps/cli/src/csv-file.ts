// SPDX-License-Identifier: Apache-2.0
import { CsvError, parse } from 'csv-parse/sync'
import { InputError } from './command.ts'
import { readTextFile } from './text-file.ts'

/** One row of a CSV file with the number of its first line, from 1. */
export type CsvRow = { line: number; cells: string[] }

const brokenCsv: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: '引用符「"」が閉じていません。文の終わりに「"」を付けてください。',
  CSV_INVALID_CLOSING_QUOTE: '引用符「"」の後に余分な文字があります。文の中の「"」は二つ重ねて「""」と書いてください。',
  INVALID_OPENING_QUOTE: '引用符「"」が文の途中にあります。文全体を「"」で囲み、中の「"」は二つ重ねて「""」と書いてください。',
}

/** The rows of a CSV file (UTF-8) that are not empty. InputError with the line where it is no CSV. */
export const readCsv = (path: string): CsvRow[] => {
  const text = readTextFile(path)
  try {
    const records = parse(text, { info: true, raw: true, relax_column_count: true }) as unknown as {
      info: { lines: number }
      raw: string
      record: string[]
    }[]
    // A record is counted at its last line; a comment may run over several.
    return records
      .map(({ info, raw, record }) => ({ line: info.lines - (raw.replace(/[\r\n]+$/, '').match(/\n/g)?.length ?? 0), cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? ` ${error.lines}行目` : ''
    throw new InputError(`${path}${line}: ${brokenCsv[error.code] ?? 'CSV として読めません。コンマと引用符を見直してください。'}`)
  }
}

/** Full-width letters and digits as half-width, without blanks at the ends. */
export const folded = (text: string): string => text.normalize('NFKC').trim()
