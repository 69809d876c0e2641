// SPDX-License-Identifier: Apache-2.0
import type { SupplierLine } from './lines.ts'

/** What an item says now and what it would say. `left-out`: answered before, and the new answer does not speak of it; the old one stays. */
export type SupplierDifference = {
  item: string
  change: 'same' | 'new' | 'changed' | 'left-out'
  before: SupplierLine | null
  after: SupplierLine | null
  /** Only the day of checking moved. */
  onlyChecked: boolean
}

const content = ({ value, target, remark }: SupplierLine): string => JSON.stringify([value, target, remark.trim()])

/** Compares the standing answers with those of a new answer, item by item in the order of the form; items that neither speaks of are left out. */
export const compareAnswers = (items: readonly string[], standing: readonly SupplierLine[], next: readonly SupplierLine[]): SupplierDifference[] =>
  items.flatMap((item): SupplierDifference[] => {
    const before = standing.find((line) => line.item === item) ?? null
    const after = next.find((line) => line.item === item) ?? null
    if (before === null && after === null) return []
    if (before === null) return [{ item, change: 'new', before, after, onlyChecked: false }]
    if (after === null) return [{ item, change: 'left-out', before, after, onlyChecked: false }]
    const same = content(before) === content(after)
    return [{ item, change: same ? 'same' : 'changed', before, after, onlyChecked: same && before.checked !== after.checked }]
  })
