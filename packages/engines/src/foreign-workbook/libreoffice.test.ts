// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { read } from './read.ts'
import { book1904, boxBook, controlBook, dropDownBook, formulaBook, imageBook, mergedBook, printedBook, protectedBook } from './testing.books.ts'
import { answerTo, expectUntouchedBut, filled, inspected, mappingOf } from './testing.ts'
import type { FormMapping } from './types.ts'

const present = spawnSync('soffice', ['--version']).error === undefined
const folder = mkdtempSync(join(tmpdir(), 'shinayaka-foreign-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
/** Workbooks as LibreOffice saves them again, all in one go, in a profile of its own; what it could not open is missing. */
const savedAgain = (books: readonly Uint8Array[]): Uint8Array[] => {
  count += 1
  const [from, to] = [join(folder, `in-${count}`), join(folder, `out-${count}`)]
  for (const path of [from, to]) mkdirSync(path)
  const names = books.map((bytes, index) => {
    const name = `form-${index}.xlsx`
    writeFileSync(join(from, name), bytes)
    return name
  })
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const args = [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', to, ...names.map((name) => join(from, name))]
  execFileSync('soffice', args, { stdio: 'ignore', timeout: 200_000 })
  return names.map((name) => readFileSync(join(to, name)))
}

const said = (bytes: Uint8Array, mapping: FormMapping) => {
  const reading = read(bytes, mapping)
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading))
  return reading.answers.map(({ item, round, answer, date, target, remark, person }) => ({ item, round, answer, date, target, remark, person }))
}

const first = (mapping: FormMapping): string => mapping.tables[0]?.items[0]?.item ?? ''

describe.skipIf(!present)('LibreOffice', () => {
  it('opens every filled form and saves it with the same answers', { timeout: 240_000 }, () => {
    const books = [mergedBook, dropDownBook, imageBook, controlBook, book1904, protectedBook, boxBook, printedBook].map((make) => {
      const bytes = make()
      const mapping = mappingOf(bytes)
      const answer = answerTo(first(mapping), { answer: 'yes', date: '2026-11-21', target: '2027-03-31', remark: '一行目\n<二>行目' })
      return { mapping, bytes: filled(bytes, mapping, [answer]).bytes }
    })
    const again = savedAgain(books.map(({ bytes }) => bytes))
    for (const [index, { mapping, bytes }] of books.entries()) expect(said(again[index] ?? new Uint8Array(), mapping)).toEqual(said(bytes, mapping))
  })

  it('calculates anew what was named as out of date', { timeout: 240_000 }, () => {
    const mapping = mappingOf(formulaBook())
    const filling = filled(formulaBook(), mapping, [answerTo('1-1', { answer: 'yes' })])
    expect(filling.notices).toMatchObject([{ code: 'formula.stale' }])
    expect(said(filling.bytes, mapping).map(({ answer }) => answer)).toEqual(['yes', 'no', null, null])
    expect(said(savedAgain([filling.bytes])[0] ?? new Uint8Array(), mapping).map(({ answer }) => answer)).toEqual(['yes', 'yes', null, null])
  })

  it('makes forms that are filled like any other', { timeout: 240_000 }, () => {
    const [merged = new Uint8Array(), lists = new Uint8Array()] = savedAgain([mergedBook(), dropDownBook()])
    expect(inspected(merged).sheets[0]?.rows.map(({ section, item }) => `${section}-${item}`)).toEqual(['1-1', '2-1', '2-2', '2-3'])
    expect(mappingOf(merged).tables).toEqual(mappingOf(mergedBook()).tables)
    const answers = [answerTo('1-1', { answer: 'no', date: '2026-11-21', target: '2027-03-31', remark: '済' }), answerTo('2-3', { answer: 'yes' })]
    const filling = filled(merged, mappingOf(merged), answers)
    expectUntouchedBut(merged, filling.bytes, ['xl/worksheets/sheet1.xml'])
    const second = filled(lists, mappingOf(lists), [answerTo('2-2', { answer: 'na', round: 3, date: '2026-11-21' })])
    expectUntouchedBut(lists, second.bytes, ['xl/worksheets/sheet1.xml'])
    const [mergedAgain = new Uint8Array(), listsAgain = new Uint8Array()] = savedAgain([filling.bytes, second.bytes])
    expect(said(mergedAgain, mappingOf(merged))).toEqual(said(filling.bytes, mappingOf(merged)))
    expect(said(listsAgain, mappingOf(lists))).toContainEqual(answerTo('2-2', { answer: 'na', round: 3, date: '2026-11-21' }))
  })
})
