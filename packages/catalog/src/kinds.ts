// SPDX-License-Identifier: Apache-2.0

/** What a catalog file may be, and the folders in which it is looked for. A new kind is one line here and one schema. */
export const kindFolders = {
  practices: ['practices'],
  instrument: ['instruments'],
  questions: ['instruments'],
  measures: ['measures'],
  case: ['cases'],
  source: ['sources'],
  flowchart: ['instruments'],
  view: ['views'],
  checklist: ['checklists'],
  guideline: ['guidelines'],
  mapping: ['mappings'],
} as const satisfies Record<string, readonly string[]>

/** The word in a file's `kind`. */
export type Kind = keyof typeof kindFolders

/** Every kind, in the order lists show them. */
export const kinds = Object.keys(kindFolders) as Kind[]

/** Whether a value read from a file names a kind. */
export const isKind = (value: unknown): value is Kind => typeof value === 'string' && Object.hasOwn(kindFolders, value)

/** Every folder in which catalog files are looked for. */
export const catalogFolders: readonly string[] = [...new Set(Object.values(kindFolders).flat())]
