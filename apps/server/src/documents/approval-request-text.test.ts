// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { clipped, oneLine, shortened, shortenedTogether } from './approval-request-text.ts'

describe('a text for a page that must stay one', () => {
  it('ends where a sentence ends, with as many sentences as fit', () => {
    const text = '夜に止まる。朝に気づく。昼に戻る。'
    expect(shortened(text, 17)).toBe(text)
    expect(shortened(text, 16)).toBe('夜に止まる。朝に気づく。')
    expect(shortened(text, 6)).toBe('夜に止まる。')
  })

  it('does not end inside quotation marks or brackets', () => {
    const text = '「救急を止めます。院長、よろしいですか」。そう聞かれる。'
    expect(shortened(text, 24)).toBe('「救急を止めます。院長、よろしいですか」。')
    expect(shortened('控え（写し。二つ）を持つ。確かめる。', 14)).toBe('控え（写し。二つ）を持つ。')
  })

  it('ends a Latin sentence at its full stop, not at a decimal point', () => {
    expect(shortened('It took 2.5 days. Then it went on.', 20)).toBe('It took 2.5 days.')
  })

  it('says by … where not even the first sentence fits, after a 、 where there is one far enough on', () => {
    expect(shortened('救急を止め、手術を延ばし、紙で書き続けることになりました。', 16)).toBe('救急を止め、手術を延ばし、…')
    expect(shortened('あ、いうえおかきくけこさしすせそ。', 10)).toBe('あ、いうえおかきく…')
  })

  it('stays within its length whatever it is given', () => {
    for (const text of ['', '。', '、、、、、、', '「「「「。', 'W'.repeat(50), '𠮷'.repeat(50), '改行\nのある\u0000文。\u202eさかさま']) {
      for (const most of [0, 1, 2, 5, 10]) expect([...shortened(text, most)].length).toBeLessThanOrEqual(most)
    }
    expect(shortened('', 10)).toBe('')
  })

  it('gives what short texts leave over to the long ones', () => {
    const long = '一つ目の文です。二つ目の文です。三つ目の文です。'
    expect(shortenedTogether(['短い。', long, ''], 27)).toEqual(['短い。', long, ''])
    expect(shortenedTogether([long, long], 34)).toEqual(['一つ目の文です。二つ目の文です。', '一つ目の文です。二つ目の文です。'])
  })

  it('is on one line, with nothing invisible and nothing that would become a line to write on', () => {
    expect(oneLine(' 株式会社\n  架空\u0000システム\u202e ＿＿ \ud800')).toBe('株式会社 架空 システム')
    expect(clipped('株式会社架空システム', 7)).toBe('株式会社架空…')
    expect(clipped('株式会社', 4)).toBe('株式会社')
  })
})
