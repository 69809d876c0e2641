// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMapping } from './mapping.ts'
import { book1904, boxBook, controlBook, dropDownBook, mergedBook, printedBook } from './testing.books.ts'
import { mappingOf } from './testing.ts'

const placesOf = (value: unknown): string[] => {
  const reading = readMapping(value)
  return reading.kind === 'invalid' ? reading.places : []
}

describe('a mapping from a file', () => {
  it('is read as it was proposed and saved', () => {
    for (const make of [mergedBook, dropDownBook, controlBook, boxBook, printedBook, book1904]) {
      const mapping = mappingOf(make())
      expect(readMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ kind: 'mapping', mapping })
    }
  })

  it('names every place that is not as it must be', () => {
    const { tables } = mappingOf(mergedBook())
    const [table] = tables
    const odd = {
      schema: 'shinayaka-form-mapping/2',
      tables: [
        {
          ...table,
          sheet: { name: 7, index: -1 },
          rounds: [
            {
              answer: { kind: 'guess' },
              date: { column: 'XFE', manner: 'era' },
              target: { column: 'A', manner: 'lunar' },
              remark: '1',
              person: null,
            },
            { answer: { kind: 'word', column: 'D', words: { yes: '', no: 'x', na: null }, day: null }, date: null, target: null, remark: null },
          ],
          items: [{ item: '', row: 0, label: 'A0', check: 'x' }],
        },
      ],
    }
    expect(placesOf(odd)).toEqual([
      'schema',
      'tables[0].sheet.name',
      'tables[0].sheet.index',
      'tables[0].rounds[0].answer.kind',
      'tables[0].rounds[0].date.column',
      'tables[0].rounds[0].target.manner',
      'tables[0].rounds[0].remark',
      'tables[0].rounds[1].answer.words.yes',
      'tables[0].rounds[1].person',
      'tables[0].items[0].item',
      'tables[0].items[0].row',
      'tables[0].items[0].label',
      'tables[0].items[0].check',
    ])
  })

  it('may be anything at all: it is judged, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readMapping(value).kind).toBe('invalid')
      }),
    )
  })
})
