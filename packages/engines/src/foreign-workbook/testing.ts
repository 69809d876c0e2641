// SPDX-License-Identifier: Apache-2.0
import { crc32 } from 'node:zlib'
import ExcelJS from 'exceljs'
import { strToU8, Zip, ZipDeflate, type Zippable, zipSync } from 'fflate'
import { expect } from 'vitest'
import { columnLetters, placeOf } from './address.ts'
import { type FillOptions, fill } from './fill.ts'
import { inspect } from './inspect.ts'
import { itemsOfForm, proposeMapping } from './propose.ts'
import type { FormMapping, Inspection, ItemAnswer, KnownItem } from './types.ts'
import { encode } from './xml.ts'

/** A cell of a workbook made by hand: a text, a number, or with its style, formula or whole XML. */
export type HandCell = string | number | { v?: string | number | boolean; s?: number; f?: string; xml?: string }
export type HandSheet = {
  name: string
  state?: 'hidden' | 'veryHidden'
  cells: Record<string, HandCell>
  merged?: string[]
  /** XML before and after the cells, in the order the format wants. */
  before?: string
  after?: string
  relations?: string
}
export type HandBook = {
  sheets: HandSheet[]
  date1904?: boolean
  names?: string
  parts?: Record<string, string | Uint8Array>
  relations?: string
  types?: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Styles by number: 0 plain, 1 date (14), 2 bold, 3 令和 date, 4 text, 5 unlocked. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Meiryo UI"/></font><font><b/><sz val="11"/><name val="Meiryo UI"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs></styleSheet>`

const cellXml = (address: string, cell: HandCell, strings: string[]): string => {
  const { v, s, f, xml } = typeof cell === 'object' ? cell : { v: cell, s: undefined, f: undefined, xml: undefined }
  if (xml !== undefined) return xml
  const style = s === undefined ? '' : ` s="${s}"`
  const formula = f === undefined ? '' : `<f>${encode(f)}</f>`
  if (v === undefined && f === undefined) return `<c r="${address}"${style}/>`
  if (typeof v === 'string' && f !== undefined) return `<c r="${address}"${style} t="str">${formula}<v>${encode(v)}</v></c>`
  if (typeof v === 'string') return `<c r="${address}"${style} t="s"><v>${strings.push(v) - 1}</v></c>`
  if (typeof v === 'boolean') return `<c r="${address}"${style} t="b"><v>${Number(v)}</v></c>`
  return `<c r="${address}"${style}>${formula}${v === undefined ? '' : `<v>${v}</v>`}</c>`
}

const sheetXml = ({ cells, merged = [], before = '', after = '' }: HandSheet, strings: string[]): string => {
  const places = Object.entries(cells)
    .map(([address, cell]) => ({ address, cell, ...(placeOf(address) ?? { row: 1, column: 1 }) }))
    .sort((a, b) => a.row - b.row || a.column - b.column)
  const rows = [...new Set(places.map(({ row }) => row))].map((row) => {
    const mine = places.filter((place) => place.row === row)
    const inner = mine.map(({ address, cell }) => cellXml(address, cell, strings)).join('')
    return `<row r="${row}" spans="1:${Math.max(...mine.map(({ column }) => column))}">${inner}</row>`
  })
  const [lastRow, lastColumn] = [Math.max(1, ...places.map(({ row }) => row)), Math.max(1, ...places.map(({ column }) => column))]
  const merges =
    merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  const [protection = '', rest = after] = /^(<sheetProtection[^>]*\/>)([\s\S]*)$/u.exec(after)?.slice(1) ?? []
  return `${head}<worksheet xmlns="${main}" xmlns:r="${rel}"><dimension ref="A1:${columnLetters(lastColumn)}${lastRow}"/>${before}<sheetData>${rows.join('')}</sheetData>${protection}${merges}${rest}</worksheet>`
}

const relations = (inner: string): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`

/** The parts of a workbook made by hand, as Excel would lay them out. */
export const handParts = ({
  sheets,
  date1904 = false,
  names = '',
  parts = {},
  relations: more = '',
  types = '',
}: HandBook): Record<string, Uint8Array> => {
  const strings: string[] = []
  const texts = sheets.map((sheet) => sheetXml(sheet, strings))
  const macro = 'xl/vbaProject.bin' in parts
  const kind = macro ? 'application/vnd.ms-excel.sheet.macroEnabled' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const made: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${office}.sharedStrings+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${office}.worksheet+xml"/>`).join('')}${types}</Types>`,
    '_rels/.rels': relations(`<Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${rel}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, state }, index) => `<sheet name="${encode(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`).join('')}</sheets>${names}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      `${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${rel}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/>${more}`,
    ),
    'xl/styles.xml': head + styles,
    ...Object.fromEntries(texts.map((text, index) => [`xl/worksheets/sheet${index + 1}.xml`, text])),
    ...Object.fromEntries(
      sheets.flatMap(({ relations: own }, index) => (own === undefined ? [] : [[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, relations(own)]])),
    ),
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${encode(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  }
  return Object.fromEntries(Object.entries(made).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]))
}

/** A workbook made by hand. Pictures and macros are stored unpacked, as some programs do. */
export const handBook = (book: HandBook): Uint8Array => {
  const parts: Zippable = Object.fromEntries(
    Object.entries(handParts(book)).map(([name, content]) => [name, /\.(?:png|bin)$/u.test(name) ? [content, { level: 0 }] : content]),
  )
  return zipSync(parts, { mtime: '2026-05-27T09:00:00' })
}

/** The same as a program writes it that does not know sizes beforehand: they follow the data. */
export const streamed = (parts: Record<string, Uint8Array>): Uint8Array => {
  const chunks: Uint8Array[] = []
  const zip = new Zip((_, chunk) => chunks.push(chunk))
  for (const [name, content] of Object.entries(parts)) {
    const file = new ZipDeflate(name)
    zip.add(file)
    file.push(content, true)
  }
  zip.end()
  return new Uint8Array(Buffer.concat(chunks))
}

/** The same as careful programs write it for files that might grow: every size and place in fields of 64 bits. */
export const zip64 = (parts: Record<string, Uint8Array>): Uint8Array => {
  const [locals, records]: [Buffer[], Buffer[]] = [[], []]
  let place = 0
  for (const [name, content] of Object.entries(parts)) {
    const extra = Buffer.alloc(28)
    extra.writeUInt32LE(0x00180001)
    for (const [index, value] of [content.length, content.length, place].entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8)
    const fields = Buffer.alloc(26)
    for (const [at, value] of [45, 0, 0, 0x6000, 0x5cbb].entries()) fields.writeUInt16LE(value, at * 2)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(0xffffffff, 14)
    fields.writeUInt32LE(0xffffffff, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    fields.writeUInt16LE(28, 24)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), extra, content])
    locals.push(local)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(0xffffffff, 10)
    records.push(Buffer.concat([Buffer.from('PK\x01\x02\x2d\x00'), fields, rest, Buffer.from(name), extra]))
    place += local.length
  }
  const length = records.reduce((sum, record) => sum + record.length, 0)
  const end64 = Buffer.alloc(56)
  end64.write('PK\x06\x06', 'latin1')
  for (const [at, value] of [
    [4, 44],
    [24, records.length],
    [32, records.length],
    [40, length],
    [48, place],
  ] as const)
    end64.writeBigUInt64LE(BigInt(value), at)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(place + length), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.concat([Buffer.from('PK\x05\x06\0\0\0\0', 'latin1'), Buffer.alloc(12, 0xff), Buffer.alloc(2)])
  return new Uint8Array(Buffer.concat([...locals, ...records, end64, locator, end]))
}

/** The inspection of a workbook that can be opened. */
export const inspected = (bytes: Uint8Array): Inspection => {
  const found = inspect(bytes)
  if (found.kind === 'refused') throw new Error(JSON.stringify(found))
  return found
}

/** The mapping that is proposed, for the form's own items unless others are given. */
export const mappingOf = (bytes: Uint8Array, items?: readonly KnownItem[]): FormMapping => {
  const inspection = inspected(bytes)
  return proposeMapping(inspection, items ?? itemsOfForm(inspection)).mapping
}

export const answerTo = (item: string, given: Partial<ItemAnswer>): ItemAnswer => ({
  item,
  round: 1,
  answer: null,
  date: null,
  target: null,
  remark: null,
  person: null,
  ...given,
})

/** Fills a form that can be filled. */
export const filled = (bytes: Uint8Array, mapping: FormMapping, answers: readonly ItemAnswer[], options: FillOptions = {}) => {
  const filling = fill(bytes, mapping, answers, options)
  if (filling.kind !== 'filled') throw new Error(JSON.stringify(filling))
  return filling
}

/** The raw bytes of every member (its header, packed data and what follows) and its entry of the directory without its place: read apart from our own reader. */
export const rawMembers = (bytes: Uint8Array): { name: string; local: Buffer; entry: Buffer }[] => {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const [count, directory] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 16)]
  const members: { name: string; offset: number; entry: Buffer }[] = []
  for (let place = directory; members.length < count; ) {
    const [name, extra, comment] = [28, 30, 32].map((at) => file.readUInt16LE(place + at)) as [number, number, number]
    const entry = Buffer.from(file.subarray(place, place + 46 + name + extra + comment))
    members.push({ name: entry.subarray(46, 46 + name).toString(), offset: entry.readUInt32LE(42), entry })
    place += entry.length
    entry.writeUInt32LE(0, 42)
  }
  const starts = [...members.map(({ offset }) => offset), directory].sort((a, b) => a - b)
  return members.map(({ name, offset, entry }) => ({
    name,
    entry,
    local: file.subarray(
      offset,
      starts.find((start) => start > offset),
    ),
  }))
}

/** Proves that of all members only these have changed, byte by byte and in the same order. */
export const expectUntouchedBut = (before: Uint8Array, after: Uint8Array, changed: readonly string[]): void => {
  const [old, now] = [rawMembers(before), rawMembers(after)]
  expect(now.map(({ name }) => name)).toEqual(old.map(({ name }) => name))
  const touched = old.filter(({ local, entry }, index) => !(now[index]?.local.equals(local) && now[index]?.entry.equals(entry)))
  expect(touched.map(({ name }) => name).sort()).toEqual([...changed].sort())
}

const loaded = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  return workbook
}

/** Every cell of a workbook with its value (of merged ones at the first) and style, as an Excel library that is not ours reads them. */
export const cellsOf = async (bytes: Uint8Array): Promise<Map<string, string>> => {
  const cells = new Map<string, string>()
  for (const sheet of (await loaded(bytes)).worksheets) {
    sheet.eachRow({ includeEmpty: false }, (row) =>
      row.eachCell({ includeEmpty: false }, (cell) => {
        cells.set(
          `${sheet.name}!${cell.address}`,
          JSON.stringify([cell.master === cell ? cell.value : null, cell.numFmt, cell.font, cell.protection, cell.dataValidation ?? null]),
        )
      }),
    )
  }
  return cells
}

/** The cells in which two workbooks differ, as that library sees them. */
export const differing = async (before: Uint8Array, after: Uint8Array): Promise<string[]> => {
  const [old, now] = [await cellsOf(before), await cellsOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).sort()
}
