// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { fill } from './fill.ts'
import { read } from './read.ts'
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
import { answerTo, differing, expectUntouchedBut, filled, handBook, handParts, mappingOf, streamed, zip64 } from './testing.ts'
import type { Filling, FormMapping, ItemAnswer } from './types.ts'

const sheet1 = 'xl/worksheets/sheet1.xml'

/** Fills, proves that nothing else changed by bytes and by another library's eyes, and gives what was written. */
const filledOnly = async (bytes: Uint8Array, answers: readonly ItemAnswer[], changed = [sheet1], mapping = mappingOf(bytes)) => {
  const filling = filled(bytes, mapping, answers)
  expectUntouchedBut(bytes, filling.bytes, changed)
  expect(await differing(bytes, filling.bytes)).toEqual(filling.written.map(({ sheet, cell }) => `${sheet}!${cell}`).sort())
  return filling
}
const answersIn = (bytes: Uint8Array, mapping: FormMapping) => {
  const reading = read(bytes, mapping)
  if (reading.kind !== 'read') throw new Error(reading.code)
  expect(reading.problems).toEqual([])
  return reading.answers
}
const cellsIn = ({ written }: { written: { cell: string }[] }) => written.map(({ cell }) => cell).sort()
const problemsOf = (filling: Filling) =>
  filling.kind === 'problems' ? filling.problems.map(({ item, field, at, code }) => [item, field, at?.cell ?? null, code]) : filling.kind

describe('filling a form changes the mapped cells and nothing else', () => {
  it('with answers merged over two rows and ○ in one of two columns', async () => {
    const answers = [
      answerTo('1-1', { answer: 'yes', date: '2026-11-21', remark: '院長が兼ねる' }),
      answerTo('2-2', { answer: 'no', target: '2027-03-31' }),
    ]
    const filling = await filledOnly(mergedBook(), answers)
    expect(cellsIn(filling)).toEqual(['D5', 'E9', 'F5', 'G9', 'H5'])
    const changed = filled(filling.bytes, mappingOf(mergedBook()), [answerTo('1-1', { answer: 'no' })])
    expect(cellsIn(changed)).toEqual(['D5', 'E5'])
    expect(answersIn(changed.bytes, mappingOf(mergedBook())).find(({ item }) => item === '1-1')).toMatchObject({ answer: 'no', date: '2026-11-21' })
  })

  it('with drop-downs, conditional formats and a confirmation that is not the first', async () => {
    const filling = await filledOnly(dropDownBook(), [
      answerTo('1-1', { answer: 'na' }),
      answerTo('2-1', { answer: 'yes', round: 2, date: '2026-11-21' }),
      answerTo('2-2', { answer: 'na', round: 3 }),
    ])
    expect(cellsIn(filling)).toEqual(['D4', 'F5', 'G5', 'H6'])
    expect(answersIn(filling.bytes, mappingOf(dropDownBook())).filter(({ answer }) => answer !== null)).toMatchObject([
      { item: '1-1', round: 1, answer: 'na' },
      { item: '2-1', round: 2, answer: 'yes', date: '2026-11-21' },
      { item: '2-2', round: 3, answer: 'na' },
    ])
    // The count of はい, and twice that count, still show what they showed before.
    expect(filling.notices).toEqual([
      {
        code: 'formula.stale',
        cells: [
          { sheet: '確認', cell: 'B9' },
          { sheet: '確認', cell: 'B10' },
        ],
      },
    ])
  })

  it.each([
    ['a picture', imageBook],
    ['macros', macroBook],
  ])('with %s', async (_, make) => {
    const filling = await filledOnly(make(), [answerTo('1-2', { answer: 'yes', person: '事務長', remark: '=1+1 & <b>' })])
    expect(cellsIn(filling)).toEqual(['C4', 'D4', 'E4'])
    expect(answersIn(filling.bytes, mappingOf(make()))[1]).toMatchObject({ answer: 'yes', person: '事務長', remark: '=1+1 & <b>' })
  })

  it('with tick boxes of the form, by the cells they are linked to', async () => {
    const filling = await filledOnly(controlBook(), [answerTo('1-1', { answer: 'yes' }), answerTo('2-1', { answer: 'no' })])
    expect(cellsIn(filling)).toEqual(['C3', 'C5'])
    expect(filling.notices).toEqual([{ code: 'answer.unmarked', items: ['2-1'] }])
    expect(answersIn(filling.bytes, mappingOf(controlBook())).map(({ answer }) => answer)).toEqual(['yes', null, null, null])
  })

  it('with days counted from 1904', async () => {
    const filling = await filledOnly(book1904(), [answerTo('2', { answer: 'yes', date: '2026-11-21', target: '2027-01-31' })])
    expect(answersIn(filling.bytes, mappingOf(book1904()))[1]).toMatchObject({ date: '2026-11-21', target: '2027-01-31' })
    // The day that stood there is read by the same count.
    expect(answersIn(filling.bytes, mappingOf(book1904()))[0]).toMatchObject({ date: '2024-06-19' })
  })

  it('with protection, beside hidden sheets', async () => {
    const filling = await filledOnly(protectedBook(), [answerTo('1-1', { answer: 'yes' })], ['xl/worksheets/sheet2.xml'])
    expect(filling.notices).toEqual([
      { code: 'formula.stale', cells: [{ sheet: '計算', cell: 'A1' }] },
      { code: 'sheet.protected', sheet: '提出用' },
    ])
  })

  it('with boxes before printed words, and days in the words of the era', async () => {
    const filling = await filledOnly(boxBook(), [
      answerTo('2-3', { answer: 'no', target: '2027-03-31', remark: 'いま確認中\n二行目' }),
      answerTo('1-1', { answer: 'yes' }),
    ])
    const mapping = mappingOf(boxBook())
    expect(answersIn(filling.bytes, mapping).slice(0, 2)).toMatchObject([
      { item: '2-3', answer: 'no', target: '2027-03-31', remark: 'いま確認中\n二行目' },
      { item: '1-1', answer: 'yes' },
    ])
    expect(JSON.stringify([...(await differing(boxBook(), filling.bytes))])).toBe('["チェック!B4","チェック!B5","チェック!C4","チェック!D4"]')
    const again = filled(filling.bytes, mapping, [answerTo('2-3', { answer: 'na' })])
    expect(answersIn(again.bytes, mapping)[0]).toMatchObject({ answer: 'na' })
  })

  it('with a choice printed to be circled, which the answer and its day replace', async () => {
    const filling = await filledOnly(printedBook(), [answerTo('2-3', { answer: 'no', date: '2026-11-21', target: '2027-03-31' })])
    expect(answersIn(filling.bytes, mappingOf(printedBook())).map(({ answer, date, target }) => [answer, date, target])).toEqual([
      [null, null, null],
      [null, null, null],
      [null, null, null],
      ['no', '2026-11-21', '2027-03-31'],
    ])
    const mapping = mappingOf(printedBook())
    const changed = filled(filling.bytes, mapping, [answerTo('2-3', { answer: 'yes' })])
    expect(answersIn(changed.bytes, mapping)[3]).toMatchObject({ answer: 'yes', date: '2026-11-21' })
    const emptied = filled(changed.bytes, mapping, [answerTo('2-3', { date: '' })])
    expect(answersIn(emptied.bytes, mapping)[3]).toMatchObject({ answer: 'yes', date: null })
    expect(filled(printedBook(), mapping, [answerTo('1-1', { date: '2026-11-21' })])).toMatchObject({
      written: [],
      notices: [{ code: 'field.left-out', field: 'date', count: 1 }],
    })
    expect(problemsOf(fill(printedBook(), mapping, [answerTo('1-1', { answer: 'yes', date: '2026-02-30' })]))).toEqual([
      ['1-1', 'date', 'C4', 'date.invalid'],
    ])
  })

  it('written by programs of other manners: prefixes, no addresses, sizes after the data, 64-bit fields', async () => {
    const prefixed = streamed(prefixedParts())
    const large = zip64(handParts({ sheets: [{ name: '表', cells: plain }] }))
    for (const bytes of [prefixed, large]) {
      const mapping = mappingOf(bytes)
      const filling = filled(bytes, mapping, [answerTo('2-1', { answer: 'yes', remark: '済' })])
      expect(cellsIn(filling)).toEqual(['C5', 'E5'])
      expect(answersIn(filling.bytes, mapping)[2]).toMatchObject({ answer: 'yes', remark: '済' })
      if (bytes === large) expect(await differing(bytes, filling.bytes)).toEqual(['表!C5', '表!E5'])
      else expectUntouchedBut(bytes, filling.bytes, [sheet1])
    }
    expect(await sheetXml(filled(prefixed, mappingOf(prefixed), [answerTo('2-1', { answer: 'yes' })]).bytes)).toBe(
      (await sheetXml(prefixed))
        .replace(/(<x:row r="5"[^>]*>.*?)(<\/x:row>)/u, '$1<x:c r="C5" t="inlineStr"><x:is><x:t xml:space="preserve">はい</x:t></x:is></x:c>$2')
        .replace(/(<x:row r="5" spans=)"1:2"/u, '$1"1:3"'),
    )
  })
})

const plain = {
  ...{ A2: '番号', B2: '内容', C2: '回答', D2: '担当者', E2: '備考' },
  ...{ A3: '1①', A4: '1②', A5: '2①', A6: '2②' },
  ...{ B3: '責任者を置いている', B4: '一覧を直している', B5: '保守の有無を聞いた', B6: '権限を分けている' },
}
const plainMapping = mappingOf(handBook({ sheets: [{ name: '表', cells: plain }] }))
const patched = (change: (xml: string) => string): Uint8Array => {
  const parts = handParts({ sheets: [{ name: '表', cells: plain }] })
  return streamed({ ...parts, [sheet1]: Buffer.from(change(Buffer.from(parts[sheet1] ?? []).toString())) })
}

describe('cells and rows that are not there', () => {
  it('are put in where they belong, with the style of their row or column', async () => {
    const bytes = patched((xml) =>
      xml
        .replace('<sheetData>', '<cols><col min="5" max="5" width="30" style="2" customWidth="1"/></cols><sheetData>')
        .replace(/<row r="4"([^>]*)>/u, '<row r="4"$1 s="4" customFormat="1">'),
    )
    const filling = filled(bytes, plainMapping, [answerTo('1-1', { remark: '三' }), answerTo('1-2', { answer: 'yes', remark: '四' })])
    const xml = await sheetXml(filling.bytes)
    expect(xml).toContain('<c r="E3" s="2" t="inlineStr">')
    expect(xml).toMatch(/<row r="4" spans="1:5" s="4" customFormat="1">.*<c r="C4" s="4" t="inlineStr">.*<c r="E4" s="4" t="inlineStr">/u)
  })

  it('as whole rows, also into empty ones and beyond the area the sheet says it uses', async () => {
    const mapping: FormMapping = {
      ...plainMapping,
      tables: plainMapping.tables.map((table) => ({
        ...table,
        items: [1, 4, 7, 9, 12].map((row) => ({ item: `r${row}`, row, label: null, check: null })),
      })),
    }
    const bytes = patched((xml) => xml.replace('</sheetData>', '<row r="9" ht="20"/></sheetData>'))
    const answers = [12, 9, 7, 1].map((row) => answerTo(`r${row}`, { answer: 'yes', remark: `${row}` }))
    const filling = filled(bytes, mapping, answers)
    const xml = await sheetXml(filling.bytes)
    expect([...xml.matchAll(/<row r="(\d+)"/gu)].map(([, row]) => row)).toEqual(['1', '2', '3', '4', '5', '6', '7', '9', '12'])
    expect(xml).toMatch(/<dimension ref="A1:E12"\/>/u)
    expect(xml).toMatch(/<row r="9" ht="20"><c r="C9".*<c r="E9"/u)
    expect(await differing(bytes, filling.bytes)).toHaveLength(8)
    const bare = patched((text) => text.replace(/<sheetData>.*<\/sheetData>/su, '<sheetData/>'))
    expect(await differing(bare, filled(bare, mapping, answers).bytes)).toHaveLength(8)
  })
})

const sheetXml = async (bytes: Uint8Array): Promise<string> => {
  const { unzipSync } = await import('fflate')
  return Buffer.from(unzipSync(bytes)[sheet1] ?? []).toString()
}

describe('what is there already', () => {
  it('is left alone: filling twice gives the same bytes', () => {
    const answers = [answerTo('1-1', { answer: 'yes', date: '2026-11-21', remark: 'よい' }), answerTo('2-1', { answer: 'no', target: '2027-03-31' })]
    const once = filled(mergedBook(), mappingOf(mergedBook()), answers)
    const twice = filled(once.bytes, mappingOf(mergedBook()), answers)
    expect(twice.written).toEqual([])
    expect(Buffer.from(twice.bytes).equals(once.bytes)).toBe(true)
    expect(Buffer.from(filled(mergedBook(), mappingOf(mergedBook()), []).bytes).equals(mergedBook())).toBe(true)
  })

  it('stays in the bytes that came in, also where these share their memory with others', () => {
    const given = Buffer.concat([Buffer.alloc(7), mergedBook()]).subarray(7)
    filled(given, mappingOf(mergedBook()), [answerTo('1-1', { answer: 'yes', remark: 'よい' })])
    expect(given.equals(mergedBook())).toBe(true)
  })

  it('is emptied by an empty text and left by none', () => {
    const first = filled(mergedBook(), mappingOf(mergedBook()), [answerTo('1-1', { date: '2026-11-21', remark: 'よい' })])
    const second = filled(first.bytes, mappingOf(mergedBook()), [answerTo('1-1', { date: '' })])
    expect(answersIn(second.bytes, mappingOf(mergedBook()))[0]).toMatchObject({ date: null, remark: 'よい' })
  })
})

describe('formulas', () => {
  const bytes = formulaBook()
  const mapping = mappingOf(bytes)

  it('in an answer’s cell are not overwritten unless told, and then the list of calculated cells loses them', async () => {
    expect(problemsOf(fill(bytes, mapping, [answerTo('1-2', { answer: 'yes' })]))).toEqual([['1-2', 'answer', 'C4', 'cell.formula']])
    const filling = filled(bytes, mapping, [answerTo('1-2', { answer: 'yes' })], { overwriteFormulas: true })
    expectUntouchedBut(bytes, filling.bytes, [sheet1, 'xl/calcChain.xml'])
    expect(await differing(bytes, filling.bytes)).toEqual(['表!C4'])
    const { unzipSync } = await import('fflate')
    const chain = Buffer.from(unzipSync(filling.bytes)['xl/calcChain.xml'] ?? []).toString()
    expect(chain).toContain('><c i="1" r="F3"/><c r="F4"/><c r="A1" i="2"/>')
    expect(filling.notices.map(({ code }) => code)).toEqual(['formula.stale', 'formula.overwritten'])
  })

  it('that count with filled cells are named, also on other sheets, through one another, or where they may look anywhere', () => {
    const [notice] = filled(bytes, mapping, [answerTo('1-1', { answer: 'yes' })]).notices
    expect(notice).toEqual({
      code: 'formula.stale',
      cells: [
        { sheet: '表', cell: 'C4' },
        { sheet: '集計', cell: 'A1' },
        { sheet: '集計', cell: 'A3' },
        { sheet: '表', cell: 'F3' },
      ],
    })
  })

  it('shared by cells, or of an array, stay in any case', () => {
    const shared = patched((xml) => xml.replace(/(<c r="B3"[^>]*>.*?<\/c>)/u, '$1<c r="C3"><f t="shared" ref="C3:C6" si="0">B3</f><v>0</v></c>'))
    const array = patched((xml) => xml.replace(/(<c r="B3"[^>]*>.*?<\/c>)/u, '$1<c r="C3"><f t="array" ref="C3:C6">B3:B6</f><v>0</v></c>'))
    for (const bytes of [shared, array])
      expect(problemsOf(fill(bytes, plainMapping, [answerTo('1-1', { answer: 'yes' })], { overwriteFormulas: true }))).toEqual([
        ['1-1', 'answer', 'C3', 'cell.formula-bound'],
      ])
    expect(problemsOf(fill(array, plainMapping, [answerTo('2-1', { answer: 'yes' })]))).toEqual([['2-1', 'answer', 'C5', 'cell.formula-bound']])
  })
})

describe('what cannot be written is named, and nothing is', () => {
  it('all at once', () => {
    const bytes = dropDownBook()
    const mapping = mappingOf(bytes)
    const odd: FormMapping = {
      ...mapping,
      tables: mapping.tables.map((table) => ({
        ...table,
        rounds: table.rounds.map((round) => ({
          ...round,
          answer: { kind: 'word', column: 'D', words: { yes: '○', no: 'いいえ', na: null }, day: null },
        })),
      })),
    }
    const answers = [
      answerTo('1-1', { answer: 'yes' }),
      answerTo('2-1', { answer: 'na' }),
      answerTo('2-2', { answer: 'no', date: '2026-02-30' }),
      answerTo('2-2', { answer: 'no' }),
      answerTo('2-3', { answer: 'no', round: 4 }),
      answerTo('9-9', { answer: 'no' }),
    ]
    expect(problemsOf(fill(bytes, odd, answers))).toEqual([
      ['1-1', 'answer', 'D4', 'answer.not-in-list'],
      ['2-1', 'answer', 'D5', 'answer.no-place'],
      ['2-2', 'date', 'E6', 'date.invalid'],
      ['2-2', null, null, 'item.repeated'],
      ['2-3', 'answer', null, 'round.unknown'],
      ['9-9', null, null, 'item.unknown'],
    ])
    expect(problemsOf(fill(bytes, mapping, [answerTo('1-1', { answer: 'yes' }), answerTo('1-1', { round: 2, answer: 'yes' })]))).toBe('filled')
  })

  it('where the form has changed, its sheet is gone, two items share a cell, or a box is missing', () => {
    const changed = patched((xml) => xml.replace('<v>9</v>', '<v>10</v>'))
    expect(problemsOf(fill(changed, plainMapping, [answerTo('1-2', { answer: 'yes' })]))).toBe('filled')
    const relabelled = handBook({ sheets: [{ name: '表', cells: { ...plain, B4: '別のこと' } }] })
    expect(problemsOf(fill(relabelled, plainMapping, [answerTo('1-2', { answer: 'yes' })]))).toEqual([['1-2', null, null, 'row.changed']])
    const elsewhere = { ...plainMapping, tables: plainMapping.tables.map((table) => ({ ...table, sheet: { name: '無い', index: 7 } })) }
    expect(problemsOf(fill(relabelled, elsewhere, [answerTo('1-1', { answer: 'yes' })]))).toEqual([['1-1', null, null, 'sheet.missing']])
    const shared = handBook({ sheets: [{ name: '表', cells: plain, merged: ['C3:C4'] }] })
    expect(problemsOf(fill(shared, plainMapping, [answerTo('1-1', { answer: 'yes' }), answerTo('1-2', { answer: 'no' })]))).toEqual([
      ['1-2', 'answer', 'C3', 'cell.shared'],
    ])
    const noBox = mappingOf(boxBook())
    const [table] = noBox.tables
    const moved = { ...noBox, tables: table === undefined ? [] : [{ ...table, items: table.items.map((item) => ({ ...item, row: 3 })) }] }
    expect(problemsOf(fill(boxBook(), moved, [answerTo('1-1', { answer: 'yes' })]))).toEqual([['1-1', 'answer', 'B3', 'answer.no-box']])
    expect(problemsOf(fill(boxBook(), noBox, [answerTo('1-1', { remark: 'あ'.repeat(40_000) })]))).toEqual([['1-1', 'remark', 'D5', 'text.too-long']])
  })

  it('while what the form has no column for is only counted, and a renamed sheet found by its place', () => {
    const renamed = handBook({ sheets: [{ name: '確認表', cells: plain }] })
    const filling = filled(renamed, plainMapping, [answerTo('1-1', { answer: 'yes', date: '2026-11-21' }), answerTo('1-2', { date: '2026-11-21' })])
    expect(filling.notices).toEqual([
      { code: 'field.left-out', field: 'date', count: 2 },
      { code: 'sheet.renamed', sheet: '表', name: '確認表' },
    ])
  })
})
