// SPDX-License-Identifier: Apache-2.0
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cellText } from './excel.ts'
import { answerFormLabelsEn } from './labels.en.ts'
import { readAnswerForm } from './read-form.ts'
import { sampleExpected, sampleForm, sampleResult } from './sample.ts'
import type { AnswerForm } from './types.ts'
import { writeAnswerForm } from './write-form.ts'
import { writeResultWorkbook } from './write-result.ts'

const load = async (bytes: Uint8Array) => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook
}
const sheetOf = (workbook: ExcelJS.Workbook, name: string) => {
  const sheet = workbook.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('the answer form', () => {
  it('has the columns, the questions and the answers that stand already', async () => {
    const sheet = sheetOf(await load((await writeAnswerForm(sampleForm)).bytes), '回答')
    expect([1, 2, 3, 4, 5, 6, 7].map((column) => sheet.getCell(3, column).text)).toEqual([
      '番号',
      '分野',
      '設問',
      '回答',
      '対象外の理由・メモ',
      '答えた人',
      '事業者名',
    ])
    expect(sheet.getCell('A4').text).toBe('Q1')
    expect(sheet.getCell('D4').text).toBe('2 できていて、書いてある')
    expect(sheet.getCell('F8').text).toBe('事業者')
    expect(sheet.getCell('G8').text).toBe('株式会社しおさいシステム（架空）')
    expect(sheet.getCell('D5').value).toBeNull()
    expect(sheet.rowCount).toBe(3 + sampleForm.questions.length)
  })

  it('offers only what may be answered: no 対象外 where it never is, no vendor where the institution answers', async () => {
    const { bytes } = await writeAnswerForm(sampleForm)
    const sheet = sheetOf(await load(bytes), '回答')
    expect(sheet.getCell('D4').dataValidation.formulae).toEqual(['meta!$D$1:$D$5'])
    expect(sheet.getCell('D5').dataValidation.formulae).toEqual(['meta!$D$1:$D$6'])
    expect(sheet.getCell('F4').dataValidation.formulae).toEqual(['meta!$E$1:$E$1'])
    expect(sheet.getCell('F16').dataValidation.formulae).toEqual(['meta!$E$1:$E$2'])
    const meta = sheetOf(await load(bytes), 'meta')
    expect([1, 2, 3, 4, 5, 6].map((row) => meta.getCell(row, 4).text)).toEqual(
      Object.values(sampleForm.labels.answers).toSorted((a, b) => order(a) - order(b)),
    )
    expect(meta.state).toBe('veryHidden')
  })

  it('names no cell in two drop-downs: Excel calls such a file damaged', async () => {
    const alternating: AnswerForm = {
      ...sampleForm,
      questions: sampleForm.questions.map((question, index) => ({
        ...question,
        notApplicable: index % 3 === 0 ? null : 'ないとき',
        vendorMayAnswer: index % 2 === 0,
      })),
    }
    const xml = part((await writeAnswerForm(alternating)).bytes, 'xl/worksheets/sheet1.xml')
    const cells = [...xml.matchAll(/<dataValidation [^>]*sqref="([A-Z])(\d+)(?::[A-Z](\d+))?"/gu)].flatMap(([, column, from, to]) =>
      Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => `${column}${Number(from) + index}`),
    )
    expect(cells.length).toBe(2 * sampleForm.questions.length)
    expect(new Set(cells).size).toBe(cells.length)
  })

  it('locks everything but the answers, without a password, and prints on A4 landscape with its head on each page', async () => {
    const { bytes } = await writeAnswerForm(sampleForm)
    const sheet = sheetOf(await load(bytes), '回答')
    const locked = (cell: string) => sheet.getCell(cell).protection?.locked !== false
    expect(['A4', 'B4', 'C4', 'D4', 'E4', 'F4', 'G4', 'A3'].map(locked)).toEqual([true, true, true, false, false, false, false, true])
    const xml = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toMatch(/<sheetProtection sheet="1"(?![^>]*(?:password|hashValue))/u)
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
    expect(part(bytes, 'xl/workbook.xml')).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">&apos;回答&apos;!$3:$3</definedName>')
    expect(sheet.getCell('C4').alignment.wrapText).toBe(true)
  })

  it('stays readable with 80 questions: head and numbers stand still, every domain can be picked out, the number leads to the four levels', async () => {
    const questions = Array.from({ length: 80 }, (_, index) => ({
      ...(sampleForm.questions[index % 13] ?? sampleForm.questions[0]),
      id: `hospital-it.q${index + 1}`,
      number: `Q${index + 1}`,
      domain: `分野${Math.floor(index / 4) + 1}`,
    })) as AnswerForm['questions']
    const { bytes } = await writeAnswerForm({ ...sampleForm, questions, part: '受け持ちの分野：分野1、分野2' })
    const workbook = await load(bytes)
    const sheet = sheetOf(workbook, '回答')
    expect(sheet.rowCount).toBe(83)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 3 })
    const xml = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<autoFilter ref="A3:G83"')
    // A filter can be used on a locked sheet only where the lock says so.
    expect(xml).toMatch(/<sheetProtection[^>]* autoFilter="0"/u)
    expect(sheet.getCell('A2').text).toContain('受け持ちの分野：分野1、分野2')
    expect([4, 5, 8].map((row) => sheet.getCell(row, 2).border?.top?.style)).toEqual(['thin', 'thin', 'medium'])
    const guidance = sheetOf(workbook, '手引き')
    for (const row of [4, 83]) {
      const cell = sheet.getCell(row, 1)
      const target = /!(\w+)$/u.exec(cell.hyperlink)?.[1] ?? ''
      expect(guidance.getCell(target).text).toBe(cell.text)
    }
  })

  it('guides: each question with its four levels, why, evidence, who can answer', async () => {
    const sheet = sheetOf(await load((await writeAnswerForm(sampleForm)).bytes), '手引き')
    const texts: string[] = []
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)))
    for (const words of [
      ...(sampleForm.questions[0]?.levels ?? []),
      ...sampleForm.labels.howTo,
      '・写真\n・契約書の写し\n・記録した表',
      '「対象外」はありません',
    ]) {
      expect(texts).toContain(words)
    }
    expect(texts.some((text) => text.includes('（自院で答える設問です）'))).toBe(true)
  })

  it('comes back as it went, also in English, also with hostile words', async () => {
    const hostile = [
      '=HYPERLINK("https://evil.example","x")',
      '+1',
      '-1+cmd|calc',
      '@SUM(A1)',
      '_x0041_ & <b> ]]> "',
      'a\u0000b\u001fc\ud800d',
      ' 　前後の空白 ',
      '一行目\r\n二行目',
    ]
    const form: AnswerForm = {
      ...sampleForm,
      language: 'en',
      labels: answerFormLabelsEn,
      questions: sampleForm.questions.map((question, index) => ({
        ...question,
        vendorMayAnswer: true,
        notApplicable: 'x',
        current: {
          value: ([3, 2, 1, 0, 'na', 'unknown'] as const)[index % 6] ?? 0,
          comment: hostile[index % hostile.length] ?? '',
          source: 'vendor',
          vendorName: '=EVIL()',
        },
      })),
    }
    const expected = {
      ...sampleExpected,
      questions: sampleExpected.questions.map((question) => ({ ...question, mayBeNotApplicable: true, vendorMayAnswer: true })),
    }
    const { bytes } = await writeAnswerForm(form)
    const sheet = sheetOf(await load(bytes), 'Answers')
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()))
    expect(sheet.getCell('E4').numFmt).toBe('@')
    const reading = await readAnswerForm(bytes, expected)
    if (reading.kind !== 'read') throw new Error(JSON.stringify(reading))
    expect(reading.rows.map(({ value }) => value)).toEqual(form.questions.map(({ current }) => current?.value))
    expect(reading.rows.slice(0, 8).map(({ comment }) => comment)).toEqual([...hostile.slice(0, 5), 'abcd', '前後の空白', '一行目\n二行目'])
    expect(reading.rows.every(({ vendorName, source }) => vendorName === '=EVIL()' && source === 'vendor')).toBe(true)
  })
})

const order = (word: string): number => ['3', '2', '1', '0', 'わ', '対'].indexOf(word[0] ?? '')

describe('the result workbook', () => {
  it('has its four sheets, numbers as numbers, words as words', async () => {
    const workbook = await load((await writeResultWorkbook(sampleResult)).bytes)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['結果', '回答', '対策', '方法'])
    const result = sheetOf(workbook, '結果')
    const rows = new Map<string, ExcelJS.Row>()
    result.eachRow((row) => rows.set(row.getCell(1).text, row))
    expect(rows.get('外部との接続')?.getCell(2).value).toBe(0)
    expect(rows.get('外部との接続')?.getCell(4).value).toBe(1.5)
    expect(rows.get('バックアップ')?.getCell(2).value).toBe(0.5)
    expect(rows.get('診療を続ける備え')?.getCell(2).value).toBeNull()
    expect(rows.get('総合点（3点満点）')?.getCell(2).value).toBe(1.35)
    expect(rows.get('外部との接続')?.getCell(11).text).toBe('要対策')
    expect([...rows.keys()].some((text) => text.includes('HAIP の設問・配点ではありません'))).toBe(true)
    const answers = sheetOf(workbook, '回答')
    expect(answers.getCell('G13').text).toBe('＝SUM(A1:A3) のような書き方でも文字のまま残ります。')
    expect(answers.getCell('E5').value).toBeNull()
    expect(answers.getCell('E6').value).toBe(0)
    expect(sheetOf(workbook, '対策').rowCount).toBe(1 + sampleResult.measures.length)
    const method: string[] = []
    sheetOf(workbook, '方法').eachRow((row) => row.eachCell((cell) => method.push(cell.text)))
    expect(method.filter((text) => text.includes('原文未照合')).length).toBe(sampleResult.sources.filter(({ certainty }) => certainty !== 'A').length)
  })

  it('has a sheet each for years, themes, practices answered differently and priority areas, with numbers to count with', async () => {
    const workbook = await load(
      (
        await writeResultWorkbook({
          ...sampleResult,
          years: {
            columns: ['令和7年度', '令和8年度'].map((fiscalYear, index) => ({ fiscalYear, on: `202${5 + index}-11-20`, edition: '2026.1' })),
            overall: [1, 1.35],
            levels: ['0', '0〜1'],
            weak: [7, 5],
            domains: [{ name: '体制', scores: [null, 2] }],
            note: '版が違います。',
          },
          themes: {
            note: '分け方は編者のものです。',
            department: '令和8年度',
            management: null,
            themes: [
              {
                name: '人とお金',
                department: 1 / 3,
                departmentCounted: 3,
                management: null,
                managementCounted: 0,
                difference: '現場だけが答えています',
              },
            ],
            practices: [{ name: '費用を見る', department: '0 していない', management: '=2' }],
          },
          areas: [
            {
              title: '八つの重点事項',
              note: '当てはめ方は公のものではありません。',
              areas: [{ number: '1', name: '関わる', about: '責任者', score: null, counted: 0, all: 8, open: 'この点検では尋ねていません' }],
            },
          ],
        })
      ).bytes,
    )
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '結果',
      '回答',
      '対策',
      '年ごとの比較',
      '話題',
      '答えのちがう取組',
      '重点事項',
      '方法',
    ])
    const rowOf = (sheet: string, name: string) => {
      const rows: unknown[][] = []
      sheetOf(workbook, sheet).eachRow((row) => rows.push([1, 2, 3, 4, 5, 6].map((column) => row.getCell(column).value)))
      return rows.find(([first, second]) => first === name || second === name)
    }
    const [, before, after, change] = rowOf('年ごとの比較', '総合点（3点満点）') ?? []
    expect([before, after]).toEqual([1, 1.35])
    expect(change).toBeCloseTo(0.35)
    expect(rowOf('年ごとの比較', '体制')?.slice(1, 4)).toEqual([null, 2, null])
    expect(rowOf('話題', '人とお金')).toEqual(['人とお金', 1 / 3, 3, null, 0, '現場だけが答えています'])
    expect(sheetOf(workbook, '話題').getCell('A4').text).toBe('経営層: 未回答')
    expect(sheetOf(workbook, '答えのちがう取組').getCell('C2').value).toBe('=2')
    expect(rowOf('重点事項', '関わる')).toEqual(['1', '関わる', null, 0, 8, 'この点検では尋ねていません'])
  })

  it('writes no formula whatever was typed', async () => {
    const hostile = '=cmd|calc!A1'
    const { bytes } = await writeResultWorkbook({
      ...sampleResult,
      organisation: hostile,
      answers: sampleResult.answers.map((answer) => ({ ...answer, comment: hostile, vendorName: '@x' })),
    })
    const sheets = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets).toHaveLength(4)
    for (const [, content] of sheets) expect(strFromU8(content)).not.toContain('<f>')
    expect(sheetOf(await load(bytes), '回答').getCell('G2').text).toBe(hostile)
  })
})

describe('cellText', () => {
  it('keeps what a cell can hold and no more', () => {
    expect(cellText('長'.repeat(40_000))).toHaveLength(32_767)
    expect(cellText('a\u000bb\uffffc')).toBe('abc')
    expect(cellText('改行\rだけ')).toBe('改行\nだけ')
  })
})
