// SPDX-License-Identifier: Apache-2.0

/** One action as an inspector reads it: its number in the chain, when, what, what changed (a line each), from where. All texts ready. */
export type TrailLine = { seq: string; at: string; said: string; changes: string[]; address: string }

/** Everything the audit trail's print says, as plain serialisable values: the layout only lays it out. */
export type TrailDocument = {
  language: 'ja' | 'en'
  title: string
  organisation: string
  /** ISO 8601, for the file's properties. */
  producedAt: string
  /** What the foot of a page says, with `{page}` and `{pages}`. */
  page: string
  /** Period, conditions, who printed it, the seal: each a name and its value. */
  facts: [name: string, value: string][]
  notes: string[]
  heads: [seq: string, at: string, said: string, address: string]
  rows: TrailLine[]
}

/** A finished PDF. */
export type TrailPdf = { bytes: Uint8Array; pages: number }
