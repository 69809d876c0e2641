// SPDX-License-Identifier: Apache-2.0
import type { CellValue } from './grid.ts'
import type { NumberManner } from './types.ts'

/** A number as a form writes it before or instead of a label; `rest` is what follows it in the same cell. */
export type WrittenNumber = { section: number | null; item: number; manner: NumberManner; rest: string }

const circled: readonly (readonly [first: number, last: number, value: number])[] = [
  [0x2460, 0x2473, 1],
  [0x3251, 0x325f, 21],
  [0x32b1, 0x32bf, 36],
  [0x24f5, 0x24fe, 1],
  [0x2776, 0x277f, 1],
]
const parenthesised: readonly (readonly [first: number, last: number, value: number])[] = [[0x2474, 0x2487, 1]]
const romans: readonly (readonly [first: number, last: number, value: number])[] = [
  [0x2160, 0x216b, 1],
  [0x2170, 0x217b, 1],
]

const valueIn = (table: readonly (readonly [number, number, number])[], letter: string): number | null => {
  const code = letter.codePointAt(0) ?? 0
  const range = table.find(([first, last]) => code >= first && code <= last)
  return range === undefined ? null : code - range[0] + range[2]
}

/** Letters such as ⑦ or Ⅱ, which folding would turn into bare digits, first put between signs of the private area, which no form uses. */
const marked = (text: string): string =>
  [...text]
    .map((letter) => {
      const ring = valueIn(circled, letter)
      if (ring !== null) return `\ue000${ring}\ue000`
      const brackets = valueIn(parenthesised, letter)
      if (brackets !== null) return `(${brackets})`
      const roman = valueIn(romans, letter)
      return roman === null ? letter : `${roman}.`
    })
    .join('')
    .normalize('NFKC')
    .replace(/(?<=^\d{1,2}\s*)[‐‑‒–—―−ーｰ](?=\s*[\d(\ue000])/u, '-')
    .trim()
    .replace(/^(?:no\.?|項目|設問|問|第|[【■●◆◇□○・※]\s*)\s*(?=[\d(\ue000])/iu, '')

type Pattern = { manner: NumberManner; pattern: RegExp }

/** From the surest to the least. `s` is the section, `i` the number within it. */
const patterns: readonly Pattern[] = [
  { manner: 'circled', pattern: /^(?:(?<s>\d{1,2})\s*[-.)・]?\s*)?\ue000(?<i>\d{1,2})\ue000[\s.、:)-]*(?<rest>[\s\S]*)$/u },
  { manner: 'compound', pattern: /^(?<s>\d{1,2})\s*[-.・]\s*\(?(?<i>\d{1,2})\)?(?![\d/.-]\d?)[\s.、:】-]*(?<rest>[\s\S]*)$/u },
  { manner: 'parenthesised', pattern: /^(?:(?<s>\d{1,2})\s*[-.]?\s*)?\((?<i>\d{1,2})\)[\s.、:】-]*(?<rest>[\s\S]*)$/u },
  { manner: 'plain', pattern: /^(?<i>\d{1,3})(?:[.、:)】]\s*|\s+|$)(?<rest>[\s\S]*)$/u },
]

/** As much of a cell as can be a number and its label. */
const longest = 500

const readText = (text: string): WrittenNumber | null => {
  const bare = marked(text.slice(0, longest))
  for (const { manner, pattern } of patterns) {
    const groups = pattern.exec(bare)?.groups
    if (groups === undefined) continue
    const item = Number(groups.i)
    const section = groups.s === undefined ? null : Number(groups.s)
    if (item > 0 && section !== 0) return { section, item, manner, rest: (groups.rest ?? '').trim() }
  }
  return null
}

/** A number typed as a number: 7, or 2.7 for the seventh of the second section; or a day that a program made of a typed 2-7. */
const readNumber = (number: number, day: string | null): WrittenNumber | null => {
  if (day !== null) {
    const [, month, date] = day.split('-').map(Number)
    return { section: month ?? null, item: date ?? 0, manner: 'day', rest: '' }
  }
  if (Number.isInteger(number)) return number >= 1 && number <= 999 ? { section: null, item: number, manner: 'number', rest: '' } : null
  const [section = 0, item = 0] = String(number).split('.').map(Number)
  return section >= 1 && section <= 99 && item >= 1 && item <= 99 ? { section, item, manner: 'number', rest: '' } : null
}

/** Reads the number at the beginning of a cell in whatever manner it stands there; null where there is none. */
export const readItemNumber = (value: CellValue): WrittenNumber | null => {
  if (value.kind === 'text') return readText(value.text)
  return value.kind === 'number' ? readNumber(value.number, value.day) : null
}

/** The number of a known item: `2⑦`, `2-7`, `(7)`. */
export const readKnownNumber = (text: string): { section: number | null; item: number } | null => readText(text)

/** Whether a number alone makes an item; a plain one might as well be a section or a running number. */
export const isTelling = ({ manner, section }: WrittenNumber): boolean =>
  manner === 'circled' || manner === 'compound' || manner === 'parenthesised' || (manner === 'number' && section !== null)
