// SPDX-License-Identifier: Apache-2.0

/** How a vendor may answer an item of its own form. */
export const supplierValues = ['yes', 'no', 'na'] as const
export type SupplierValue = (typeof supplierValues)[number]

/** One item as a vendor answered it. `target`: of an いいえ the day from which it will be はい; of a はい the day of the plan it rests on. Days as `2026-11-21`. */
export type SupplierLine = { item: string; value: SupplierValue; checked: string; target: string | null; remark: string }

/** What an item of a vendor's form accepts: a plan until a day (null: none counts), and whether 対象外 is offered. */
export type SupplierItemTerms = { id: string; planUntil: string | null; na: boolean }

/** What is wrong with a line, or with a whole answer where it has none (`empty`). */
export type LineFault =
  | 'empty'
  | 'unknown-item'
  | 'duplicate-item'
  | 'target-or-remark-missing'
  | 'target-past'
  | 'target-not-asked'
  | 'plan-late'
  | 'checked-after-signed'
  | 'signed-future'
  | 'na-not-offered'
export type FaultyLine = { item: string; fault: LineFault }

const noFault = ({ target, checked, remark }: SupplierLine): LineFault | null => {
  if (target === null) return remark.trim() === '' ? 'target-or-remark-missing' : null
  return target < checked ? 'target-past' : null
}

const yesFault = ({ target, checked }: SupplierLine, { planUntil }: SupplierItemTerms): LineFault | null => {
  if (target === null) return null
  if (planUntil === null) return 'target-not-asked'
  if (target < checked) return 'target-past'
  return target > planUntil ? 'plan-late' : null
}

const valueFault = (line: SupplierLine, terms: SupplierItemTerms): LineFault | null => {
  if (line.value === 'no') return noFault(line)
  if (line.value === 'yes') return yesFault(line, terms)
  if (!terms.na) return 'na-not-offered'
  return line.target === null ? null : 'target-not-asked'
}

/**
 * Everything that keeps an answer from being accepted, each line at most once, in the order of the lines; empty: it can be accepted.
 * `signedOn`: the day the vendor signed; `today` in Japan.
 */
export const lineFaults = (
  lines: readonly SupplierLine[],
  items: readonly SupplierItemTerms[],
  { signedOn, today }: { signedOn: string; today: string },
): FaultyLine[] => {
  if (lines.length === 0) return [{ item: '', fault: 'empty' }]
  const terms = new Map(items.map((item) => [item.id, item]))
  const seen = new Set<string>()
  const faults: FaultyLine[] = signedOn > today ? [{ item: '', fault: 'signed-future' }] : []
  for (const line of lines) {
    const asked = terms.get(line.item)
    const fault =
      asked === undefined
        ? 'unknown-item'
        : seen.has(line.item)
          ? 'duplicate-item'
          : line.checked > signedOn
            ? 'checked-after-signed'
            : valueFault(line, asked)
    seen.add(line.item)
    if (fault) faults.push({ item: line.item, fault })
  }
  return faults
}
