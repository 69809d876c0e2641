// SPDX-License-Identifier: Apache-2.0
import type { WorkbookRound, WorkbookSheet } from '@shinayaka/contract'
import type { Workbook } from './queries.ts'

type Row = WorkbookSheet['rows'][number]

/** What a person has chosen so far: an item for each row (empty: none), the columns of each sheet, and practices for items of the form's own. */
export type Chosen = {
  items: Readonly<Record<string, string>>
  rounds: Readonly<Record<number, readonly WorkbookRound[]>>
  practices: Readonly<Record<string, string>>
  exact: boolean
}

export const rowKey = (sheet: number, row: number): string => `${sheet}-${row}`

/** What stands there at first: what was confirmed, or is proposed. */
export const chosenOf = ({ sheets, added, confirmed, form }: Workbook): Chosen => ({
  items: Object.fromEntries(sheets.flatMap(({ sheet, rows }) => rows.map(({ row, item }) => [rowKey(sheet, row), item]))),
  rounds: Object.fromEntries(sheets.map(({ sheet, rounds }) => [sheet, rounds])),
  practices: Object.fromEntries(added.map(({ item, practices }) => [item, practices[0] ?? ''])),
  exact: confirmed?.exact ?? form !== null,
})

/** The same with a mapping that came from elsewhere: what it does not name is tied to nothing. */
export const withShared = (
  chosen: Chosen,
  shared: {
    sheets: { sheet: number; rounds: WorkbookRound[]; rows: { row: number; item: string }[] }[]
    added: { item: string; practices: string[] }[]
  },
): Chosen => ({
  ...chosen,
  items: {
    ...Object.fromEntries(Object.keys(chosen.items).map((key) => [key, ''])),
    ...Object.fromEntries(shared.sheets.flatMap(({ sheet, rows }) => rows.map(({ row, item }) => [rowKey(sheet, row), item]))),
  },
  rounds: { ...chosen.rounds, ...Object.fromEntries(shared.sheets.map(({ sheet, rounds }) => [sheet, rounds])) },
  practices: Object.fromEntries(shared.added.map(({ item, practices }) => [item, practices[0] ?? ''])),
})

/** Whether a row wants a closer look: not sure, changed, or new. */
export const wantsLook = ({ certainty, change, item }: Row): boolean =>
  change !== null || item === '' || certainty === 'likely' || certainty === 'doubtful'

/** Items that stand in more than one row: each answer has one place. */
export const twice = ({ items }: Chosen): string[] => {
  const counts = new Map<string, number>()
  for (const item of Object.values(items)) if (item !== '') counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 1).map(([item]) => item)
}

/** Items of ours that no row is tied to. */
export const absentItems = ({ targets }: Workbook, { items }: Chosen) => {
  const used = new Set(Object.values(items))
  return targets.flatMap((group) => group.items).filter(({ item }) => !used.has(item))
}

/** What is sent. */
export const bodyOf = ({ version, sheets }: Workbook, chosen: Chosen) => {
  const own = new Set(sheets.flatMap(({ rows }) => rows.map((row) => row.own)))
  const used = [...new Set(Object.values(chosen.items))].filter((item) => own.has(item))
  return {
    version,
    exact: chosen.exact,
    sheets: sheets.map(({ sheet, rows }) => ({
      sheet,
      rounds: [...(chosen.rounds[sheet] ?? [])],
      rows: rows.flatMap(({ row }) => {
        const item = chosen.items[rowKey(sheet, row)] ?? ''
        return item === '' ? [] : [{ row, item }]
      }),
    })),
    added: used.map((item) => ({ item, practices: [chosen.practices[item] ?? ''].filter((practice) => practice !== '') })),
  }
}

const words = { yes: 'はい', no: 'いいえ', na: '対象外' }

/** A way of writing answers with what a person most often means by it. */
export const writingOf = (kind: 'word' | 'mark' | 'box' | 'none', column: string): WorkbookRound['answer'] => {
  if (kind === 'none') return null
  if (kind === 'mark') return { kind, columns: { yes: column, no: null, na: null }, on: '○', off: '' }
  return kind === 'word' ? { kind, column, words, day: null } : { kind, column, words }
}

export const emptyRound: WorkbookRound = { answer: null, date: null, target: null, remark: null, person: null }
