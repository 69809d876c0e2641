// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMailAddress } from './mail-address.ts'

describe('a mail address', () => {
  it.each([
    ['hanako@example.jp', 'hanako@example.jp'],
    ['　ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ ', 'hanako@example.jp'],
    ['hanako@example。jp', 'hanako@example.jp'],
    ['jimu−ka@asagao‐hp.example.jp', 'jimu-ka@asagao-hp.example.jp'],
    ['Hanako.Endo@Example.JP', 'Hanako.Endo@example.jp'],
    ['ai..ue.@docomo.example.jp', 'ai..ue.@docomo.example.jp'],
    ["o'brien+shinayaka@example.jp", "o'brien+shinayaka@example.jp"],
  ])('%s is read as people mean it', (typed, address) => expect(readMailAddress(typed)).toBe(address))

  it.each([
    '',
    'hanako',
    '@example.jp',
    'hanako@',
    'hanako@example',
    'hanako@-example.jp',
    'hanako@example..jp',
    'a@b@example.jp',
    '花子@example.jp',
    'hanako@例え.jp',
    'hanako@example.jp>',
    'hanako@example.jp,taro@example.jp',
    `${'a'.repeat(65)}@example.jp`,
    `a@${'b.'.repeat(125)}example.jp`,
  ])('%j is none', (typed) => expect(readMailAddress(typed)).toBeNull())

  it('has never more than one line, one address, or a character outside of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, rest) => {
        const address = readMailAddress(`${name}@${rest}.example.jp`)
        return address === null || /^[!-~]+$/.test(address.replaceAll(/[,;<>"()[\]\\]/g, ' '))
      }),
    )
  })
})
