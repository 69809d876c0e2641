// SPDX-License-Identifier: Apache-2.0

/** A short text in both languages; content itself is Japanese. */
export type Bilingual = { ja: string; en: string }
/** A checked against the original, B against a source that quotes it, C general knowledge (never shown as official). */
export type Certainty = 'A' | 'B' | 'C'
/** Published files are frozen by the lock. */
export type Status = 'draft' | 'published'

/** A reference as authors write it: `<source id>/<entry id>`. */
export type Reference = { source: string; certainty: Certainty }
/** A reference after resolving: everything a page needs to show it. */
export type ResolvedReference = Reference & { sourceTitle: string; label: string; statement: string; url: string; checked: string }
