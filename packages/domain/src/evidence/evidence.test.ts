// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expiring, expiryOf } from './expiry.ts'
import { extensionOf, nameLies, savedFileName, shownFileName } from './file-name.ts'

describe('a file name for show', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\Windows\\System32\\drivers\\etc\\hosts', 'hosts'],
    ['C:\\Users\\山田\\復元訓練.pdf', '復元訓練.pdf'],
    ['/a/b/', 'file'],
    ['', 'file'],
    ['...', 'file'],
    ['.pdf', 'pdf'],
    ['写真\u0000.jpg', '写真.jpg'],
    ['請求書\u202Efdp.exe', '請求書fdp.exe'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM1.pdf', '_COM1.pdf'],
    ['conference.pdf', 'conference.pdf'],
    ['か\u3099いじゅ.pdf', 'がいじゅ.pdf'],
    ['報告書.pdf. . ', '報告書.pdf'],
    ['a<b>|c"?.csv', 'a_b_c_.csv'],
    ['.htaccess', 'htaccess'],
    [`${'長'.repeat(300)}.pdf`, `${'長'.repeat(80)}.pdf`],
    ['👩‍⚕️.jpg', '👩⚕️.jpg'],
  ])('%j becomes %j', (given, shown) => {
    expect(shownFileName(given)).toBe(shown)
  })

  it('is one plain, short, visible name whatever was given, and stays as it is when given again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' })), (given) => {
        const shown = shownFileName(given)
        expect(shown).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(shown).not.toMatch(/^[ .]|[ .]$/u)
        expect([...shown].length).toBeGreaterThan(0)
        expect([...shown].length).toBeLessThanOrEqual(100)
        expect(shownFileName(shown)).toBe(shown)
      }),
    )
  })
})

describe('an ending', () => {
  it.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['a.ｓｖｇ', 'svg'],
    ['a.html.', 'html'],
    ['a', ''],
    ['.bashrc', ''],
  ])('of %s is %s', (name, extension) => expect(extensionOf(name)).toBe(extension))

  it('that is not that of the content is found out, and the true one put behind', () => {
    expect(nameLies('写真.pdf', 'jpeg')).toBe(true)
    expect(savedFileName('写真.pdf', 'jpeg')).toBe('写真.pdf.jpg')
    expect(nameLies('写真.JPEG', 'jpeg')).toBe(false)
    expect(savedFileName('写真.JPEG', 'jpeg')).toBe('写真.JPEG')
    expect(nameLies('写真', 'jpeg')).toBe(false)
    expect(savedFileName('写真', 'jpeg')).toBe('写真.jpg')
    expect(savedFileName('x.exe', 'text')).toBe('x.exe.txt')
  })
})

describe('expiry', () => {
  it.each([
    [null, 'none'],
    ['2026-11-20', 'expired'],
    ['2026-11-21', 'soon'],
    ['2027-01-20', 'soon'],
    ['2027-01-21', 'valid'],
  ] as const)('%s is %s on 2026-11-21', (expires, state) => expect(expiryOf(expires, '2026-11-21')).toBe(state))

  it('gives what is past and what is near, the most urgent first', () => {
    const items = ['2027-06-01', '2026-12-01', null, '2026-10-01'].map((expires) => ({ expires }))
    expect(expiring(items, '2026-11-21')).toEqual([
      { item: { expires: '2026-10-01' }, days: -51 },
      { item: { expires: '2026-12-01' }, days: 10 },
    ])
  })
})
