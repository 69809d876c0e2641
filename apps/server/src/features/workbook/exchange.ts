// SPDX-License-Identifier: Apache-2.0
import type { HandlerOutput, workbookEndpoints } from '@shinayaka/contract'
import { type FormMapping, readMapping } from '@shinayaka/engines/foreign-workbook/index'
import { ProblemError } from '../../platform/problem.ts'
import { confirmedMapping, openTemplate, type Work } from './commands.ts'
import type { Looked } from './look.ts'
import { openTargets } from './targets.ts'
import { type Added, addedOf } from './view.ts'

/** A mapping as institutions hand it to each other: where answers go, and nothing of the form's wording but its sheets' names. The command line reads it too. */
type Shared = FormMapping & { form: string | null; added: Added }

/** The mapping confirmed last, to give away. */
export const exportMapping = async (work: Work, id: string): Promise<{ name: string; bytes: Uint8Array }> => {
  const { row } = await openTemplate(work, id)
  const shared: Shared = { ...confirmedMapping(row), form: row.form, added: addedOf(row) }
  return {
    name: `${row.name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')}.mapping.json`,
    bytes: new TextEncoder().encode(`${JSON.stringify(shared, null, 2)}\n`),
  }
}

const invalid = (place: string) => new ProblemError('workbook.mapping-invalid', { place })

const parsed = (bytes: Uint8Array): { mapping: FormMapping; added: Added } => {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw invalid('JSON')
  }
  const reading = readMapping(value)
  if (reading.kind === 'invalid') throw invalid(reading.places[0] || 'JSON')
  const { added = [] } = value as { added?: unknown }
  const wellFormed = (one: unknown): one is Added[number] =>
    typeof one === 'object' &&
    one !== null &&
    typeof (one as Added[number]).item === 'string' &&
    Array.isArray((one as Added[number]).practices) &&
    (one as Added[number]).practices.every((practice) => typeof practice === 'string')
  if (!Array.isArray(added) || !added.every(wellFormed)) throw invalid('added')
  return { mapping: reading.mapping, added }
}

/** Rows whose words are not those the mapping was made for. */
const differing = (mapping: FormMapping, looked: Looked): string[] =>
  mapping.tables.flatMap(({ sheet, items }) => {
    const found = looked.sheets.find(({ name }) => name === sheet.name) ?? looked.sheets.find(({ index }) => index === sheet.index)
    return items
      .filter(({ row, check }) => {
        const at = found?.rows.find((one) => one.row === row)
        return at === undefined || (at.label?.check ?? null) !== check
      })
      .map(({ row }) => `${sheet.name} ${row}`)
  })

type Checked = HandlerOutput<(typeof workbookEndpoints)['checkWorkbookMapping']>

/** A mapping that came from elsewhere, for the workbook here: only where the words beside every row are the same. A person still confirms it. */
export const checkMapping = async (work: Work, id: string, bytes: Uint8Array): Promise<Checked> => {
  const { scope, forms, app } = work
  const { mapping, added } = parsed(bytes)
  const { row, looked } = await openTemplate(work, id)
  const wrong = differing(mapping, looked)
  if (wrong.length > 0) throw new ProblemError('workbook.mapping-differs', { count: wrong.length, rows: wrong.slice(0, 10).join('、') })
  const targets = await openTargets(scope.db, forms, app.catalog, row.form, looked)
  const sheets = mapping.tables.map(({ sheet, rounds, items }) => ({
    sheet: (looked.sheets.find(({ name }) => name === sheet.name) ?? looked.sheets.find(({ index }) => index === sheet.index))?.index ?? sheet.index,
    rounds,
    rows: items.map(({ row: at, item }) => ({ row: at, item })),
  }))
  const unknown = sheets.flatMap(({ rows }) => rows).find(({ item }) => targets.find(item) === null)
  if (unknown) throw invalid(unknown.item)
  return { sheets, added: added.filter(({ practices }) => practices.every((practice) => app.catalog.practices.has(practice))) }
}
