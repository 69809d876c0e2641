// SPDX-License-Identifier: Apache-2.0
import type { Certainty, FormMapping, MappedItem, MappedRound, ProposedMatch } from '@shinayaka/engines/foreign-workbook/index'
import { type Looked, type LookedRow, ownNames, rowsOf } from './look.ts'

/** A row with the item it is held for. `change`: beside the mapping confirmed last, its words changed or it was not there. */
type StartRow = { row: number; item: string; certainty: Certainty | null; change: 'changed' | 'new' | null }

/** From what a person starts to look at the rows of a workbook: what was confirmed of it, carried from an earlier workbook, or proposed. */
export type Start = { sheets: { sheet: number; rounds: MappedRound[]; rows: StartRow[] }[]; gone: string[] }

/** A mapping that a person confirmed, whether for this very workbook, and what the workbook it was made for asked. */
export type Confirmed = { mapping: FormMapping; same: boolean; before: Pick<Looked, 'sheets'> }

const keyOf = (sheet: number, row: number): string => `${sheet} ${row}`

/** Where the items of a mapping stand: its sheet found again by name, else by its place. */
const placesOf = ({ sheets }: Looked, { tables }: FormMapping) =>
  tables.flatMap((table) => {
    const sheet = sheets.find(({ name }) => name === table.sheet.name) ?? sheets.find(({ index }) => index === table.sheet.index)
    return table.items.map((mapped) => ({ mapped, sheet: sheet?.index ?? null }))
  })

/**
 * Follows each item of an earlier mapping to its row by the hash of the words beside it; where those changed, to the row with its number, else to where it
 * stood.
 */
const carried = (looked: Looked, mapping: FormMapping): { found: Map<string, { item: string; changed: boolean }>; gone: string[] } => {
  const found = new Map<string, { item: string; changed: boolean }>()
  const rows = rowsOf(looked)
  const byWords = (mapped: MappedItem) =>
    rows.find(({ sheet, row }) => mapped.check !== null && row.label?.check === mapped.check && !found.has(keyOf(sheet.index, row.row)))
  const places = placesOf(looked, mapping)
  const open = places.filter(({ mapped }) => {
    const at = byWords(mapped)
    if (at) found.set(keyOf(at.sheet.index, at.row.row), { item: mapped.item, changed: false })
    return at === undefined
  })
  const own = ownNames(looked)
  const isFree = ({ sheet, row }: LookedRow) => !found.has(keyOf(sheet.index, row.row))
  const isItem = (at: LookedRow, item: string) => proposedFor(looked, at)?.item === item || own(at.sheet.index, at.row.row) === item
  const gone = open.filter(({ mapped, sheet }) => {
    const free = rows.filter(isFree)
    const at = free.find((one) => isItem(one, mapped.item)) ?? free.find((one) => one.sheet.index === sheet && one.row.row === mapped.row)
    if (at) found.set(keyOf(at.sheet.index, at.row.row), { item: mapped.item, changed: true })
    return at === undefined
  })
  return { found, gone: gone.map(({ mapped }) => mapped.item) }
}

const proposedFor = ({ proposal }: Looked, { sheet, row }: LookedRow) =>
  proposal.matches.find((match) => match.sheet === sheet.index && match.row === row.row) ?? null

const heldRow = (row: number, { item, changed }: { item: string; changed: boolean }, proposed: ProposedMatch | null): StartRow => {
  if (changed) return { row, item, certainty: 'doubtful', change: 'changed' }
  return { row, item, certainty: proposed?.item === item ? proposed.certainty : null, change: null }
}

/** From what a person starts: see `Start`. */
export const startOf = (looked: Looked, confirmed: Confirmed | null): Start => {
  const earlier = confirmed && carried(looked, confirmed.mapping)
  const asked = new Set(confirmed && rowsOf(confirmed.before).map(({ row }) => row.label?.check))
  const taken = new Set([...(earlier?.found.values() ?? [])].map(({ item }) => item))
  const leftOut = (at: LookedRow) => confirmed !== null && (confirmed.same || asked.has(at.row.label?.check))
  const rowOf = (at: LookedRow): StartRow => {
    const proposed = proposedFor(looked, at)
    const held = earlier?.found.get(keyOf(at.sheet.index, at.row.row))
    if (held) return heldRow(at.row.row, held, proposed)
    // What was left out of a workbook that was looked at stays left out.
    if (leftOut(at)) return { row: at.row.row, item: '', certainty: null, change: null }
    const change = confirmed ? 'new' : null
    if (proposed === null || taken.has(proposed.item)) return { row: at.row.row, item: '', certainty: null, change }
    return { row: at.row.row, item: proposed.item, certainty: proposed.certainty, change }
  }
  const roundsOf = ({ name, index, rounds }: Looked['sheets'][number]): MappedRound[] => {
    const tables = confirmed?.mapping.tables ?? []
    return (tables.find(({ sheet }) => sheet.name === name) ?? tables.find(({ sheet }) => sheet.index === index))?.rounds ?? rounds
  }
  return {
    sheets: looked.sheets.map((sheet) => ({ sheet: sheet.index, rounds: roundsOf(sheet), rows: sheet.rows.map((row) => rowOf({ sheet, row })) })),
    gone: earlier?.gone ?? [],
  }
}
