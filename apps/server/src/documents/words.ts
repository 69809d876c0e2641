// SPDX-License-Identifier: Apache-2.0
import { documentMessages, fill, type Language, pageMessages } from '@shinayaka/contract/messages'
import { type AnswerValue, displayScore, eraFiscalYear, japaneseDate, japaneseTime, officialDate } from '@shinayaka/domain'

/** The texts of documents in one language. */
export type DocumentTexts = (typeof documentMessages)['en']

/** The texts of documents in the reader's language. */
export const textsIn = (language: Language): DocumentTexts => documentMessages[language]

/** An answer as a document prints it: 「1 一部だけ」「わからない」. */
export const answerLabel = (value: AnswerValue, language: Language): string => textsIn(language).answers[value]

/** Points for people to read, two decimals; a dash where nothing was counted, never 0. */
export const scoreWords = (score: number | null, language: Language): string => (score === null ? textsIn(language).none : displayScore(score))

/** From every わからない at 0 to every わからない at 3, `1.86〜2.43`; null where there is no range to speak of. */
export const rangeWords = (range: readonly [low: number, high: number] | null, language: Language): string | null =>
  range === null || range[0] === range[1] ? null : fill(textsIn(language).range, { low: displayScore(range[0]), high: displayScore(range[1]) })

/** A network level as far as it is known: `1`, or `0〜2` where grades are unknown. */
export const levelWords = ({ low, high }: { low: number; high: number }, language: Language): string =>
  low === high ? String(low) : fill(textsIn(language).range, { low, high })

/** A day as an inspector reads it, 令和8年（2026年）11月21日; `2026-11-21` in English. `at` is an instant. */
export const dayWords = (at: string | Date, language: Language): string => {
  const instant = new Date(at)
  return language === 'ja' ? officialDate(instant) : japaneseDate(instant)
}

/** An instant by Japan's clock in ISO 8601, `2026-11-21T11:00:00+09:00`: for machines, and readable where it is shown. Whole minutes. */
export const japaneseInstant = (at: Date): string => `${japaneseDate(at)}T${japaneseTime(at)}:00+09:00`

/** A fiscal year, 令和8年度; FY2026 in English. */
export const fiscalYearWords = (year: number, language: Language): string => fill(textsIn(language).fiscalYear, { year, era: eraFiscalYear(year) })

/** What kind of place it is, in words; a kind that this edition of the product does not know stays as it was stored. */
export const kindWords = (kind: string, language: Language): string => {
  const kinds: Readonly<Record<string, string>> = pageMessages[language].kinds
  return kinds[kind] ?? kind
}

/** How much a score moved, in points: `+0.31`, `−0.50`, `±0.00`; `none` where one side has no score. Exact difference, rounded for display. */
export const changeWords = (difference: number | null, language: Language): { text: string; direction: 'up' | 'down' | 'same' | 'none' } => {
  const texts = textsIn(language)
  if (difference === null) return { text: texts.none, direction: 'none' }
  const size = displayScore(Math.abs(difference))
  const direction = Number(size) === 0 ? 'same' : difference > 0 ? 'up' : 'down'
  return { text: fill(texts.change[direction], { size }), direction }
}
