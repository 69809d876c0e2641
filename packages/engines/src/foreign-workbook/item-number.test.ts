// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { isTelling, readItemNumber, readKnownNumber } from './item-number.ts'

const read = (text: string) => {
  const found = readItemNumber({ kind: 'text', text })
  return found === null ? null : [found.section, found.item, found.rest]
}

describe('the number of an item', () => {
  it.each<[string, (number | string | null)[]]>([
    ['①', [null, 1, '']],
    ['⑳', [null, 20, '']],
    ['㉑', [null, 21, '']],
    ['㊿', [null, 50, '']],
    ['❼ パスワード', [null, 7, 'パスワード']],
    ['2⑦', [2, 7, '']],
    ['２⑦　パスワードは', [2, 7, 'パスワードは']],
    ['2-⑦', [2, 7, '']],
    ['2-7', [2, 7, '']],
    ['２－７', [2, 7, '']],
    ['２ー７', [2, 7, '']],
    ['1－①', [1, 1, '']],
    ['2.10 記録', [2, 10, '記録']],
    ['(7)', [null, 7, '']],
    ['（７）', [null, 7, '']],
    ['⑺', [null, 7, '']],
    ['2（7）一覧', [2, 7, '一覧']],
    ['2-(7)', [2, 7, '']],
    ['No.12', [null, 12, '']],
    ['問３', [null, 3, '']],
    ['【２】管理・運用', [null, 2, '管理・運用']],
    ['２．管理・運用', [null, 2, '管理・運用']],
    ['Ⅱ 管理', [null, 2, '管理']],
  ])('is read from 「%s」', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each(['', 'はい', '2026-11-21', '2026/11/21', '11-21-2026', '令和8年', '8文字以上', '13文字', '0', '100%', '3回目'])(
    'is not seen in 「%s」',
    (text) => {
      expect(read(text)).toBeNull()
    },
  )

  it('is read from numbers, and from the day a program made of 2-7', () => {
    expect(readItemNumber({ kind: 'number', number: 7, day: null })).toMatchObject({ section: null, item: 7, manner: 'number' })
    expect(readItemNumber({ kind: 'number', number: 2.7, day: null })).toMatchObject({ section: 2, item: 7 })
    expect(readItemNumber({ kind: 'number', number: 46_060, day: '2026-02-07' })).toMatchObject({ section: 2, item: 7, manner: 'day' })
    for (const number of [0, -3, 1000, 0.5]) expect(readItemNumber({ kind: 'number', number, day: null })).toBeNull()
  })

  it('tells an item by itself, or only among others', () => {
    const telling = (text: string) => {
      const found = readItemNumber({ kind: 'text', text })
      return found !== null && isTelling(found)
    }
    expect(['⑦', '2-7', '(7)'].map(telling)).toEqual([true, true, true])
    expect(['7', '２．管理', 'Ⅱ'].map(telling)).toEqual([false, false, false])
  })

  it('is the same for a known item however it is written', () => {
    for (const text of ['2⑦', '2-7', '２－７', '2(7)']) expect(readKnownNumber(text)).toMatchObject({ section: 2, item: 7 })
    expect(readKnownNumber('前提')).toBeNull()
  })
})
