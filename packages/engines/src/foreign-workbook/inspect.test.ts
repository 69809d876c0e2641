// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { itemsOfForm, proposeMapping } from './propose.ts'
import {
  book1904,
  boxBook,
  controlBook,
  dropDownBook,
  formulaBook,
  imageBook,
  macroBook,
  mergedBook,
  prefixedParts,
  printedBook,
  protectedBook,
} from './testing.books.ts'
import { handBook, inspected, mappingOf, streamed } from './testing.ts'
import type { KnownItem } from './types.ts'

const numbersOf = (bytes: Uint8Array, sheet = 0): string[] =>
  (inspected(bytes).sheets[sheet]?.rows ?? []).map(({ row, section, item }) => `${row}: ${section ?? ''}-${item}`)
const columnsOf = (bytes: Uint8Array, sheet = 0): string[] =>
  (inspected(bytes).sheets[sheet]?.columns ?? []).map(({ column, role, round }) => `${column} ${role} ${round ?? ''}`.trim())

describe('looking into a form', () => {
  it('carries sections down their merged cells and finds ○ in one of two columns', () => {
    expect(numbersOf(mergedBook())).toEqual(['5: 1-1', '7: 2-1', '9: 2-2', '11: 2-3'])
    expect(columnsOf(mergedBook())).toEqual(['D yes 1', 'E no 1', 'F date 1', 'G target 1', 'H remark 1'])
    expect(mappingOf(mergedBook()).tables[0]?.rounds[0]?.answer).toEqual({ kind: 'mark', columns: { yes: 'D', no: 'E', na: null }, on: '○', off: '' })
  })

  it('finds three confirmations and what their drop-downs offer, wherever the list stands', () => {
    expect(columnsOf(dropDownBook())).toEqual(['D answer 1', 'E date 1', 'F answer 2', 'G date 2', 'H answer 3', 'I date 3'])
    expect(inspected(dropDownBook()).sheets[0]?.columns.map(({ list }) => list.join('|'))).toEqual([
      'はい|いいえ|対象外',
      '',
      'はい|いいえ|該当なし',
      '',
      'はい|いいえ|該当なし',
      '',
    ])
    expect(mappingOf(dropDownBook()).tables[0]?.rounds.map(({ answer }) => answer?.kind === 'word' && answer.words.na)).toEqual([
      '対象外',
      '該当なし',
      '該当なし',
    ])
  })

  it('reads numbers within labels, full-width and out of order, and boxes to tick', () => {
    expect(numbersOf(boxBook())).toEqual(['4: 2-3', '5: 1-1', '6: 2-10', '7: 2-2'])
    expect(columnsOf(boxBook())).toEqual(['B answer', 'C target', 'D remark'])
    expect(mappingOf(boxBook()).tables[0]?.rounds[0]).toMatchObject({
      answer: { kind: 'box', column: 'B', words: { yes: 'はい', no: 'いいえ', na: '対象外' } },
      target: { column: 'C', manner: 'era' },
    })
  })

  it('takes the section from a heading above, and a printed choice for no answer', () => {
    expect(numbersOf(printedBook())).toEqual(['4: 1-1', '6: 2-1', '7: 2-2', '8: 2-3'])
    expect(mappingOf(printedBook()).tables[0]?.rounds[0]?.answer).toEqual({
      kind: 'word',
      column: 'C',
      words: { yes: 'はい', no: 'いいえ', na: null },
      day: 'slash',
    })
  })

  it('reads numbers typed as numbers, and days counted from 1904', () => {
    expect(numbersOf(book1904())).toEqual(['2: -1', '3: -2', '4: -3', '5: -4'])
    expect(inspected(book1904())).toMatchObject({ dateSystem: 1904 })
    expect(columnsOf(book1904())).toEqual(['C answer', 'D date', 'E target'])
  })

  it('says what a person should know of', () => {
    const featuresOf = (bytes: Uint8Array) => inspected(bytes).features
    expect(featuresOf(macroBook())).toEqual(['macros'])
    expect(featuresOf(imageBook())).toEqual(['images'])
    expect(featuresOf(controlBook())).toEqual(['form-controls'])
    expect(featuresOf(formulaBook())).toEqual(['external-links'])
    expect(featuresOf(dropDownBook())).toEqual(['conditional-formats'])
    expect(inspected(protectedBook()).sheets.map(({ state, protected: locked }) => [state, locked])).toEqual([
      ['hidden', false],
      ['visible', true],
      ['veryHidden', false],
    ])
    expect(inspected(controlBook()).sheets[0]?.counts).toMatchObject({ controls: 1 })
    expect(inspected(formulaBook()).sheets[0]?.columns.find(({ column }) => column === 'C')?.formulas).toEqual(['C4'])
  })

  it('reads what other programs write: prefixed names, cells without addresses, sizes after the data', () => {
    expect(numbersOf(streamed(prefixedParts()))).toEqual(['3: 1-1', '4: 1-2', '5: 2-1', '6: 2-2'])
    expect(columnsOf(streamed(prefixedParts()))).toEqual(['C answer', 'D person', 'E remark'])
  })

  it('tells the blank for a day from the choice beside it under one head', () => {
    const cells = {
      ...{ A2: '番号', B2: '内容', C2: '１回目', E2: '目標日', F2: '２回目' },
      ...Object.fromEntries(
        [3, 4].flatMap((row) => [
          [`A${row}`, `2-${row}`],
          [`B${row}`, `行うこと その${row}`],
        ]),
      ),
      ...Object.fromEntries([3, 4].flatMap((row) => ['C', 'F'].map((letter) => [`${letter}${row}`, 'はい・いいえ']))),
      ...Object.fromEntries([3, 4].flatMap((row) => ['D', 'E', 'G'].map((letter) => [`${letter}${row}`, '（　／　）']))),
    }
    const bytes = handBook({ sheets: [{ name: '表', cells, merged: ['C2:D2', 'F2:G2'] }] })
    expect(columnsOf(bytes)).toEqual(['C answer 1', 'D date 1', 'E target', 'F answer 2', 'G date 2'])
  })

  it('finds the head of the table below notes that have numbers of their own', () => {
    const cells = {
      A1: '① 立入検査のときに見せてください。',
      A2: '② 「いいえ」には目標日を書いてください。',
      ...{ A6: '番号', B6: '内容', C6: 'はい', D6: 'いいえ', E6: '目標日' },
      ...Object.fromEntries(
        [7, 8, 9].flatMap((row) => [
          [`A${row}`, `2-${row}`],
          [`B${row}`, `行うこと その${row}`],
          [`E${row}`, { s: 1 }],
        ]),
      ),
    }
    expect(columnsOf(handBook({ sheets: [{ name: '表', cells }] }))).toEqual(['C yes', 'D no', 'E target'])
  })

  it('takes a running number for no section', () => {
    const cells = Object.fromEntries(
      ['①', '②', '①', '②'].flatMap((ring, index) => [
        [`A${index + 2}`, index + 1],
        [`B${index + 2}`, ring],
        [`C${index + 2}`, `行うこと${'甲乙丙丁'[index]}`],
        [`D${index + 2}`, { s: 0 }],
      ]),
    )
    const rows = inspected(handBook({ sheets: [{ name: '表', cells: { ...cells, D1: 'はい/いいえ' } }] })).sheets[0]?.rows
    expect(rows?.map(({ section, item }) => [section, item])).toEqual([
      [null, 1],
      [null, 2],
      [null, 1],
      [null, 2],
    ])
  })

  it('finds nothing in a sheet that asks for nothing', () => {
    const bytes = handBook({
      sheets: [
        { name: '表紙', cells: { A1: 'お知らせ', A2: '令和8年11月21日' } },
        { name: '空', cells: {} },
      ],
    })
    expect(inspected(bytes).sheets.map(({ rows, columns, range }) => [rows, columns, range])).toEqual([
      [[], [], 'A1:A2'],
      [[], [], null],
    ])
    expect(mappingOf(bytes).tables).toEqual([])
  })
})

const known: KnownItem[] = [
  { id: 'r8.1.1', number: '1①', title: '責任者の設置' },
  { id: 'r8.2.1', number: '2①', title: '機器の一覧' },
  { id: 'r8.2.2', number: '2②', title: '離れた所からの保守' },
  { id: 'r8.2.9', number: '2⑨', title: 'USB メモリの制限' },
]

describe('a proposed mapping', () => {
  it('says how sure each match is, and what it could not place', () => {
    const { matches, notes } = proposeMapping(inspected(mergedBook()), known)
    expect(matches.map(({ item, row, certainty }) => [item, row, certainty])).toEqual([
      ['r8.1.1', 5, 'sure'],
      ['r8.2.1', 7, 'sure'],
      ['r8.2.2', 9, 'sure'],
    ])
    expect(notes).toEqual([
      { code: 'item.missing', item: 'r8.2.9' },
      { code: 'row.unknown', sheet: 0, row: 11, section: 2, item: 3 },
    ])
  })

  it('chooses by the label where the section is not written, and says that it guessed', () => {
    const { matches } = proposeMapping(inspected(book1904()), known)
    expect(matches.map(({ item, row, certainty }) => [item, row, certainty])).toEqual([
      ['r8.1.1', 2, 'doubtful'],
      ['r8.2.2', 3, 'likely'],
    ])
  })

  it('leaves hidden sheets and second tables of the same items out, and says so', () => {
    const hidden = inspected(protectedBook())
    expect(proposeMapping(hidden, itemsOfForm(hidden)).mapping.tables.map(({ sheet }) => sheet)).toEqual([{ name: '提出用', index: 1 }])
    expect(proposeMapping(hidden, itemsOfForm(hidden)).notes).toEqual([{ code: 'sheet.hidden', sheet: 0, rows: 4 }])
    const cells = { A1: '2①', B1: '機器の一覧', A2: '2②', B2: '離れた所からの保守' }
    const twice = inspected(handBook({ sheets: ['医療機関', '事業者'].map((name) => ({ name, cells })) }))
    expect(proposeMapping(twice, known)).toMatchObject({ mapping: { tables: [{ sheet: { name: '医療機関' } }] } })
    expect(proposeMapping(twice, known).notes).toContainEqual({ code: 'sheet.left-out', sheet: 1, rows: 2 })
  })

  it('asks a person about numbers that stand twice, several columns of a kind, formulas, and no place for an answer', () => {
    const cells = { C1: '回答', D1: '確認結果', A2: '2①', B2: '機器の一覧', A3: '2-1', B3: '機器の表', A4: '2②', B4: '保守の有無' }
    const { notes, matches } = proposeMapping(inspected(handBook({ sheets: [{ name: '表', cells }] })), known.slice(1, 3))
    expect(notes).toEqual([
      { code: 'item.twice', item: 'r8.2.1', sheet: 0, rows: [2, 3] },
      { code: 'column.several', sheet: 0, role: 'answer', round: 1, columns: ['C', 'D'] },
    ])
    expect(matches[0]).toMatchObject({ item: 'r8.2.1', row: 2, certainty: 'doubtful' })
    const formulas = inspected(formulaBook())
    expect(proposeMapping(formulas, itemsOfForm(formulas)).notes).toEqual([{ code: 'answer.formula', sheet: 0, cells: ['C4'] }])
    const bare = inspected(handBook({ sheets: [{ name: '表', cells: { A1: '2①', B1: '機器の一覧', A2: '2②', B2: '保守の有無' } }] }))
    expect(proposeMapping(bare, itemsOfForm(bare)).notes).toEqual([{ code: 'answer.missing', sheet: 0 }])
  })

  it('holds nothing of the form’s wording but the names of sheets', () => {
    const text = JSON.stringify(mappingOf(mergedBook()))
    for (const word of ['責任者', '一覧', '保守', '権限', '区分', '体制', '目標日']) expect(text).not.toContain(word)
  })
})
