// SPDX-License-Identifier: Apache-2.0
// Somebody else's form of 500 rows, filled in whole, beside the same by ExcelJS (load, set, save): `npm run bench -- workbook`.
import { availableParallelism, loadavg } from 'node:os'
import { fill, inspect, itemsOfForm, proposeMapping, read } from '@shinayaka/engines/foreign-workbook/index'
import type { ItemAnswer } from '@shinayaka/engines/foreign-workbook/types'
import ExcelJS from 'exceljs'
import { compared, median, percentile, report, timed } from './figures.ts'

const rows = 500
const first = 4

/** As offices make them: merged sections of 20 rows, drop-downs, date formats, borders, a colour for いいえ, a count below. */
const makeForm = async (): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('確認票')
  sheet.addRow(['確認票（測るための見本）'])
  sheet.addRow([])
  sheet.addRow(['区分', '番号', '項目', '回答', '確認日', '目標日', '備考', '確認者'])
  for (let index = 0; index < rows; index += 1) {
    const number = (index % 20) + 1
    const row = sheet.addRow([
      number === 1 ? `${index / 20 + 1} 区分の名` : null,
      String.fromCharCode(0x245f + number),
      `行うことの説明がここに一行ほど入る、その ${index + 1} 番目`,
    ])
    for (let column = 1; column <= 8; column += 1) {
      const cell = row.getCell(column)
      cell.border = { top: { style: 'thin' }, left: { style: 'thin' }, bottom: { style: 'thin' }, right: { style: 'thin' } }
      cell.alignment = { wrapText: true }
    }
    for (const column of [5, 6]) row.getCell(column).numFmt = '[$-411]ggge"年"m"月"d"日"'
    row.getCell(4).dataValidation = { type: 'list', formulae: ['"はい,いいえ,対象外"'] }
    if (number === 20) sheet.mergeCells(row.number - 19, 1, row.number, 1)
  }
  const last = first + rows - 1
  sheet.addConditionalFormatting({
    ref: `D${first}:D${last}`,
    rules: [{ type: 'cellIs', operator: 'equal', formulae: ['"いいえ"'], priority: 1, style: { font: { color: { argb: 'FFCC0000' } } } }],
  })
  sheet.addRow([null, null, 'はいの数', { formula: `COUNTIF(D${first}:D${last},"はい")`, result: 0 }])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const bytes = await makeForm()
const inspection = inspect(bytes)
if (inspection.kind === 'refused') throw new Error(inspection.code)
const { mapping } = proposeMapping(inspection, itemsOfForm(inspection))
const items = mapping.tables.flatMap((table) => table.items)
const answers = items.map(({ item }, index): ItemAnswer => {
  const yes = index % 5 !== 0
  return {
    item,
    round: 1,
    answer: yes ? 'yes' : 'no',
    date: '2026-11-21',
    target: yes ? null : '2027-03-31',
    remark: `備考 ${index}`,
    person: '情報 太郎',
  }
})

const fillOurs = () => {
  const filling = fill(bytes, mapping, answers)
  if (filling.kind !== 'filled') throw new Error(JSON.stringify(filling))
  return filling
}
const fillTheirs = async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  const sheet = book.worksheets[0]
  for (const [index, { answer, date, target, remark, person }] of answers.entries()) {
    const row = sheet?.getRow(items[index]?.row ?? 0)
    if (row)
      for (const [at, value] of [answer === 'yes' ? 'はい' : 'いいえ', date && new Date(date), target && new Date(target), remark, person].entries())
        row.getCell(4 + at).value = value
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const begun = performance.now()
const { bytes: filledBytes, written } = fillOurs()
const cold = performance.now() - begun
console.log(
  `${items.length} rows, ${written.length} cells, ${(bytes.length / 1000).toFixed(0)} kB. Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
)
report('a form of 500 rows filled in, the first time', cold, null, 'ms')
const ours = await timed(30, async () => fillOurs(), 5)
report('a form of 500 rows filled in, p50', median(ours), 300, 'ms', `p95 ${percentile(ours, 0.95).toFixed(0)} ms`)
const theirs = await timed(10, fillTheirs, 2)
report('the same by ExcelJS: load, set, save (which loses what it does not know)', median(theirs), null, 'ms', 'reference')
compared('ExcelJS', median(ours), median(theirs), null)
report('the same form inspected, p50', median(await timed(15, async () => inspect(bytes), 3)), null, 'ms')
report('the filled form read, p50', median(await timed(15, async () => read(filledBytes, mapping), 3)), null, 'ms')
