// SPDX-License-Identifier: Apache-2.0
import type { Attainment } from '../assessment/answer.ts'
import type { YesRule } from './rule.ts'

/** A row of the institution's own workbook that a person tied to an item: the number and the words beside it as they stand there. */
export type WordedRow = { item: string; number: string; wording: string }

/** What a workbook says beside the catalog: how it words the items both know, what it asks for in addition, and what it does not ask. */
export type ExactOverlay = {
  worded: readonly WordedRow[]
  /** `after`: the item before it in the workbook, in whose section it is shown; null: before all. */
  added: readonly (WordedRow & { practices: readonly string[]; after: string | null })[]
  absent: readonly string[]
}

/** From what attainment an added item may be answered はい: the practice is done and written down. */
const addedAt: Attainment = 2

/** When an item that only the workbook knows may be answered はい: all the practices a person chose for it are in place. Without any nothing is proposed. */
export const addedRule = (practices: readonly string[]): YesRule | null => {
  const [first, ...others] = practices.map((practice) => ({ practice, at: addedAt }))
  if (first === undefined) return null
  return others.length === 0 ? first : { all: [first, ...others] }
}

/**
 * What a workbook says beside a form, from its rows in their order. Rows tied to one item twice count once, the first; a row tied to nothing says nothing.
 */
export const overlayOf = (items: readonly string[], rows: readonly WordedRow[], practicesOf: (item: string) => readonly string[]): ExactOverlay => {
  const once = rows.filter(({ item }, index) => rows.findIndex((other) => other.item === item) === index)
  return {
    worded: once.filter(({ item }) => items.includes(item)),
    added: once.flatMap((row, index) => {
      if (items.includes(row.item)) return []
      return [{ ...row, practices: [...practicesOf(row.item)], after: once[index - 1]?.item ?? null }]
    }),
    absent: items.filter((item) => !once.some((row) => row.item === item)),
  }
}

type Item = { id: string; number: string; wording?: string }

/**
 * A form's sections as the institution's own workbook has them: its numbers and words on the items both know, its further items each behind the one
 * before it, and apart from them the items it does not ask. An overlay's words on unknown items, and further items that are none, change nothing.
 */
export const exactEdition = <One extends Item, Section extends { items: readonly One[] }>(
  sections: readonly Section[],
  overlay: ExactOverlay,
  make: (added: ExactOverlay['added'][number]) => One,
): { sections: Section[]; absent: One[] } => {
  const known = new Set(sections.flatMap(({ items }) => items.map(({ id }) => id)))
  const wording = new Map(overlay.worded.map((row) => [row.item, row]))
  const absent = new Set(overlay.absent.filter((item) => !wording.has(item)))
  const placed = sections.map(({ items }) =>
    items
      .filter(({ id }) => !absent.has(id))
      .map((item): One => {
        const row = wording.get(item.id)
        return row === undefined ? item : { ...item, number: row.number, wording: row.wording }
      }),
  )
  for (const added of overlay.added) {
    if (known.has(added.item)) continue
    known.add(added.item)
    const at = placed.findIndex((items) => items.some(({ id }) => id === added.after))
    const items = placed[Math.max(at, 0)]
    items?.splice(items.findIndex(({ id }) => id === added.after) + 1, 0, make(added))
  }
  return {
    sections: sections.map((section, index) => ({ ...section, items: placed[index] ?? [] })),
    absent: sections.flatMap(({ items }) => items.filter(({ id }) => absent.has(id))),
  }
}
