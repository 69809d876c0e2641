// SPDX-License-Identifier: Apache-2.0

/** One area or item: its state as a mark and a word, what that rests on, and what comes next. */
export type StatusLine = { number: string; name: string; mark: string; state: string; rests: string[]; next: string[] }

/** Everything the one-page status of a form says, as plain serialisable values. */
export type FormStatus = {
  language: 'ja' | 'en'
  title: string
  form: string
  organisation: string
  /** ISO 8601, for the file’s properties. */
  producedAt: string
  page: string
  facts: { name: string; value: string }[]
  /** Where things stand, in sentences. */
  sentences: string[]
  heads: string[]
  lines: StatusLine[]
  notes: string[]
}

/** A finished PDF. */
export type StatusPdf = { bytes: Uint8Array; pages: number }
