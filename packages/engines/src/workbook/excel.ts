// SPDX-License-Identifier: Apache-2.0
import type { Cell, Workbook, Worksheet } from 'exceljs'

/** The library, loaded where it is first needed: it takes a quarter of a second. */
export const loadExcel = async () => (await import('exceljs')).default

/** The most that one cell may hold. */
const cellLimit = 32_767

/** Letters that XML cannot carry, and halves of letters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/gu

/**
 * What a person typed, as a cell can hold it: line breaks as one sign, nothing that XML cannot carry, and nothing that Excel would take for an escape (`_x0041_`).
 */
export const cellText = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\r\n?/gu, '\n')
    .replace(unwritable, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .slice(0, cellLimit)

const font = { name: 'Meiryo UI', size: 10 }
const line = { style: 'thin', color: { argb: 'FFB3B3B3' } } as const
const border = { top: line, left: line, bottom: line, right: line }

/** Writes text that stays text: also where it begins with = + - @, and also after someone edits the cell. */
export const putText = (cell: Cell, text: string, bold = false): void => {
  cell.value = text === '' ? null : cellText(text)
  cell.numFmt = '@'
  cell.font = { ...font, bold }
  cell.alignment = { wrapText: true, vertical: 'top' }
}

/** Writes a number to count with, or leaves the cell empty where there is none. */
export const putNumber = (cell: Cell, value: number | null, format: string): void => {
  cell.value = value
  cell.numFmt = format
  cell.font = font
  cell.alignment = { vertical: 'top', horizontal: 'right' }
}

/** The head of a table: bold on grey, so that it stands out in black and white. */
export const putHead = (cell: Cell, text: string): void => {
  putText(cell, text, true)
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6E6E6' } }
  cell.alignment = { wrapText: true, vertical: 'middle' }
  frame(cell)
}

export const frame = (cell: Cell): void => {
  cell.border = border
}

/** Units of column width that a text takes: full-width letters take two. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (/[\p{ASCII}\uff61-\uff9f]/u.test(letter) ? 1 : 2), 0)

/** How high a row must be for its wrapped texts, in points: Excel does not work it out by itself when a file is opened. */
export const rowHeight = (cells: readonly { text: string; width: number }[]): number => {
  const lines = cells.map(({ text, width }) => text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(widthOf(part) / (width - 1))), 0))
  return Math.min(400, Math.max(1, ...lines) * 15 + 5)
}

/** Paper sizes as Excel numbers them. */
export const paper = { a3: 8, a4: 9 } as const

/** Landscape, as wide as the paper, the head of the table on every page. */
export const setPrint = (sheet: Worksheet, headRow: number, foot: string, size: number = paper.a4): void => {
  sheet.pageSetup = {
    paperSize: size,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    printTitlesRow: `${headRow}:${headRow}`,
  }
  // In foots an ampersand begins a command.
  sheet.headerFooter.oddFooter = `&L&"Meiryo UI"&8${sheet.name.replaceAll('&', '&&')}&R&8${foot.replaceAll('&', '&&').replace('{page}', '&P').replace('{pages}', '&N')}`
}

/** An empty workbook that says what it is and when it was made. */
export const newWorkbook = async (title: string, producedAt: string): Promise<Workbook> => {
  const { Workbook: ExcelWorkbook } = await loadExcel()
  const workbook = new ExcelWorkbook()
  workbook.title = cellText(title)
  workbook.creator = 'Shinayaka'
  workbook.created = new Date(producedAt)
  workbook.modified = new Date(producedAt)
  return workbook
}

/** The finished file, in memory of its own that may be handed to another thread. */
export const finish = async (workbook: Workbook): Promise<{ bytes: Uint8Array }> => ({ bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) })
