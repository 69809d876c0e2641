// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayYen, mostYen, readYen } from './money.ts'

describe('an amount as people write it', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['3000000', 3_000_000],
    ['3,000,000円', 3_000_000],
    ['￥３，０００，０００', 3_000_000],
    ['¥3,000,000', 3_000_000],
    ['３００万円', 3_000_000],
    ['三百万円', 3_000_000],
    ['3,000千円', 3_000_000],
    ['３，０００千円', 3_000_000],
    ['3百万円', 3_000_000],
    ['12百万', 12_000_000],
    ['1億2,000万円', 120_000_000],
    ['1.5億円', 150_000_000],
    ['1.1億', 110_000_000],
    ['一億二千万円', 120_000_000],
    ['二〇〇万円', 2_000_000],
    ['百五十万', 1_500_000],
    ['3千5百円', 3_500],
    ['千円', 1_000],
    ['八万五千円', 85_000],
    ['2万5,000円', 25_000],
    [' 85 000 円 ', 85_000],
  ])('%s is read', (typed, yen) => {
    expect(readYen(typed)).toEqual({ ok: true, yen })
  })

  it.each<[string, 'empty' | 'not-money' | 'fraction' | 'too-large']>([
    ['', 'empty'],
    ['円', 'empty'],
    ['約300万円', 'not-money'],
    ['300万円（税別）', 'not-money'],
    ['300〜400万円', 'not-money'],
    ['-5000', 'not-money'],
    ['3,00', 'not-money'],
    ['3000,000円', 'not-money'],
    ['百千', 'not-money'],
    ['万', 'not-money'],
    ['3万2億', 'not-money'],
    ['12万34万', 'not-money'],
    ['5万20,000', 'not-money'],
    ['未定', 'not-money'],
    ['100ドル', 'not-money'],
    ['0.5円', 'fraction'],
    ['2兆円', 'too-large'],
  ])('%s is refused as %s', (typed, reason) => {
    expect(readYen(typed)).toEqual({ ok: false, reason })
  })

  it('reads back every amount it writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: mostYen }), (yen) => void expect(readYen(displayYen(yen))).toEqual({ ok: true, yen })))
  })

  it('reads a point before 億 to the last yen', () => {
    const digits = fc.integer({ min: 0, max: 99_999_999 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), digits, (oku, rest) => {
        expect(readYen(`${oku}.${String(rest).padStart(8, '0')}億円`)).toEqual({ ok: true, yen: oku * 1e8 + rest })
        expect(readYen(`${oku}.${String(rest).padStart(8, '0')}5億円`)).toEqual({ ok: false, reason: 'fraction' })
      }),
    )
  })

  it.each<[string, number]>([
    ['〇', 0],
    ['壱百万円', 1_000_000],
    ['千五百億', 150_000_000_000],
    ['12万3456円', 123_456],
    ['1.0兆円', mostYen],
    ['12,345.0円', 12_345],
  ])('%s is read too', (typed, yen) => expect(readYen(typed)).toEqual({ ok: true, yen }))

  it.each(['金三百万円', '3、000', '3.000.000', '1,2345', '+5', '1e3', '0x10', '$300', '三.五万', '.5万円', '5.万円', '1一万', '3千5百千'])(
    '%s is not guessed at',
    (typed) => expect(readYen(typed)).toEqual({ ok: false, reason: 'not-money' }),
  )

  it('never throws, and never gives anything but whole yen', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789,.円万億兆千百十一二三〇￥ -約') }), (typed) => {
        const read = readYen(typed)
        if (read.ok) expect(Number.isSafeInteger(read.yen) && read.yen >= 0 && read.yen <= mostYen).toBe(true)
      }),
    )
  })
})

describe('an amount on paper', () => {
  it.each<[number, string]>([
    [0, '0円'],
    [85_000, '85,000円'],
    [3_000_000, '300万円'],
    [120_000_000, '1億2,000万円'],
    [100_000_000, '1億円'],
    [1_234_567, '1,234,567円'],
  ])('%d is %s', (yen, shown) => expect(displayYen(yen)).toBe(shown))
})
