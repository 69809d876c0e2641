// SPDX-License-Identifier: Apache-2.0
import type { Cell } from 'exceljs'
import type { FormAnswer } from './types.ts'

/** What a cell says, as text; or that it holds a formula or an Excel error, which are never taken for an answer. */
export type CellReading = { kind: 'text'; text: string } | { kind: 'formula' } | { kind: 'error'; value: string }

const asText = (value: Exclude<Cell['value'], null | undefined>): string => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return typeof value.text === 'string' ? value.text : asText(value.text)
  return ''
}

export const readCell = (cell: Cell): CellReading => {
  const { value } = cell
  if (value === null || value === undefined) return { kind: 'text', text: '' }
  if (typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)) return { kind: 'formula' }
  if (typeof value === 'object' && 'error' in value) return { kind: 'error', value: String(value.error) }
  return { kind: 'text', text: asText(value).replace(/\r\n?/gu, '\n').trim() }
}

/** Full-width and half-width, upper and lower case, and blanks make no difference. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')

const known: readonly (readonly [FormAnswer, readonly string[]])[] = [
  ['unknown', ['unknown', 'わからない', '分からない', 'わかりません', '分かりません', '不明', "don'tknow"]],
  ['na', ['na', 'n/a', '対象外', 'notapplicable']],
]

/** A digit of the scale, alone or before its words (「２」「3 できている」); not a digit before another digit, a fraction or a range. */
const leadingDigit = /^([0-3])(?:$|(?:\s+|[:、,)]\s*|\.\s+)(?!\d)|点$)/u

/**
 * Reads an answer as people write it in the form: a choice of the drop-down, its digit alone (also full-width), or the words for unknown and not applicable.
 *
 * @returns null where it is none of these: never a guess
 */
export const readFormAnswer = (text: string, words: readonly { value: FormAnswer; word: string }[]): FormAnswer | null => {
  const folded = fold(text)
  const chosen = words.find(({ word }) => word !== '' && fold(word) === folded) ?? null
  if (chosen !== null) return chosen.value
  const named = known.find(([, names]) => names.includes(folded))
  if (named !== undefined) return named[0]
  const digit = leadingDigit.exec(text.normalize('NFKC').trim())?.[1]
  return digit === undefined ? null : (Number(digit) as FormAnswer)
}

/** Whose word it is; null where it says neither. An empty cell is the institution's own unless a vendor is named. */
export const readAnsweredBy = (text: string, vendorName: string, words: { own: string; vendor: string }): 'own' | 'vendor' | null => {
  const folded = fold(text)
  if (folded === '') return vendorName === '' ? 'own' : 'vendor'
  if ([words.own, '自院', 'own'].some((word) => fold(word) === folded)) return 'own'
  return [words.vendor, '事業者', 'vendor'].some((word) => fold(word) === folded) ? 'vendor' : null
}
