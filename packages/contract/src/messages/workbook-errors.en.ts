// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { workbookErrorsJa } from './workbook-errors.ja.ts'

/** The same errors in English. */
export const workbookErrorsEn: Texts<typeof workbookErrorsJa> = {
  'workbook.not-excel': {
    title: 'That is not an Excel file.',
    detail: 'Choose the .xlsx or .xlsm of the form as you received it. PDF and Word cannot be read.',
  },
  'workbook.old-excel': {
    title: 'That is an old Excel file (.xls).',
    detail: 'Open it in Excel or LibreOffice, save it as .xlsx, and choose that.',
  },
  'workbook.binary-excel': {
    title: 'That is a binary Excel file (.xlsb).',
    detail: 'Open it in Excel, save it as .xlsx, and choose that.',
  },
  'workbook.ods': {
    title: 'That is an OpenDocument table (.ods).',
    detail: 'Open it in LibreOffice, save it as .xlsx, and choose that.',
  },
  'workbook.csv': {
    title: 'That is a plain text file without a form.',
    detail: 'Choose the .xlsx or .xlsm of the form.',
  },
  'workbook.encrypted': {
    title: 'It is protected by a password and cannot be opened.',
    detail: 'Open it in Excel, take the password off, save it, and choose that.',
  },
  'workbook.too-large': {
    title: 'The file is too large ({limit} at most).',
    detail: 'Make pictures smaller or take them out, save it, and choose that.',
  },
  'workbook.zip-bomb': {
    title: 'The file would grow beyond reason when opened, so it was not.',
    detail: 'Ask whoever sent it where the file comes from.',
  },
  'workbook.unreadable': {
    title: 'The file could not be read as Excel.',
    detail: 'Opening and saving it again in Excel or LibreOffice often helps.',
  },
  'workbook.too-many-cells': {
    title: 'It has too many rows or cells to be read.',
    detail: 'Delete rows and sheets that are not used, save it, and choose that.',
  },
  'workbook.no-rows': {
    title: 'No numbered items (such as 2-7) were found.',
    detail: 'Choose a form whose items are numbered. Others cannot be handled yet.',
  },
  'workbook.full': {
    title: 'That would be more than the room for workbooks ({limit}).',
    detail: 'A file that is here already does not count again. Ask your administrator if you need more forms.',
  },
  'workbook.same': {
    title: 'That is the very file that is in use.',
    detail: 'Choose the file that arrived newly. If it is the same, there is nothing to do.',
  },
  'workbook.unconfirmed': {
    title: 'The mapping has not been confirmed yet.',
    detail: 'First look at which row is which item on the mapping page, and confirm it.',
  },
  'workbook.empty-mapping': {
    title: 'No row is tied to an item.',
    detail: 'Choose an item for one row at least, and the column for its answer.',
  },
  'workbook.mapping-invalid': {
    title: 'Something in the mapping cannot be used ({place}).',
    detail: 'Choose that row or column again. If it came from a file, ask for it to be exported anew.',
  },
  'workbook.mapping-differs': {
    title: 'This mapping does not fit the workbook here (rows that differ: {count}).',
    detail: 'Use it on the same edition of the workbook. Rows that differ: {rows}',
  },
  'workbook.round-unknown': {
    title: 'This form has no confirmation number {round}.',
    detail: 'Choose one up to {rounds}.',
  },
  'workbook.answers-refused': {
    title: '{count} answers cannot be kept. Nothing has been kept yet.',
    detail: 'Look at the reason beside each, mend it or take its tick away, and press again.',
  },
}
