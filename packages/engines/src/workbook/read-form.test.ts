// SPDX-License-Identifier: Apache-2.0
import type ExcelJS from 'exceljs'
import { strFromU8, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFormAnswer } from './read-value.ts'
import { sampleExpected, sampleForm } from './sample.ts'
import { edited, form, patched, problemsOf, read, rowsOf } from './testing.ts'

describe('reading a form that is well', () => {
  it('reads what was written, and counts what is empty', async () => {
    const reading = await read(form)
    expect(reading).toMatchObject({ kind: 'read', assessment: sampleForm.assessment, empty: 6 })
    const rows = await rowsOf(form)
    expect(rows).toHaveLength(13)
    expect(rows[4]).toEqual({
      question: 'clinic.q5',
      row: 8,
      value: 0,
      comment: '「装置の更新は契約に入っていません」との回答（11月12日、電話）。',
      source: 'vendor',
      vendorName: '株式会社しおさいシステム（架空）',
    })
    expect(rows[1]).toEqual({ question: 'clinic.q2', row: 5, value: null, comment: '', source: 'own', vendorName: '' })
  })

  it('reads rows that were sorted, moved apart or taken out, columns in another order, and sheets under other names', async () => {
    const before = new Map((await rowsOf(form)).map(({ row: _, ...rest }) => [rest.question, rest]))
    const moved = await edited((sheet, workbook) => {
      const copy = workbook.addWorksheet('回答（写し）')
      const order = [7, 5, 1, 4, 6, 2, 3]
      const put = (from: number, to: number) => {
        for (const [index, column] of order.entries()) copy.getCell(to, index + 2).value = sheet.getCell(from, column).value
      }
      put(3, 7)
      for (let row = 4; row <= 15; row += 1) put(row, 40 - 2 * row)
      workbook.removeWorksheet('回答')
    })
    const after = await rowsOf(moved)
    expect(after).toHaveLength(12)
    for (const { row: _, ...rest } of after) expect(rest).toEqual(before.get(rest.question))
    expect(after.map(({ question }) => question)[0]).toBe('clinic.q12')
  })

  it.each<[ExcelJS.CellValue, unknown]>([
    ['２', 2],
    [2, 2],
    ['3 できていて、見直している', 3],
    ['３　できていて、見直している', 3],
    [' 1 ', 1],
    ['0：していない', 0],
    ['わからない', 'unknown'],
    ['分からない', 'unknown'],
    [{ richText: [{ text: '1 一部だけ' }, { text: '・人による' }] }, 1],
    ['ＮＡ', 'na'],
  ])('takes %j for %j', async (written, value) => {
    const rows = await rowsOf(
      await edited((sheet) => {
        sheet.getCell('D5').value = written
        sheet.getCell('E5').value = '理由'
      }),
    )
    expect(rows[1]?.value).toBe(value)
  })

  it('takes a vendor’s name beside an empty 答えた人 for the vendor’s word', async () => {
    const rows = await rowsOf(
      await edited((sheet) => {
        sheet.getCell('D5').value = '2'
        sheet.getCell('G5').value = '海風電子カルテ（架空）'
      }),
    )
    expect(rows[1]).toMatchObject({ source: 'vendor', vendorName: '海風電子カルテ（架空）' })
  })

  it('reads a file as other programs save it: words in the cells themselves, no very hidden sheets, other parts beside', async () => {
    const inline = patched((parts) => {
      const strings = [...strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array()).matchAll(/<si>(.*?)<\/si>/gsu)].map(([, inner]) => inner ?? '')
      for (const name of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml', 'xl/worksheets/sheet3.xml']) {
        const text = strFromU8(parts[name] ?? new Uint8Array())
        parts[name] = strToU8(
          text.replace(
            /<c ([^>]*?) t="s"><v>(\d+)<\/v><\/c>/gu,
            (_, head: string, index: string) => `<c ${head} t="inlineStr"><is>${strings[Number(index)]}</is></c>`,
          ),
        )
      }
      delete parts['xl/sharedStrings.xml']
      parts['xl/workbook.xml'] = strToU8(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replace('veryHidden', 'hidden'))
      parts['xl/_rels/workbook.xml.rels'] = strToU8(
        strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array()).replace(/<Relationship [^>]*sharedStrings[^>]*>/u, ''),
      )
      parts['docProps/custom.xml'] = strToU8('<Properties/>')
      parts['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
      )
      // A foot line of formatting to the end of the sheet, and a drop-down over whole columns, as some programs write them.
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
      parts['xl/worksheets/sheet1.xml'] = strToU8(
        sheet
          .replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
          .replace(
            '</dataValidations>',
            '<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
          )
          .replace(/<cols>.*<\/cols>/u, '<cols><col min="1" max="16384" width="9"/></cols>'),
      )
    })
    expect(await rowsOf(inline)).toEqual(await rowsOf(form))
  })
})

describe('listing every row that must be put right', () => {
  it('names place and reason, and takes nothing', async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell('D4').value = '対象外'
      sheet.getCell('D5').value = '4'
      sheet.getCell('D6').value = '2.5'
      sheet.getCell('A7').value = 'Q99'
      sheet.getCell('A8').value = 'Q3'
      sheet.getCell('C8').value = sheet.getCell('C6').value
      sheet.getCell('D9').value = '対象外'
      sheet.getCell('D10').value = { formula: '1+1', result: 2 }
      sheet.getCell('E11').value = { error: '#N/A' }
      sheet.getCell('E13').value = 'メモだけ'
      sheet.getCell('D13').value = null
      sheet.getCell('F14').value = 'だれか'
      sheet.getCell('D14').value = 1
      sheet.getCell('F15').value = '事業者'
      sheet.getCell('D15').value = 1
      sheet.getCell('G16').value = '名前だけ'
    })
    expect(await problemsOf(bytes)).toEqual([
      { row: 4, column: 'D', code: 'answer.not-applicable-not-allowed', params: {} },
      { row: 5, column: 'D', code: 'answer.invalid', params: { value: '4' } },
      { row: 6, column: 'D', code: 'answer.invalid', params: { value: '2.5' } },
      { row: 7, column: 'A', code: 'question.unknown', params: { value: 'Q99' } },
      { row: 8, column: 'A', code: 'question.duplicate', params: { value: 'Q3', firstRow: 6 } },
      { row: 9, column: 'E', code: 'answer.reason-required', params: {} },
      { row: 10, column: 'D', code: 'cell.formula', params: {} },
      { row: 11, column: 'E', code: 'cell.error', params: { value: '#N/A' } },
      { row: 13, column: 'D', code: 'answer.missing', params: {} },
      { row: 14, column: 'F', code: 'answered-by.invalid', params: { value: 'だれか' } },
      { row: 15, column: 'G', code: 'answer.vendor-name-required', params: {} },
      { row: 16, column: 'F', code: 'answered-by.conflict', params: {} },
    ])
  })

  it('does not let a vendor answer what the institution must', async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell('F4').value = '事業者'
      sheet.getCell('G4').value = '海風電子カルテ（架空）'
    })
    expect(await problemsOf(bytes)).toEqual([{ row: 4, column: 'F', code: 'answer.vendor-not-allowed', params: {} }])
  })

  it('takes no answer whose number and question do not belong together, and knows a question by number alone where its words are gone', async () => {
    const moved = await edited((sheet) => {
      sheet.getCell('A5').value = 'Q3'
      sheet.getCell('A6').value = 'Q2'
      for (const row of [5, 6]) sheet.getCell(`D${row}`).value = 1
    })
    expect(await problemsOf(moved)).toEqual([
      { row: 5, column: 'A', code: 'question.mismatch', params: { value: 'Q3' } },
      { row: 6, column: 'A', code: 'question.mismatch', params: { value: 'Q2' } },
    ])
    const wordless = await edited((sheet) => {
      sheet.getCell('A5').value = ' ｑ２ '
      sheet.getCell('C5').value = null
      sheet.getCell('C6').value = `${sheet.getCell('C6').text.replaceAll('、', '、\n')} `
      sheet.getCell('D5').value = '１'
    })
    expect((await rowsOf(wordless)).slice(1, 3)).toMatchObject([{ question: 'clinic.q2', value: 1 }, { question: 'clinic.q3' }])
  })

  it('names every row of a colleague that was written on, and minds none that was left empty', async () => {
    const mine = {
      ...sampleExpected,
      questions: sampleExpected.questions.map((question, index) => ({ ...question, yours: index === 1 || index === 2 })),
    }
    // The form holds what stands already in every second row.
    const reading = await read(form, mine)
    if (reading.kind !== 'rows-invalid') throw new Error(JSON.stringify(reading))
    expect(reading.problems.map(({ row, column, code, params }) => [row, column, code, params.value])).toEqual(
      ['Q1', 'Q5', 'Q7', 'Q9', 'Q11', 'Q13'].map((number) => [3 + Number(number.slice(1)), 'A', 'question.not-yours', number]),
    )
    const emptied = await edited((sheet) => {
      for (let row = 4; row <= 16; row += 1) for (const column of 'DEFG') sheet.getCell(`${column}${row}`).value = null
      sheet.getCell('D5').value = '２'
      sheet.getCell('F9').value = '自院'
    })
    const own = await read(emptied, mine)
    if (own.kind !== 'read') throw new Error(JSON.stringify(own))
    expect(own.rows.filter(({ value }) => value !== null)).toMatchObject([{ question: 'clinic.q2', row: 5, value: 2 }])
  })

  it('refuses merged cells among the answers, but not above them or beside', async () => {
    expect(await problemsOf(await edited((sheet) => sheet.mergeCells('D5:D7')))).toContainEqual({
      row: 5,
      column: 'D',
      code: 'cell.merged',
      params: { range: 'D5:D7' },
    })
    expect(await problemsOf(await edited((sheet) => sheet.mergeCells('C9:E9')))).toContainEqual({
      row: 9,
      column: 'C',
      code: 'cell.merged',
      params: { range: 'C9:E9' },
    })
    expect(
      await rowsOf(
        await edited((sheet) => {
          sheet.mergeCells('A1:G1')
          sheet.mergeCells('I5:J9')
        }),
      ),
    ).toHaveLength(13)
  })

  it('refuses words that are longer than may be kept', async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell('D5').value = 1
      sheet.getCell('E5').value = '長'.repeat(2001)
    })
    expect(await problemsOf(bytes)).toEqual([{ row: 5, column: 'E', code: 'text.too-long', params: { length: 2001, limit: 2000 } }])
  })
})

describe('readFormAnswer', () => {
  it.each(['', '4', '-1', '2.5', '1-2', '0〜1', '23', '2 3', 'はい', '○', '2できない', '#2', 'two', 'なし'])('never guesses at %j', (text) => {
    expect(readFormAnswer(text, [])).toBeNull()
  })
  it.each<[string, unknown]>([
    ['2点', 2],
    ['2.', null],
    ['2. できている', 2],
    ['3）できている', 3],
    ['N/A', 'na'],
    ["Don't know", 'unknown'],
    ['対象外', 'na'],
  ])('reads %j as %j', (text, value) => {
    expect(readFormAnswer(text, [])).toBe(value)
  })
})
