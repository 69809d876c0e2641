// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fill } from './fill.ts'
import { inspect } from './inspect.ts'
import { read } from './read.ts'
import { encryptedBook, mergedBook } from './testing.books.ts'
import { answerTo, handParts, mappingOf, rawMembers } from './testing.ts'

const parts = (): Record<string, Uint8Array> =>
  handParts({ sheets: [{ name: '表', cells: { A1: '①', B1: '一つめの項目', A2: '②', B2: '二つめの項目' } }] })
const sheet1 = 'xl/worksheets/sheet1.xml'
const text = (name: string): string => Buffer.from(parts()[name] ?? []).toString()
const changed = (name: string, content: string | Uint8Array): Uint8Array =>
  zipSync({ ...parts(), [name]: typeof content === 'string' ? strToU8(content) : content })

const mapping = mappingOf(zipSync(parts()))

/** The refusal, which must be the same whichever way the file came in. */
const refusal = (bytes: Uint8Array): string => {
  const answers = [inspect(bytes), fill(bytes, mapping, [answerTo('1', { answer: 'yes' })]), read(bytes, mapping)]
  const [first, ...others] = answers.map((answer) =>
    answer.kind === 'refused' ? [answer.code, answer.params.reason].filter(Boolean).join(' ') : answer.kind,
  )
  for (const other of others) expect(other).toBe(first)
  return first ?? ''
}

const compound = (stream: string): Uint8Array => {
  const file = Buffer.alloc(2048)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
  Buffer.from(stream, 'utf16le').copy(file, 1024)
  return new Uint8Array(file)
}

describe('what is no form of the kind that can be filled is refused with what to do', () => {
  it.each<[string, string, () => Uint8Array]>([
    ['a password', 'encrypted', encryptedBook],
    ['an old .xls', 'old-excel', () => compound('Workbook')],
    ['an old Word file', 'not-excel', () => compound('WordDocument')],
    ['a CSV', 'csv', () => strToU8('番号,回答\n1,はい\n')],
    ['a PDF', 'not-excel', () => strToU8('%PDF-1.7, a; b')],
    ['HTML named .xls', 'not-excel', () => strToU8('<html><table>, ;</table></html>')],
    ['nothing', 'not-excel', () => new Uint8Array()],
    [
      'an OpenDocument sheet',
      'ods',
      () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<x/>') }),
    ],
    ['another zip', 'not-excel', () => zipSync({ 'readme.txt': strToU8('x') })],
    ['a Word file', 'not-excel', () => changed('xl/workbook.xml', '<w:document xmlns:w="x"><w:body/></w:document>')],
    [
      'an .xlsb',
      'binary-excel',
      () =>
        zipSync({
          '_rels/.rels': strToU8(text('_rels/.rels').replace('workbook.xml', 'workbook.bin')),
          'xl/workbook.bin': new Uint8Array(100),
        }),
    ],
  ])('%s', (_, code, make) => {
    expect(refusal(make())).toBe(code)
  })
})

describe('a hostile workbook', () => {
  it('with entities is refused, in whatever part they stand', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    for (const name of ['xl/workbook.xml', sheet1, 'xl/sharedStrings.xml', '_rels/.rels'])
      expect(refusal(changed(name, text(name).replace(/^<\?xml[^>]*>/u, `<?xml version="1.0"?>${bomb}`)))).toBe('unreadable doctype')
  })

  it('that names members outside itself or twice is refused', () => {
    for (const name of ['../evil.xml', '/etc/passwd', 'xl\\worksheets\\x.xml', 'XL/Workbook.xml'])
      expect(refusal(zipSync({ ...parts(), [name]: strToU8('x') }))).toBe('unreadable names')
  })

  it('whose relations lead out of it finds nothing there', () => {
    const escaping = text('xl/_rels/workbook.xml.rels').replace('worksheets/sheet1.xml', '../../../../etc/passwd')
    expect(inspect(changed('xl/_rels/workbook.xml.rels', escaping))).toMatchObject({ kind: 'inspected', sheets: [{ kind: 'other', rows: [] }] })
  })

  it('that inflates to more than any form, or announces less than it holds, is refused before it is read', () => {
    expect(refusal(changed(sheet1, new Uint8Array(130 * 1024 * 1024)))).toBe('zip-bomb inflated-size')
    expect(refusal(changed(sheet1, new Uint8Array(20 * 1024 * 1024)))).toBe('zip-bomb ratio')
    const lying = changed(sheet1, new Uint8Array(900_000))
    const { entry } = rawMembers(lying).find(({ name }) => name === sheet1) ?? { entry: Buffer.alloc(0) }
    const place = Buffer.from(lying).lastIndexOf(entry.subarray(46, 46 + sheet1.length)) - 46
    new DataView(lying.buffer).setUint32(place + 24, 1000, true)
    expect(refusal(lying)).toBe('zip-bomb inflated-size')
    const many = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`x/${index}`, new Uint8Array()]))
    expect(refusal(zipSync({ ...parts(), ...many }))).toBe('zip-bomb entries')
    expect(refusal(new Uint8Array(21 * 1024 * 1024))).toBe('too-large')
  })

  it('with a picture that shrinks far is none: pictures are never unpacked', () => {
    expect(inspect(changed('xl/media/a.emf', new Uint8Array(10 * 1024 * 1024))).kind).toBe('inspected')
  })

  it('with more rows, cells, merged areas or validations than any form is refused', () => {
    const withRows = (rows: string) => changed(sheet1, text(sheet1).replace('</sheetData>', `${rows}</sheetData>`))
    // Rows that differ, so that the file does not look like a bomb.
    const rows = Array.from({ length: 25_000 }, (_, index) => `<row r="${index + 10}" ht="${(index * 7919) % 997}"/>`).join('')
    expect(refusal(withRows(rows))).toBe('too-many-cells')
    const cells = Array.from(
      { length: 5_000 },
      (_, row) => `<row r="${row + 10}">${Array.from({ length: 41 }, (_, cell) => `<c><v>${(row * cell) % 977}</v></c>`).join('')}</row>`,
    )
    expect(refusal(withRows(cells.join('')))).toBe('too-many-cells')
    const merges = Array.from({ length: 5_001 }, (_, index) => `<mergeCell ref="A${index + 1}:B${index + 1}"/>`).join('')
    expect(refusal(changed(sheet1, text(sheet1).replace('</worksheet>', `<mergeCells>${merges}</mergeCells></worksheet>`)))).toBe('too-many-cells')
  })

  it('with areas of a million cells does not keep the machine busy', () => {
    const wide = text(sheet1).replace(
      '</worksheet>',
      '<mergeCells><mergeCell ref="A10:XFD1048576"/></mergeCells><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>$A$1:$XFD$1048576</formula1></dataValidation></dataValidations></worksheet>',
    )
    expect(inspect(changed(sheet1, wide)).kind).toBe('inspected')
  })

  it.each([
    ['cut off', (xml: string) => xml.slice(0, -30)],
    ['with rows that go back', (xml: string) => xml.replace('<row r="2"', '<row r="1"')],
    ['with cells that go back', (xml: string) => xml.replace('<c r="B1"', '<c r="A1"')],
    ['with cells outside rows', (xml: string) => xml.replace('<sheetData>', '<sheetData><c r="A1"/>')],
    ['with a row beyond the last', (xml: string) => xml.replace('<row r="2"', '<row r="99999999"')],
  ])('%s is damaged', (_, change) => {
    expect(refusal(changed(sheet1, change(text(sheet1))))).toBe('unreadable damaged')
  })

  it('in another encoding than UTF-8 is refused', () => {
    expect(refusal(changed(sheet1, new Uint8Array(Buffer.from(`\ufeff${text(sheet1)}`, 'utf16le'))))).toBe('unreadable encoding')
  })
})

describe('any file at all', () => {
  it('is answered, never thrown at', () => {
    const form = mergedBook()
    const mappingOfForm = mappingOf(form)
    const mutation = fc.record({ place: fc.nat(form.length - 1), value: fc.nat(255) })
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), fc.nat(20), (mutations, cut) => {
        const bytes = form.slice(0, form.length - cut)
        for (const { place, value } of mutations) if (place < bytes.length) bytes[place] = value
        expect(['inspected', 'refused']).toContain(inspect(bytes).kind)
        expect(['filled', 'problems', 'refused']).toContain(fill(bytes, mappingOfForm, [answerTo('1-1', { answer: 'yes' })]).kind)
      }),
      { numRuns: 200 },
    )
  })

  it('also where its XML is changed at random', () => {
    const xml = text(sheet1)
    fc.assert(
      fc.property(fc.nat(xml.length - 1), fc.nat(30), fc.string({ maxLength: 8 }), (place, length, put) => {
        const bytes = changed(sheet1, xml.slice(0, place) + put + xml.slice(place + length))
        expect(['inspected', 'refused']).toContain(inspect(bytes).kind)
      }),
      { numRuns: 200 },
    )
  })
})
