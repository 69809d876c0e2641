// SPDX-License-Identifier: Apache-2.0
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sampleExpected } from './sample.ts'
import { edited, form, patched, patchedText, problemsOf, read, rowsOf } from './testing.ts'
import type { ExpectedForm } from './types.ts'

describe('refusing a file', () => {
  const refusal = async (bytes: Uint8Array, expected?: ExpectedForm) => {
    const reading = await read(bytes, expected)
    if (reading.kind !== 'refused') throw new Error(JSON.stringify(reading).slice(0, 300))
    return { code: reading.code, params: reading.params }
  }

  it('that is no workbook', async () => {
    expect(await refusal(strToU8('%PDF-1.7\n%âãÏÓ'))).toEqual({ code: 'not-excel', params: {} })
    expect(await refusal(new Uint8Array())).toMatchObject({ code: 'not-excel' })
    expect(await refusal(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toMatchObject({ code: 'not-excel' })
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]))).toMatchObject({
      code: 'not-excel',
    })
  })

  it('that has a password', async () => {
    const compound = new Uint8Array(2048)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    compound.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024)
    expect(await refusal(compound)).toMatchObject({ code: 'encrypted' })
    const flagged = form.slice()
    for (let place = 0; place < flagged.length - 4; place += 1) {
      if (new DataView(flagged.buffer).getUint32(place, true) === 0x02014b50) flagged[place + 8] = (flagged[place + 8] ?? 0) | 1
    }
    expect(await refusal(flagged)).toMatchObject({ code: 'encrypted' })
  })

  it('that is damaged', async () => {
    for (const length of [30, 1000, form.length - 30])
      expect(await refusal(form.slice(0, length))).toMatchObject({ code: 'unreadable', params: { reason: 'damaged' } })
    const flipped = form.slice()
    flipped[200] = (flipped[200] ?? 0) ^ 0xff
    flipped[300] = (flipped[300] ?? 0) ^ 0xff
    expect(await refusal(flipped)).toMatchObject({ code: 'unreadable', params: { reason: 'damaged' } })
    expect(await refusal(patchedText('xl/workbook.xml', () => '<workbook><sheets>'))).toMatchObject({ code: 'unreadable' })
    expect(await refusal(patchedText('xl/sharedStrings.xml', (text) => text.replace('<sst', '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst')))).toMatchObject(
      { code: 'unreadable' },
    )
  })

  it('that is too large, before it is looked into', async () => {
    expect(await refusal(new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({ code: 'too-large', params: { limit: 5_242_880 } })
  })

  it('of another questionnaire or edition', async () => {
    expect(await refusal(form, { ...sampleExpected, instrument: 'hospital-it' })).toEqual({
      code: 'other-instrument',
      params: { instrument: 'clinic' },
    })
    expect(await refusal(form, { ...sampleExpected, editionHash: 'b'.repeat(64) })).toEqual({ code: 'other-edition', params: { edition: '2026.1' } })
  })

  it('whose hidden sheet, answer sheet or columns are gone', async () => {
    expect(await refusal(await edited((_, workbook) => workbook.removeWorksheet('meta')))).toEqual({
      code: 'unreadable',
      params: { reason: 'no-meta-sheet' },
    })
    expect(await refusal(await edited((_, workbook) => workbook.removeWorksheet('回答')))).toMatchObject({ code: 'unreadable' })
    expect(
      await refusal(
        await edited((sheet) => {
          sheet.getCell('D3').value = '答え'
          sheet.getCell('G3').value = null
        }),
      ),
    ).toEqual({
      code: 'unreadable',
      params: { reason: 'columns-missing', columns: '回答, 事業者名' },
    })
    const foreign = new ExcelJS.Workbook()
    foreign.addWorksheet('Sheet1').addRow(['番号', '回答'])
    expect(await refusal(new Uint8Array(await foreign.xlsx.writeBuffer()))).toMatchObject({ params: { reason: 'no-meta-sheet' } })
  })

  it('with too many rows or cells, quickly', async () => {
    const many = (rows: number, cells: string) =>
      patchedText('xl/worksheets/sheet1.xml', (text) =>
        text.replace('</sheetData>', `${Array.from({ length: rows }, (_, row) => `<row r="${row + 100}">${cells}</row>`).join('')}</sheetData>`),
      )
    const began = performance.now()
    expect(await refusal(many(20_000, '<c t="n"><v>1</v></c>'))).toMatchObject({ code: 'too-many-rows', params: { limit: 2000 } })
    expect(await refusal(many(1_900, '<c><v>1</v></c>'.repeat(60)))).toEqual({ code: 'unreadable', params: { reason: 'too-many-cells' } })
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('that names areas of a million cells does not keep the machine busy', async () => {
    const began = performance.now()
    const names = patchedText('xl/workbook.xml', (text) =>
      text.replace('<definedNames>', '<definedNames><definedName name="x">回答!$A$1:$XFD$1048576</definedName>'),
    )
    expect(await rowsOf(names)).toHaveLength(13)
    const merged = patchedText('xl/worksheets/sheet1.xml', (text) =>
      text.replace('<sheetProtection', '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetProtection'),
    )
    expect((await problemsOf(merged)).map(({ code }) => code)).toEqual(['cell.merged'])
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})

describe('refusing a zip bomb, before it is inflated', () => {
  const code = async (bytes: Uint8Array) => {
    const reading = await read(bytes)
    return reading.kind === 'refused' ? { code: reading.code, ...reading.params } : reading.kind
  }
  /** Where the parts stand in the table of contents. */
  const directory = (bytes: Uint8Array): number[] => {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    return Array.from({ length: bytes.length - 4 }, (_, place) => place).filter((place) => view.getUint32(place, true) === 0x02014b50)
  }

  it('by its announced size, its ratio, its number of parts', async () => {
    const began = performance.now()
    expect(
      await code(
        patched((parts) => {
          parts['xl/worksheets/sheet9.xml'] = new Uint8Array(40 * 1024 * 1024)
        }),
      ),
    ).toEqual({ code: 'zip-bomb', reason: 'inflated-size' })
    expect(
      await code(
        patched((parts) => {
          parts['xl/media/a.png'] = new Uint8Array(10 * 1024 * 1024)
        }),
      ),
    ).toEqual({ code: 'zip-bomb', reason: 'ratio' })
    expect(
      await code(
        patched((parts) => {
          for (let index = 0; index < 300; index += 1) parts[`xl/x${index}`] = strToU8('x')
        }),
      ),
    ).toEqual({ code: 'zip-bomb', reason: 'entries' })
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('whose table of contents lies about the size', async () => {
    const bomb = patched((parts) => {
      parts['xl/worksheets/sheet9.xml'] = new Uint8Array(20 * 1024 * 1024)
    })
    const view = new DataView(bomb.buffer, bomb.byteOffset)
    const largest = directory(bomb).find((place) => view.getUint32(place + 24, true) === 20 * 1024 * 1024) ?? 0
    view.setUint32(largest + 24, 1000, true)
    expect(await code(bomb)).toEqual({ code: 'zip-bomb', reason: 'inflated-size' })
  })

  it('whose parts lie over each other, or that names a part twice', async () => {
    const bytes = patched((parts) => {
      for (let index = 0; index < 100; index += 1) parts[`xl/n${index}.xml`] = strToU8(`<x>${index}</x>`)
      parts['xl/worksheets/sheet9.xml'] = strToU8(Array.from({ length: 20_000 }, (_, index) => ((index * 7919) % 9973).toString(36)).join(''))
    })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const places = directory(bytes)
    const big = places.find((place) => view.getUint32(place + 24, true) > 20_000) ?? 0
    for (const place of places.filter((place) => view.getUint16(place + 28, true) === 9)) {
      for (const field of [16, 20, 24, 42]) view.setUint32(place + field, view.getUint32(big + field, true), true)
    }
    expect(await code(bytes)).toEqual({ code: 'zip-bomb', reason: 'overlap' })
    const doubled = patched((parts) => {
      parts['xl/workbook.xmm'] = strToU8('x')
    })
    for (const place of directory(doubled)) {
      const name = strFromU8(doubled.subarray(place + 46, place + 61))
      if (name === 'xl/workbook.xmm') doubled[place + 60] = 'l'.charCodeAt(0)
    }
    expect(await code(doubled)).toMatchObject({ code: 'unreadable' })
  })
})

describe('any file at all', () => {
  it('is answered, never thrown at and never half read', async () => {
    const mutation = fc.record({ place: fc.nat(form.length - 1), value: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 5 }), fc.nat(20), async (mutations, cut) => {
        const bytes = form.slice(0, form.length - cut)
        for (const { place, value } of mutations) if (place < bytes.length) bytes[place] = value
        const reading = await read(bytes)
        if (reading.kind === 'read') expect(reading.rows).toHaveLength(13)
        else expect(['refused', 'rows-invalid']).toContain(reading.kind)
      }),
      { numRuns: 200 },
    )
  })

  it('that is no zip is no workbook', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect((await read(bytes)).kind).toBe('refused')
      }),
      { numRuns: 200 },
    )
  })
})
