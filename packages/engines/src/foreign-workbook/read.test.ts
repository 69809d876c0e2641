// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../workbook/excel.ts'
import { dayOfSerial, dayText, readDay, serialOf } from './dates.ts'
import { differences, read } from './read.ts'
import { showsDay } from './styles.ts'
import { book1904, boxBook, controlBook, dropDownBook, mergedBook, printedBook } from './testing.books.ts'
import { answerTo, differing, expectUntouchedBut, filled, handBook, mappingOf } from './testing.ts'
import type { FormMapping, ItemAnswer } from './types.ts'

const answersIn = (bytes: Uint8Array, mapping: FormMapping) => {
  const reading = read(bytes, mapping)
  if (reading.kind !== 'read') throw new Error(reading.code)
  return reading
}

const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
/** A text as a cell keeps it: without blanks at its ends and what XML cannot carry. */
const remark = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=SUM(A1)', '<c r="A1"/>', ']]>', '_x0041_', '&amp;', '二行\n目', "'引用", '🏥'))
  .map((text) => cellText(text).replace(/\r\n?/gu, '\n').trim().replaceAll('_x005F_', '_'))
  .filter((text) => text !== '' && text !== 'TRUE' && text !== 'FALSE')

/** Any answers that a mapping has room for. */
const answersFor = (mapping: FormMapping): fc.Arbitrary<ItemAnswer[]> => {
  const places = mapping.tables.flatMap(({ items, rounds }) => items.flatMap(({ item }) => rounds.map((round, index) => ({ item, round, index }))))
  const one = places.map(({ item, round, index }) => {
    const { answer } = round
    const na = answer === null ? null : answer.kind === 'mark' ? answer.columns.na : answer.words.na
    const no = answer?.kind === 'mark' ? answer.columns.no : 'no'
    const can = (['yes', ...(no === null ? [] : ['no' as const]), ...(na === null ? [] : ['na' as const])] as const).slice()
    const where = <Value>(there: unknown, value: fc.Arbitrary<Value>) => (there === null ? fc.constant(null) : fc.option(value))
    // A day behind a word needs the word.
    const together = (given: ItemAnswer): boolean => given.answer !== null || given.date === null || round.date !== null
    return fc
      .record({
        item: fc.constant(item),
        round: fc.constant(index + 1),
        answer: where(answer, fc.constantFrom(...can)),
        date: where(round.date ?? (answer?.kind === 'word' && answer.day !== null ? answer.day : null), day),
        target: where(round.target, day),
        remark: where(round.remark, remark),
        person: where(round.person, remark),
      })
      .filter(together)
  })
  return fc.tuple(...one)
}

describe('what was filled in', () => {
  it.each<[string, () => Uint8Array]>([
    ['merged cells and two columns', mergedBook],
    ['drop-downs and three confirmations', dropDownBook],
    ['boxes and eras', boxBook],
    ['a printed choice', printedBook],
    ['days from 1904', book1904],
  ])('is read back as it was, in a form with %s', async (_, make) => {
    const bytes = make()
    const mapping = mappingOf(bytes)
    const before = answersIn(bytes, mapping).answers
    await fc.assert(
      fc.asyncProperty(answersFor(mapping), async (answers) => {
        const filling = filled(bytes, mapping, answers)
        const { answers: after, problems } = answersIn(filling.bytes, mapping)
        expect(problems).toEqual([])
        // What was not given stays as it was.
        const expected = before.map((was) => {
          const given = answers.find(({ item, round }) => item === was.item && round === was.round)
          const kept = Object.entries(given ?? {}).filter(([, value]) => value !== null)
          return { ...was, ...Object.fromEntries(kept), cells: expect.anything() }
        })
        expect(after).toEqual(expected)
        expectUntouchedBut(bytes, filling.bytes, filling.written.length === 0 ? [] : ['xl/worksheets/sheet1.xml'])
        expect(await differing(bytes, filling.bytes)).toEqual(filling.written.map(({ sheet, cell }) => `${sheet}!${cell}`).sort())
      }),
      { numRuns: 25 },
    )
  })
})

describe('a form that people filled in', () => {
  const cells = {
    ...{ A1: '番号', B1: '内容', C1: 'はい', D1: 'いいえ', E1: '確認日', F1: '備考' },
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6].flatMap((number) => [
        [`A${number + 1}`, `1-${number}`],
        [`B${number + 1}`, `行うこと その${number}`],
      ]),
    ),
  }
  const mapping = mappingOf(handBook({ sheets: [{ name: '表', cells }] }))

  it('is read whatever sign and manner they used, and what cannot be read is named', () => {
    const people = handBook({
      sheets: [
        {
          name: '表',
          cells: {
            ...cells,
            ...{ C2: '✓', E2: '令和８年11月21日', C3: '〇', E3: 'R8.11.21', D4: 'レ', E4: 46_347, C5: '○', D5: '○', C6: 'たぶん', E6: '十一月ごろ' },
            ...{ E7: '　月　日', F7: { xml: '<c r="F7" t="e"><v>#REF!</v></c>' } },
          },
        },
      ],
    })
    const { answers, problems } = answersIn(people, mapping)
    expect(answers.map(({ answer, date }) => [answer, date])).toEqual([
      ['yes', '2026-11-21'],
      ['yes', '2026-11-21'],
      ['no', '2026-11-21'],
      [null, null],
      [null, null],
      [null, null],
    ])
    expect(problems.map(({ item, field, at, code, params }) => [item, field, at?.cell, code, params.value])).toEqual([
      ['1-4', 'answer', 'C5', 'answer.contradiction', undefined],
      ['1-5', 'answer', 'C6', 'answer.unreadable', 'たぶん'],
      ['1-5', 'date', 'E6', 'date.unreadable', '十一月ごろ'],
      ['1-6', 'remark', 'F7', 'cell.error', '#REF!'],
    ])
  })

  it('is compared with what it said before, field by field', () => {
    const bytes = handBook({ sheets: [{ name: '表', cells }] })
    const first = filled(bytes, mapping, [answerTo('1-1', { answer: 'no', remark: '来月' }), answerTo('1-2', { answer: 'yes' })])
    const second = filled(first.bytes, mapping, [answerTo('1-1', { answer: 'yes', date: '2026-11-21', remark: '' })])
    const [before, after] = [answersIn(first.bytes, mapping).answers, answersIn(second.bytes, mapping).answers]
    expect(differences(before, after).map(({ item, field, before: was, after: is, at }) => [item, field, was, is, at?.cell])).toEqual([
      ['1-1', 'answer', 'no', 'yes', 'C2'],
      ['1-1', 'date', null, '2026-11-21', 'E2'],
      ['1-1', 'remark', '来月', null, 'F2'],
    ])
    expect(differences(after, after)).toEqual([])
    expect(differences([], after.slice(0, 1))).toHaveLength(2)
  })

  it('reads the cells a tick box is linked to', () => {
    expect(answersIn(controlBook(), mappingOf(controlBook())).answers.map(({ answer }) => answer)).toEqual([null, null, 'yes', null])
  })

  it('has another label: its row is not read', () => {
    const other = handBook({ sheets: [{ name: '表', cells: { ...cells, B3: 'べつのこと', C3: '○' } }] })
    const { answers, problems } = answersIn(other, mapping)
    expect(answers.map(({ item }) => item)).toEqual(['1-1', '1-3', '1-4', '1-5', '1-6'])
    expect(problems).toMatchObject([{ item: '1-2', code: 'row.changed' }])
  })
})

describe('days', () => {
  it('are counted as Excel does, from 1900 and from 1904', () => {
    expect([serialOf('1900-03-01', false), serialOf('2026-11-21', false), serialOf('2026-11-21', true)]).toEqual([61, 46_347, 44_885])
    fc.assert(
      fc.property(day, fc.boolean(), (one, date1904) => {
        expect(dayOfSerial(serialOf(one, date1904), date1904)).toBe(one)
        for (const manner of ['era', 'kanji', 'slash'] as const) expect(readDay(dayText(one, manner))).toBe(one)
      }),
    )
  })

  it.each<[string, string | null]>([
    ['令和元年5月1日', '2019-05-01'],
    ['令和８年１１月２１日', '2026-11-21'],
    ['R8.11.21', '2026-11-21'],
    ['H31/4/30', '2019-04-30'],
    ['平成31年4月30日', '2019-04-30'],
    ['2026-11-21', '2026-11-21'],
    ['2026年 11月 21日', '2026-11-21'],
    ['11/21', null],
    ['8/11/21', null],
    ['2026/2/30', null],
    ['令和8年', null],
    ['', null],
  ])('are read from 「%s」', (text, expected) => {
    expect(readDay(text)).toBe(expected)
  })

  it.each([
    ['yyyy/m/d', true],
    ['[$-411]ggge"年"m"月"d"日"', true],
    ['m"月"', true],
    ['General', false],
    ['0.00E+00', false],
    ['h:mm', false],
    ['[h]:mm:ss', false],
    ['"day"0', false],
    ['@', false],
  ])('are shown by the format %s: %s', (format, expected) => {
    expect(showsDay(format)).toBe(expected)
  })
})
