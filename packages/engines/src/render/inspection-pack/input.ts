// SPDX-License-Identifier: Apache-2.0

/** One cell of a table: its first line, and small lines below it. */
export type PackCell = string[]

/** A table with all texts ready. `widths`: shares of the page's width, one a column. */
export type PackTable = { caption: string; heads: string[]; widths: number[]; rows: PackCell[][] }

/** What stands under one heading of a part; a table, lines, or both. */
export type PackGroup = { title: string | null; lines: string[]; table: PackTable | null }

/** A part of the pack: the checklist, what is answered いいえ, the evidence, the vendors’ sheets, who is called. */
export type PackPart = { id: string; title: string; lines: string[]; groups: PackGroup[] }

/** Everything the inspection pack says, as plain serialisable values: the layout words nothing. */
export type InspectionPack = {
  language: 'ja' | 'en'
  title: string
  /** The form’s own name. */
  form: string
  organisation: string
  /** ISO 8601, for the file’s properties. */
  producedAt: string
  /** What the foot of a page says, with `{page}` and `{pages}`. */
  page: string
  /** Whether it is what was frozen, and as what, or today’s state. */
  state: string
  facts: { name: string; value: string }[]
  notes: string[]
  contents: { title: string; parts: string[] }
  /** Empty boxes for whoever signs on paper. */
  signatures: { title: string; boxes: string[]; day: string }
  parts: PackPart[]
}

/** A finished PDF. */
export type PackPdf = { bytes: Uint8Array; pages: number }
