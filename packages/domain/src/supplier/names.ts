// SPDX-License-Identifier: Apache-2.0

/** Legal forms of companies as they stand before or behind a name; 同じ会社 is written with and without. */
const legalForms =
  /株式会社|有限会社|合同会社|合名会社|合資会社|\((?:株|有|同|名|資)\)|(?:,?\s*(?:co\.?,?\s*ltd\.?|inc\.?|corp(?:oration)?\.?|k\.k\.))$/gu

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().trim()
/** Blanks, dots, dashes and brackets are written by taste. */
const bare = (name: string): string => name.replace(/[\s\p{P}\p{S}]+/gu, '')

/** A company's name for comparing: 「㈱カスミ・システム」「株式会社 カスミシステム」 are one. Never empty where the name is not. */
export const companyKey = (name: string): string => bare(folded(name).replace(legalForms, '')) || folded(name)

/** A product's name for comparing. The long vowel stays: it tells names apart. */
export const productKey = (name: string): string => bare(folded(name)) || folded(name)
