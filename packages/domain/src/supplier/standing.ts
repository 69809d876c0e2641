// SPDX-License-Identifier: Apache-2.0

/** What is known of one vendor today, in counts. Days as `2026-11-21`. */
export type SupplierFigures = {
  products: number
  /** Requests that wait for an answer, and of them those past their day. */
  open: number
  overdue: number
  /** Forms answered, the いいえ on them, and the forms on which the target day of an いいえ has passed. */
  sheets: number
  no: number
  late: number
  /** Products (or the vendor itself where it has none) for which this year's form was neither asked nor answered. */
  neverAsked: number
  /** Products without their disclosure, and products whose disclosure speaks of another release. */
  disclosureMissing: number
  disclosureOlder: number
}

/** What the institution should do next about a vendor, the most pressing first. `none`: nothing is missing. */
export const supplierSteps = ['remind', 'target', 'ask', 'wait', 'disclosure', 'renew', 'watch', 'none'] as const
export type SupplierStep = (typeof supplierSteps)[number]

const when: readonly [SupplierStep, keyof SupplierFigures][] = [
  ['remind', 'overdue'],
  ['target', 'late'],
  ['ask', 'neverAsked'],
  ['wait', 'open'],
  ['disclosure', 'disclosureMissing'],
  ['renew', 'disclosureOlder'],
  ['watch', 'no'],
]

/** The one next step for a vendor. */
export const supplierStep = (figures: SupplierFigures): SupplierStep => when.find(([, figure]) => figures[figure] > 0)?.[0] ?? 'none'

/** By what the list of vendors can be narrowed; a vendor may be found under several. */
export const supplierFilters = ['all', 'overdue', 'open', 'asked-never', 'no', 'late', 'disclosure', 'complete'] as const
export type SupplierFilter = (typeof supplierFilters)[number]

/** Whether a vendor is found under a filter. */
export const underFilter = (figures: SupplierFigures, filter: SupplierFilter): boolean => {
  if (filter === 'all') return true
  if (filter === 'complete') return supplierStep(figures) === 'none'
  if (filter === 'asked-never') return figures.neverAsked > 0
  if (filter === 'disclosure') return figures.disclosureMissing + figures.disclosureOlder > 0
  return figures[filter] > 0
}
