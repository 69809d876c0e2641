// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyKey, productKey } from './names.ts'

describe('names for comparing', () => {
  it.each([
    ['株式会社カスミシステム', '㈱ｶｽﾐｼｽﾃﾑ'],
    ['株式会社 カスミ・システム', 'カスミシステム（株）'],
    ['Kasumi Systems Co., Ltd.', 'ＫＡＳＵＭＩ　ＳＹＳＴＥＭＳ'],
    ['有限会社やまも', 'やまも'],
  ])('take %s and %s for one company', (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other))
  })
  it.each([
    ['カスミシステム', 'カスミシステムズ'],
    ['株式会社', '有限会社'],
    ['東京カルテ', '京都カルテ'],
  ])('tell %s and %s apart', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other))
  })
  it('compare products without blanks and width', () => {
    expect(productKey('ｶﾙﾃ一号　Ｐｒｏ')).toBe(productKey('カルテ一号 pro'))
    expect(productKey('カルテ2')).not.toBe(productKey('カルテ'))
  })
  it('leave no name empty', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        if (name.normalize('NFKC').trim() !== '') expect(companyKey(name)).not.toBe('')
      }),
    )
  })
})
