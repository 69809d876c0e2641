// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { words } from '../testing/small-catalog.ts'
import { grams, nearCopies, nearCopy } from './similarity.ts'

describe('runs of five characters', () => {
  it.each([
    ['あいうえおか', ['あいうえお', 'いうえおか']],
    ['ＡＢＣ１２３', ['ABC12', 'BC123']],
    ['ｶﾞｷﾞｸﾞｹﾞｺﾞ', ['ガギグゲゴ']],
    ['𠮷野家の牛丼', ['𠮷野家の牛', '野家の牛丼']],
    ['短い', ['短い']],
    ['', ['']],
    ['ああああああああ', ['あああああ']],
  ])('of %s are %j', (text, expected) => expect([...grams(text)]).toEqual(expected))
})

/** The definition, slowly: |both| / |either| for every pair. */
const slowly = (texts: string[]) =>
  texts.flatMap((later, second) =>
    texts.slice(0, second).flatMap((earlier, first) => {
      const [one, other] = [grams(earlier), grams(later)]
      const similarity = [...one].filter((gram) => other.has(gram)).length / new Set([...one, ...other]).size
      return similarity >= nearCopy ? [{ first, second, similarity }] : []
    }),
  )

describe('near copies', () => {
  it('are those of the definition, for any texts', () => {
    const text = fc.string({ unit: fc.constantFrom('あ', 'い', 'う'), maxLength: 14 })
    const ordered = (found: ReturnType<typeof slowly>) => [...found].sort((one, other) => one.second - other.second || one.first - other.first)
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        expect(ordered(nearCopies(texts))).toEqual(slowly(texts))
      }),
    )
  })

  it('count from exactly one half on', () => {
    expect(nearCopies(['あいうえおかき', 'あいうえおか'])).toEqual([{ first: 0, second: 1, similarity: 2 / 3 }])
    expect(nearCopies(['あいうえおか', 'あいうえおき'])).toEqual([])
    expect(nearCopies(['あいうえおか', 'あいうえお'])).toEqual([{ first: 0, second: 1, similarity: 0.5 }])
  })

  it('are found quickly among as many texts as a hospital has', () => {
    const texts = Array.from({ length: 1500 }, (_, index) => `保守会社に電話して、${words(`text ${index}`, 60)}`)
    texts.push(texts[1234] ?? '')
    const start = performance.now()
    expect(nearCopies(texts)).toEqual([{ first: 1234, second: 1500, similarity: 1 }])
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
