// SPDX-License-Identifier: Apache-2.0
import { loadExcel } from '@shinayaka/engines/workbook/excel'

/** The row of the answer sheet on which the question of this number stands. */
export const formRow = (number: number): number => number + 3

/** What can be written into cells, by their place. */
export type Cells = Record<string, string | number | { formula: string; result: number }>

/** A workbook, opened as Excel would. */
export const openForm = async (form: Buffer) => {
  const { Workbook } = await loadExcel()
  const workbook = new Workbook()
  await workbook.xlsx.load(form as unknown as ArrayBuffer)
  return workbook
}

/** The answer form as somebody filled it in and sent it back. */
export const fillForm = async (form: Buffer, cells: Cells): Promise<Buffer> => {
  const workbook = await openForm(form)
  const sheet = workbook.getWorksheet('回答')
  if (!sheet) throw new Error('the form has no sheet 回答')
  for (const [place, value] of Object.entries(cells)) sheet.getCell(place).value = value
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
