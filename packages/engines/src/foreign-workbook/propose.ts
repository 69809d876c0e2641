// SPDX-License-Identifier: Apache-2.0
import { readKnownNumber } from './item-number.ts'
import { proposeRounds } from './propose-columns.ts'
import type {
  Certainty,
  Inspection,
  ItemRow,
  KnownItem,
  MappedTable,
  MappingProposal,
  ProposalNote,
  ProposedMatch,
  SheetInspection,
} from './types.ts'

type Known = { id: string; section: number | null; item: number; title: string }
type Match = { known: Known; row: ItemRow; certainty: Certainty }

const pairs = (text: string): Set<string> => {
  const letters = [...text.normalize('NFKC').replace(/[\s、。・()「」]/gu, '')]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}

/** How much two texts have in common, 0 to 1: our title and the form's label are never the same words, but speak of the same thing. */
const likeness = (one: string, other: string): number => {
  const [mine, theirs] = [pairs(one), pairs(other)]
  const shared = [...mine].filter((pair) => theirs.has(pair)).length
  return mine.size + theirs.size === 0 ? 0 : (2 * shared) / (mine.size + theirs.size)
}

const closest = (row: ItemRow, candidates: readonly Known[]): Known | undefined =>
  candidates
    .map((known) => ({ known, likeness: likeness(known.title, row.label?.text ?? '') }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .at(0)?.known

/** Which known item a row is for: section and number, or the number alone where the section is not written. */
const matchRow = (row: ItemRow, known: readonly Known[]): Match | null => {
  const same = known.filter(({ item }) => item === row.item)
  const exact = same.filter(({ section }) => section === row.section)
  const only = exact[0]
  if (only !== undefined && exact.length === 1) return { known: only, row, certainty: row.manner === 'day' ? 'likely' : 'sure' }
  const open = row.section === null || known.every(({ section }) => section === null) ? same : []
  const candidates = exact.length > 1 ? exact : open
  const best = closest(row, candidates)
  if (best === undefined) return null
  return { known: best, row, certainty: candidates.length === 1 ? 'likely' : 'doubtful' }
}

const rank: Record<Certainty, number> = { sure: 0, likely: 1, doubtful: 2 }

type Found = { sheet: SheetInspection; matches: Match[]; notes: ProposalNote[] }

/** Of several rows for one item the surest, then the first, is taken, and a person told. */
const matchSheet = (sheet: SheetInspection, known: readonly Known[]): Found => {
  const notes: ProposalNote[] = []
  const byItem = new Map<string, Match[]>()
  for (const row of sheet.rows) {
    const match = matchRow(row, known)
    if (match === null) notes.push({ code: 'row.unknown', sheet: sheet.index, row: row.row, section: row.section, item: row.item })
    else byItem.set(match.known.id, [...(byItem.get(match.known.id) ?? []), match])
  }
  const matches = [...byItem].flatMap(([item, found]) => {
    const sorted = found.toSorted((a, b) => rank[a.certainty] - rank[b.certainty] || a.row.row - b.row.row)
    const [best] = sorted
    if (best === undefined) return []
    if (found.length === 1) return [best]
    notes.push({ code: 'item.twice', item, sheet: sheet.index, rows: found.map(({ row }) => row.row) })
    return [{ ...best, certainty: 'doubtful' as const }]
  })
  return { sheet, matches: matches.toSorted((a, b) => a.row.row - b.row.row), notes }
}

/** Sheets in the order of how much they hold, a sheet left out whose items another already has (事業者確認用 beside 医療機関確認用). */
const chooseSheets = (found: readonly Found[]): { chosen: Found[]; notes: ProposalNote[] } => {
  const chosen: Found[] = []
  const notes: ProposalNote[] = []
  const taken = new Set<string>()
  for (const one of found.toSorted((a, b) => b.matches.length - a.matches.length || a.sheet.index - b.sheet.index)) {
    const fresh = one.matches.filter(({ known }) => !taken.has(known.id))
    if (fresh.length === 0 || fresh.length <= one.matches.length / 2) {
      notes.push({ code: 'sheet.left-out', sheet: one.sheet.index, rows: one.sheet.rows.length })
      continue
    }
    for (const { known } of fresh) taken.add(known.id)
    chosen.push({ ...one, matches: fresh })
  }
  return { chosen: chosen.toSorted((a, b) => a.sheet.index - b.sheet.index), notes }
}

const tableOf = ({ sheet, matches }: Found): { table: MappedTable; notes: ProposalNote[] } => {
  const { rounds, notes } = proposeRounds(sheet)
  const items = matches.map(({ known, row }) => ({
    item: known.id,
    row: row.row,
    label: row.label?.cell ?? null,
    check: row.label?.check ?? null,
  }))
  return { table: { sheet: { name: sheet.name, index: sheet.index }, rounds, items }, notes }
}

/** A number without a section among items of which none has one either is as good as any; `1-3` and `③` of section 1 are the same. */
const readKnown = (items: readonly KnownItem[]): Known[] =>
  items.flatMap(({ id, number, title }) => {
    const read = readKnownNumber(number)
    return read === null ? [] : [{ id, title, section: read.section, item: read.item }]
  })

/**
 * Proposes where the answers of known items go in an inspected workbook: a mapping to start from, how sure each match is, and what a person must look at.
 * Hidden sheets are never proposed. Items whose number cannot be read are reported as missing.
 */
export const proposeMapping = ({ sheets }: Inspection, items: readonly KnownItem[]): MappingProposal => {
  const known = readKnown(items)
  const withRows = sheets.filter(({ rows }) => rows.length > 0)
  const hidden = withRows.filter(({ state }) => state !== 'visible')
  const { chosen, notes } = chooseSheets(withRows.filter(({ state }) => state === 'visible').map((sheet) => matchSheet(sheet, known)))
  const tables = chosen.map(tableOf)
  const matches: ProposedMatch[] = chosen.flatMap(({ sheet, matches: found }) =>
    found.map(({ known: { id }, row, certainty }) => ({
      item: id,
      sheet: sheet.index,
      row: row.row,
      certainty,
      written: { section: row.section, item: row.item },
    })),
  )
  const found = new Set(matches.map(({ item }) => item))
  return {
    mapping: { schema: 'shinayaka-form-mapping/1', tables: tables.map(({ table }) => table) },
    matches,
    notes: [
      ...items.filter(({ id }) => !found.has(id)).map(({ id }): ProposalNote => ({ code: 'item.missing', item: id })),
      ...chosen.flatMap((one) => one.notes),
      ...tables.flatMap((one) => one.notes),
      ...hidden.map((sheet): ProposalNote => ({ code: 'sheet.hidden', sheet: sheet.index, rows: sheet.rows.length })),
      ...notes,
    ],
  }
}

/** The items a form itself asks for, each by its own number (`2-7`), for when no list of known items is at hand. */
export const itemsOfForm = ({ sheets }: Inspection): KnownItem[] => {
  const rows = sheets.filter(({ state }) => state === 'visible').flatMap((sheet) => sheet.rows)
  const items = rows.map(({ section, item, label }): KnownItem => {
    const id = section === null ? String(item) : `${section}-${item}`
    return { id, number: section === null ? `(${item})` : id, title: label?.text ?? '' }
  })
  // Of several rows with one number the first names the item.
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed()
}
