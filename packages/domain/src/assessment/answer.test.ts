// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerValues, isAttainment, readAnswer } from './answer.ts'

describe('reading an answer as people write it', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['０', 0],
    ['３', 3],
    [' 2 ', 2],
    ['　２　', 2],
    ['na', 'na'],
    ['NA', 'na'],
    ['ｎａ', 'na'],
    ['N/A', 'na'],
    ['対象外', 'na'],
    ['unknown', 'unknown'],
    ['Unknown', 'unknown'],
    ['わからない', 'unknown'],
    ['分からない', 'unknown'],
  ])('%j is %j', (text, value) => expect(readAnswer(text)).toBe(value))

  it.each(['', ' ', '4', '-1', '1.5', '2.0', '03', '1 2', '三', 'yes', 'はい', '○', 'null', 'true', '=1', 'NaN', '1e0', '0x1'])(
    '%j is refused, not guessed',
    (text) => expect(readAnswer(text)).toBeNull(),
  )

  it('reads back every answer there is', () => {
    for (const value of answerValues) expect(readAnswer(String(value))).toBe(value)
  })

  it('gives nothing that is not an answer, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const value = readAnswer(text)
        return value === null || (answerValues as readonly unknown[]).includes(value)
      }),
    )
  })

  it('tells attainments from the other answers', () => {
    expect(answerValues.filter(isAttainment)).toEqual([3, 2, 1, 0])
  })
})
