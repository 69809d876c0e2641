// SPDX-License-Identifier: Apache-2.0
import type { Workbook } from 'exceljs'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { openContainer, type Refusal } from './container.ts'
import { loadExcel } from './excel.ts'

/** Rows a sheet may have, and cells and texts in all: far more than any form, far less than what would keep the machine busy. */
export const sheetLimits = { rows: 2_000, cells: 60_000 }

/** A merged area as the file names it (`A2:C4`). */
export type Opened = { kind: 'opened'; workbook: Workbook; merged: ReadonlyMap<string, readonly string[]> }

const refuse = (code: Refusal['code'], params: Refusal['params'] = {}): Refusal => ({ kind: 'refused', code, params })
const damaged = refuse('unreadable', { reason: 'damaged' })

const workbookPart = 'xl/workbook.xml'
const sheetPart = /^xl\/worksheets\/sheet\d+\.xml$/u

/** Cells and what they need; not pictures, macros, links to elsewhere, tables or notes. */
const wanted = (name: string): boolean =>
  ['[Content_Types].xml', '_rels/.rels', workbookPart, 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml', 'xl/styles.xml'].includes(name) ||
  sheetPart.test(name)

/** Everything of a sheet but its cells: none of it is needed, and some of it (areas of a million cells) is how a small file keeps a reader busy. */
const ignored = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'autoFilter',
  'mergeCells',
  'rowBreaks',
  'hyperlinks',
  'pageMargins',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'picture',
  'drawing',
  'sheetProtection',
  'tableParts',
  'conditionalFormatting',
  'extLst',
]

const count = (text: string, pattern: RegExp): number => {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}

const judgeSheets = (sheets: readonly string[], strings: string): Refusal | null => {
  const rows = Math.max(0, ...sheets.map((text) => count(text, /<row[\s>/]/gu)))
  if (rows > sheetLimits.rows) return refuse('too-many-rows', { rows, limit: sheetLimits.rows })
  const cells = sheets.reduce((sum, text) => sum + count(text, /<c[\s>/]/gu), count(strings, /<si[\s>/]/gu))
  return cells > sheetLimits.cells ? refuse('unreadable', { reason: 'too-many-cells' }) : null
}

/** Names of areas are of no use here and may be a million cells large. */
const withoutNames = (text: string): string => text.replace(/<definedNames\b[^>]*>[\s\S]*?<\/definedNames\s*>/gu, '')

const mergedAreas = (text: string): string[] => [...text.matchAll(/<mergeCell\s[^>]*?ref\s*=\s*["']([^"']*)["']/gu)].flatMap(([, area]) => area ?? [])

const loadParts = async (parts: ReadonlyMap<string, string>): Promise<Workbook> => {
  const { Workbook: ExcelWorkbook } = await loadExcel()
  const workbook = new ExcelWorkbook()
  const packed = zipSync(Object.fromEntries([...parts].map(([name, text]) => [name, strToU8(text)])), { level: 0 })
  await workbook.xlsx.load(packed.buffer as ArrayBuffer, { ignoreNodes: ignored })
  return workbook
}

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null

/** Merged areas by the relation that leads to their sheet. */
const mergedByRelation = (parts: ReadonlyMap<string, string>): Map<string, string[]> => {
  const tags = (parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\s[^>]*>/gu)
  return new Map(
    [...tags].map(([tag]): [string, string[]] => {
      const target = (attribute(tag, 'Target') ?? '').replace(/^\/?xl\//u, '')
      return [attribute(tag, 'Id') ?? '', mergedAreas(parts.get(`xl/${target}`) ?? '')]
    }),
  )
}

/** Merged areas of each sheet, in the order of the sheets: the reader keeps that order. */
const mergedByName = (workbook: Workbook, parts: ReadonlyMap<string, string>): Map<string, string[]> => {
  const relations = mergedByRelation(parts)
  const sheets = [...(parts.get(workbookPart) ?? '').matchAll(/<sheet\s[^>]*>/gu)].map(([tag]) => attribute(tag, 'r:id') ?? '')
  const known = sheets.filter((id) => relations.has(id))
  return new Map(workbook.worksheets.map((sheet, index) => [sheet.name, relations.get(known[index] ?? '') ?? []]))
}

/**
 * Opens an uploaded workbook for its cells only, within limits that hold before the reader proper sees a byte.
 *
 * @returns the workbook and its merged areas by sheet, or why it is refused
 */
export const openWorkbook = async (bytes: Uint8Array): Promise<Opened | Refusal> => {
  const container = openContainer(bytes, wanted)
  if (container.kind === 'refused') return container
  if (!container.parts.has(workbookPart)) return refuse('not-excel')
  const parts = new Map([...container.parts].map(([name, content]) => [name, strFromU8(content)]))
  // A workbook declares no entities: what does is an attack, or not a workbook.
  if ([...parts.values()].some((text) => text.includes('<!DOCTYPE') || text.includes('<!ENTITY'))) return damaged
  const sheets = [...parts].flatMap(([name, text]) => (sheetPart.test(name) ? [text] : []))
  const refusal = judgeSheets(sheets, parts.get('xl/sharedStrings.xml') ?? '')
  if (refusal !== null) return refusal
  parts.set(workbookPart, withoutNames(parts.get(workbookPart) ?? ''))
  if (parts.get(workbookPart)?.includes('<definedName')) return damaged
  try {
    const workbook = await loadParts(parts)
    return { kind: 'opened', workbook, merged: mergedByName(workbook, parts) }
  } catch {
    return damaged
  }
}
