// SPDX-License-Identifier: Apache-2.0
import { isBlankDay } from './dates.ts'
import type { FormYesNo } from './types.ts'

/** Full-width and half-width, upper and lower case, and blanks make no difference. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')

const meanings: readonly (readonly [FormYesNo, RegExp])[] = [
  ['yes', /^(?:はい|有|有り|あり|済|実施|実施済み?|実施している|できている|対応済み?|適|適合|可|yes|y|○|◯|〇|true)$/u],
  ['no', /^(?:いいえ|無|無し|なし|未|未実施|実施していない|できていない|未対応|不適|不適合|否|不可|no|n|×|✕|✖|false)$/u],
  ['na', /^(?:対象外|該当なし|該当しない|該当せず|非該当|対象なし|不要|n\/?a|-|ー|―)$/u],
]

/** What a word means as an answer, whatever the form calls it; null where it is none. */
export const meaningOf = (text: string): FormYesNo | null => {
  const folded = fold(text)
  return meanings.find(([, pattern]) => pattern.test(folded) || pattern.test(text.trim()))?.[0] ?? null
}

/** Signs by which a place is marked. */
export const isMark = (text: string): boolean => /^[○◯〇●◎✓✔✅レﾚ☑☒■v]$|^true$|^1$/iu.test(text.trim())

/** An empty box, printed to be ticked. */
export const isEmptyBox = (text: string): boolean => /^[□☐⬜]$/u.test(text.trim())

/** 「はい・いいえ」, printed to be circled by hand: no answer yet. */
export const isPlaceholder = (text: string): boolean =>
  /^(?:はい[・/|、,]いいえ|有[・/]無|[○◯〇][・/][×✕])(?:[・/、,](?:対象外|該当なし))?(?:\([\s/月日年.令和]*\))?$/u.test(fold(text))

/** A word and the day in brackets behind it, as they stand in one cell; a printed choice is no word, a printed blank no day. */
export const wordAndDay = (text: string): { word: string; day: string } => {
  if (isPlaceholder(text)) return { word: '', day: '' }
  const [, word = text, day = ''] = /^([^()（）]*)[(（]([^()（）]*)[)）]$/u.exec(text.trim()) ?? []
  return { word: word.trim(), day: isBlankDay(day) ? '' : day.trim() }
}

const box = '[□☐⬜☑☒■✓✔]'
const filled = /[☑☒■✓✔]/u

const beforeWord = (word: string): RegExp =>
  new RegExp(`(${box})(\\s*${word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')})(?![^\\s□☐⬜☑☒■✓✔・/、,)）])`, 'u')

/** Whether the box before a word is ticked; null where there is no box. */
export const boxBefore = (text: string, word: string): boolean | null => {
  const found = beforeWord(word).exec(text)
  return found === null ? null : filled.test(found[1] ?? '')
}

/** The text with the box before a word ticked or emptied. A box that is ticked already keeps its sign. */
export const withBox = (text: string, word: string, ticked: boolean): string =>
  text.replace(beforeWord(word), (whole, sign: string, rest: string) => {
    if (filled.test(sign) === ticked) return whole
    return `${ticked ? '☑' : '□'}${rest}`
  })

/** The words with boxes before them that stand in a cell: 「□はい □いいえ」. */
export const boxWords = (text: string): { yes: string; no: string; na: string | null } | null => {
  const words = [...text.matchAll(new RegExp(`${box}\\s*([^\\s□☐⬜☑☒■✓✔・/、,()（）]+)`, 'gu'))].flatMap(([, word]) => word ?? [])
  const of = (meaning: FormYesNo) => words.find((word) => meaningOf(word) === meaning) ?? null
  const [yes, no] = [of('yes'), of('no')]
  return yes === null || no === null ? null : { yes, no, na: of('na') }
}
