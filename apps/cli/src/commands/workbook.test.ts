// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { file, shinayaka, shinayakaJson, workFolder } from '../testing/run.ts'

const labels = ['責任者を置いている', '機器の一覧を直している', '離れた所からの保守を聞いた']

/** A form as an office would make it: sections merged down the left, a drop-down, days, a count below. */
const makeForm = async (): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('確認票')
  sheet.addRow(['区分', '番号', '項目', '回答', '確認日', '目標日', '備考'])
  for (const [index, label] of labels.entries()) sheet.addRow([['１ 体制', '２ 運用', ''][index], ['①', '①', '②'][index], label])
  sheet.mergeCells('A3:A4')
  for (const row of [2, 3, 4]) {
    sheet.getCell(`D${row}`).dataValidation = { type: 'list', formulae: ['"はい,いいえ"'] }
    for (const column of ['E', 'F']) sheet.getCell(`${column}${row}`).numFmt = 'yyyy/m/d'
  }
  sheet.getCell('D6').value = { formula: 'COUNTIF(D2:D4,"はい")', result: 0 }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const cells = async (name: string, ...addresses: string[]): Promise<unknown[]> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(readFileSync(join(workFolder, name))).buffer)
  const sheet = book.worksheets[0]
  return addresses.map((address) => sheet?.getCell(address).value)
}

const head = 'item,answer,date,target,remark,person\n'
const given = ['--template', 'form.xlsx', '--mapping', 'form.json']

beforeAll(async () => {
  file('form.xlsx', await makeForm())
  const { code, stderr } = await shinayaka('workbook', 'inspect', '--template', 'form.xlsx', '--out', 'form.json')
  expect([code, stderr]).toEqual([0, ''])
})

describe('workbook', () => {
  it('proposes a mapping, says how sure it is, and what it makes of a list of known items', async () => {
    file('items.csv', 'id,number,title\nr8.1.1,1①,責任者\nr8.2.1,2①,一覧\nr8.9.9,9⑨,ない項目\n')
    const { code, stdout } = await shinayaka('workbook', 'inspect', '--template', 'form.xlsx', '--items', 'items.csv')
    expect(code).toBe(0)
    expect(stdout).toContain('確認票 1 回目: 答え D 列、確認日 E 列、目標日 F 列、備考 G 列')
    expect(stdout).toMatch(/r8\.2\.1 +確認票 +3 行目 +確か/)
    expect(stdout).toContain('・項目「r8.9.9」の行が見つかりません。')
    expect(stdout).toContain('・「確認票」の 4 行目（2-2）は、知っている項目にありません。')
    expect(await shinayakaJson('workbook', 'inspect', '--template', 'form.xlsx', '--json')).toMatchObject({
      inspection: { dateSystem: 1900, sheets: [{ name: '確認票' }] },
      proposal: { mapping: JSON.parse(readFileSync(join(workFolder, 'form.json'), 'utf8')) },
    })
  })

  it('fills a form, says what to look at, and reads it back as the same file of answers', async () => {
    file('answers.csv', `${head}1-1,はい,令和8年11月21日,,,院長\n2-2,いいえ,2026-11-21,2027/3/31,"会社に\n聞く",\n`)
    const filling = await shinayaka('workbook', 'fill', ...given, '--answers', 'answers.csv', '--out', 'done.xlsx')
    expect([filling.code, filling.stderr]).toEqual([0, ''])
    expect(filling.stdout).toContain('done.xlsx に、6 か所を書き込みました。')
    expect(filling.stdout).toContain('数式の値は古いままです（確認票!D6）')
    expect(filling.stdout).toContain('様式に確認者の欄がないので、1 件の確認者は書いていません。')
    expect(await cells('done.xlsx', 'D2', 'D3', 'D4', 'E2', 'F4', 'G4')).toEqual([
      'はい',
      null,
      'いいえ',
      new Date('2026-11-21T00:00:00Z'),
      new Date('2027-03-31T00:00:00Z'),
      '会社に\n聞く',
    ])
    const filled = ['--template', 'done.xlsx', '--mapping', 'form.json']
    expect(await shinayaka('workbook', 'read', ...filled, '--out', 'read.csv')).toMatchObject({ code: 0 })
    expect(readFileSync(join(workFolder, 'read.csv'), 'utf8')).toBe(
      `\ufeff${head.trim()}\r\n1-1,はい,2026-11-21,,,\r\n2-1,,,,,\r\n2-2,いいえ,2026-11-21,2027-03-31,"会社に\n聞く",\r\n`,
    )
    const same = await shinayaka('workbook', 'read', ...filled, '--answers', 'read.csv')
    expect([same.code, same.stdout]).toEqual([0, '違いはありません。\n'])
    file('other.csv', `${head}1-1,いいえ,,,,\n`)
    const different = await shinayaka('workbook', 'read', ...filled, '--answers', 'other.csv')
    expect(different.stdout).toMatch(/1-1 +答え +いいえ +はい +D2/)
  })

  it('never writes over a file, and names the new one beside the form', async () => {
    file('one.csv', `${head}1-1,はい,,,,\n`)
    expect(await shinayakaJson('workbook', 'fill', ...given, '--answers', 'one.csv', '--json')).toEqual({
      out: 'form.filled.xlsx',
      written: [{ sheet: '確認票', cell: 'D2' }],
      notices: [{ code: 'formula.stale', cells: [{ sheet: '確認票', cell: 'D6' }] }],
    })
    for (const out of ['form.xlsx', 'form.filled.xlsx'])
      expect(await shinayaka('workbook', 'fill', ...given, '--answers', 'one.csv', '--out', out)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('同じ名前のファイルがあります'),
      })
  })
})

describe('workbook refuses with every place and writes nothing', () => {
  it.each<[string, string, RegExp[]]>([
    [
      'rows',
      `${head}1-1,たぶん,,,,\n,はい,,,,\n9-9,はい,,,,\n2-1,はい,11/21,2026-02-30,,\n2-1,はい,,,,\n2-2,はい,,,,,,x\n`,
      [
        / 2行目: 答え「たぶん」は使えません/,
        / 3行目: 項目の id（item）がありません/,
        / 4行目: 項目「9-9」は対応表にありません/,
        / 5行目: 確認日「11\/21」は日付として読めません/,
        / 5行目: 目標日「2026-02-30」は日付として読めません/,
        / 6行目: 項目「2-1」は 5行目にもあります/,
        / 7行目: 列が多すぎます/,
      ],
    ],
    [
      'answers the form has no word for',
      `${head}\n2-1,対象外,,,,\n`,
      [/ 3行目: 項目「2-1」の答え（確認票!D3）: 様式に、この答えを書く欄がありません/, /何も書いていません/],
    ],
    ['columns', 'item,date\n1-1,\n', [/ 1行目: 列「answer」がありません/]],
    ['nothing', '', [/ 1行目: 中身がありません/]],
  ])('for bad %s', async (name, content, sentences) => {
    const { code, stdout, stderr } = await shinayaka('workbook', 'fill', ...given, '--answers', file(`${name}.csv`, content), '--out', 'never.xlsx')
    expect([code, stdout]).toEqual([2, ''])
    const lines = stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(sentences.length)
    for (const [index, sentence] of sentences.entries()) expect(lines[index]).toMatch(sentence)
    expect(existsSync(join(workFolder, 'never.xlsx'))).toBe(false)
  })

  it.each<[string[], string]>([
    [['workbook'], 'inspect・fill・read のどれかを書いてください。'],
    [['workbook', 'burn'], '「workbook burn」という命令はありません。'],
    [['workbook', 'inspect'], '--template を書いてください。'],
    [['workbook', 'fill', '--template', 'form.xlsx'], '--template と --mapping と --answers を書いてください。'],
    [['workbook', 'inspect', '--template', 'none.xlsx'], 'none.xlsx: ファイルが見つかりません。'],
    [['workbook', 'inspect', '--template', 'old.xls'], 'old.xls: パスワードがかかっています。'],
    [['workbook', 'inspect', '--template', 'odd.csv'], 'odd.csv: 様式のない文字だけのファイル'],
    [['workbook', 'read', '--template', 'form.xlsx', '--mapping', 'odd.csv'], 'odd.csv: JSON として読めません。'],
    [['workbook', 'read', '--template', 'form.xlsx', '--mapping', 'odd.json'], 'tables[0].items[0].row'],
    [['workbook', 'read', ...given, '--round', '０'], '--round「０」は使えません。'],
  ])('%j', async (args, sentence) => {
    file('odd.csv', '番号,回答\n1,はい\n')
    file('old.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]))
    const item = { item: '1-1', row: 0, label: null, check: null }
    file('odd.json', JSON.stringify({ schema: 'shinayaka-form-mapping/1', tables: [{ sheet: { name: '表', index: 0 }, rounds: [], items: [item] }] }))
    const { code, stdout, stderr } = await shinayaka(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).not.toMatch(/\n {4}at /)
  })

  it('for a form whose answers cannot be read, with 1', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await makeForm()).buffer as ArrayBuffer)
    const sheet = book.worksheets[0]
    if (sheet) sheet.getCell('D2').value = 'たぶん'
    if (sheet) sheet.getCell('C4').value = '新しい項目'
    file('people.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
    const { code, stdout, stderr } = await shinayaka('workbook', 'read', '--template', 'people.xlsx', '--mapping', 'form.json')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('項目「1-1」の答え（確認票!D2）: 答え「たぶん」が、はい・いいえ・対象外のどれか分かりません。')
    expect(stderr).toContain('項目「2-2」: 対応表を作ったときと、項目の文が変わっています。')
  })
})
