// SPDX-License-Identifier: Apache-2.0
import type { DataValidation, Workbook, Worksheet } from 'exceljs'
import { finish, frame, newWorkbook, putHead, putText, rowHeight, setPrint } from '../workbook/excel.ts'
import type { SupplierForm, SupplierFormItem } from './types.ts'
import { answerWords, workbookWords as words } from './words.ts'
import { columns, formMark, headRow, type SignatureLine, signatureLines } from './workbook-layout.ts'

/** The library knows ranges here, its types do not. */
type WithValidations = Worksheet & { dataValidations: { add: (range: string, validation: DataValidation) => void } }

const dropDown = (sheet: Worksheet, range: string, list: string): void =>
  (sheet as WithValidations).dataValidations.add(range, {
    type: 'list',
    allowBlank: true,
    formulae: [list],
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: words.pick,
    error: words.pickAnswer,
  })

const putLine = (sheet: Worksheet, row: number, text: string, size = 10): void => {
  const cell = sheet.getCell(row, 1)
  putText(cell, text, size > 10)
  cell.alignment = { wrapText: false, vertical: 'middle' }
  cell.font = { ...cell.font, size }
}

const itemsOf = ({ sections }: SupplierForm): SupplierFormItem[] => sections.flatMap(({ items }) => items)

const aboutLine = ({ request, supplier, product }: SupplierForm): string =>
  [
    request === null ? '' : `${request.organisation} から　返してほしい日: ${request.due}　依頼の番号: ${request.code}`,
    supplier ?? '',
    product?.name ?? '',
  ]
    .filter((one) => one !== '')
    .join('　')

const writeAnswers = async (workbook: Workbook, form: SupplierForm): Promise<void> => {
  const sheet = workbook.getWorksheet(words.answers)
  if (sheet === undefined) return
  putLine(sheet, 1, form.form.title, 14)
  putLine(sheet, 2, aboutLine(form))
  putLine(sheet, 3, form.request?.message.replaceAll('\n', '　') ?? '')
  for (const [index, { head, width }] of columns.entries()) {
    putHead(sheet.getCell(headRow, index + 1), head)
    sheet.getColumn(index + 1).width = width
  }
  sheet.getRow(headRow).height = 34
  const items = itemsOf(form)
  for (const [index, { number, name, asks, unverified }] of items.entries()) {
    const row = headRow + 1 + index
    const texts = [number, unverified ? `${name}（${words.unverified}）` : name, asks]
    for (let column = 1; column <= columns.length; column += 1) {
      const cell = sheet.getCell(row, column)
      putText(cell, texts[column - 1] ?? '', column === 1)
      frame(cell)
      cell.protection = { locked: column <= texts.length }
    }
    sheet.getRow(row).height = rowHeight(texts.map((text, place) => ({ text, width: columns[place]?.width ?? 10 })))
  }
  // Ranges of rows that get the same list: cell by cell the library would write ranges that lie over each other.
  let first = 0
  for (const [index, { na }] of items.entries()) {
    if (items[index + 1]?.na === na) continue
    dropDown(sheet, `D${headRow + 1 + first}:D${headRow + 1 + index}`, na ? 'meta!$D$1:$D$3' : 'meta!$D$1:$D$2')
    first = index + 1
  }
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: headRow, activeCell: `D${headRow + 1}` }]
  setPrint(sheet, headRow, '{page} / {pages}')
  // Against slips, not against people: no password.
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true })
}

const writeSignature = async (workbook: Workbook, { supplier, product, request }: SupplierForm): Promise<void> => {
  const sheet = workbook.addWorksheet(words.signature)
  const held: Record<SignatureLine, string> = {
    supplier: supplier ?? '',
    product: product?.name ?? '',
    release: product?.release ?? '',
    signedName: '',
    signedTitle: '',
    signedOn: '',
    consent: '',
  }
  // What was asked is not the vendor's to change; without a request everything is.
  const fixed = (line: SignatureLine): boolean => request !== null && (line === 'supplier' || line === 'product')
  for (const [index, line] of signatureLines.entries()) {
    putHead(sheet.getCell(index + 1, 1), words[line])
    const cell = sheet.getCell(index + 1, 2)
    putText(cell, held[line])
    frame(cell)
    cell.protection = { locked: fixed(line) }
    sheet.getRow(index + 1).height = 26
  }
  sheet.getColumn(1).width = 36
  sheet.getColumn(2).width = 44
  dropDown(sheet, `B${signatureLines.length}`, 'meta!$E$1:$E$2')
  setPrint(sheet, 1, '{page} / {pages}')
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true })
}

const writeGuidance = (workbook: Workbook, form: SupplierForm): void => {
  const sheet = workbook.addWorksheet(words.guidance)
  const lines = [...words.howTo, ...form.note.split('\n')]
  for (const [index, line] of lines.entries()) putLine(sheet, index + 1, line)
  const head = lines.length + 2
  const widths = [7, 26, 90]
  for (const [index, text] of [words.number, words.name, words.how].entries()) {
    putHead(sheet.getCell(head, index + 1), text)
    sheet.getColumn(index + 1).width = widths[index] ?? 20
  }
  for (const [index, { number, name, how }] of itemsOf(form).entries()) {
    const texts = [number, name, how]
    for (const [place, text] of texts.entries()) {
      putText(sheet.getCell(head + 1 + index, place + 1), text, place === 0)
      frame(sheet.getCell(head + 1 + index, place + 1))
    }
    sheet.getRow(head + 1 + index).height = rowHeight(texts.map((text, place) => ({ text, width: widths[place] ?? 20 })))
  }
  setPrint(sheet, head, '{page} / {pages}')
}

const writeMeta = (workbook: Workbook, form: SupplierForm): void => {
  const sheet = workbook.addWorksheet('meta', { state: 'veryHidden' })
  const { request } = form
  const fixed = {
    form: { id: form.form.id, edition: form.form.edition, hash: form.form.hash },
    supplier: form.supplier,
    product: form.product,
    request: request && { id: request.id, code: request.code, organisation: request.organisation, signature: request.signature },
  }
  const rows = [[formMark, JSON.stringify(fixed)], ...itemsOf(form).map(({ id, number }) => [number, id])]
  for (const [index, [key = '', value = '']] of rows.entries()) {
    putText(sheet.getCell(index + 1, 1), key)
    putText(sheet.getCell(index + 1, 2), value)
  }
  for (const [index, word] of Object.values(answerWords).entries()) putText(sheet.getCell(index + 1, 4), word)
  for (const [index, word] of Object.values(words.consents).entries()) putText(sheet.getCell(index + 1, 5), word)
}

/** A vendor's form as our own Excel: answers with drop-downs, a sheet for the signature and the consent, guidance, and a hidden sheet by which it is known again. */
export const writeSupplierWorkbook = async ({ form, producedAt }: { form: SupplierForm; producedAt: string }): Promise<{ bytes: Uint8Array }> => {
  const workbook = await newWorkbook(form.form.title, producedAt)
  workbook.addWorksheet(words.answers)
  await writeSignature(workbook, form)
  writeGuidance(workbook, form)
  writeMeta(workbook, form)
  await writeAnswers(workbook, form)
  return finish(workbook)
}
