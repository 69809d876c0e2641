// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswer } from '@shinayaka/contract'
import { type Language, packMessages } from '@shinayaka/contract/messages'
import type { LoadedForm } from '../../features/checklist/index.ts'
import { dayWords } from '../words.ts'
import type { NumberedEvidence } from './read.ts'

/** The texts of the pack in one language. */
export type PackTexts = (typeof packMessages)['en']
export const packTexts = (language: Language): PackTexts => packMessages[language]

/** A calendar day of Japan as an inspector reads it; a dash where there is none. */
export const dayOrNone = (day: string | null | undefined, language: Language): string =>
  day ? dayWords(`${day}T00:00:00+09:00`, language) : packTexts(language).none

/** What stands at an item, as mark and word. */
export const answerWords = (answer: Pick<ChecklistAnswer, 'value' | 'planned'> | null, language: Language): string => {
  const { values } = packTexts(language)
  if (answer === null) return values.open
  return answer.value === 'yes' && answer.planned !== null ? values.planned : values[answer.value]
}

/** An item; `wording` is the form's own, where the institution's own workbook gave it. */
type Item = LoadedForm['items'][number] & { wording?: string }

/** What an item is called: in the form's own words where the institution's own workbook has them, else in ours. */
export const itemWords = ({ wording, name }: Item, language: Language): string => wording ?? name[language]

/** Whether what an item says was not yet compared with the original: the worst of what it rests on counts. The form's own words need no comparing. */
export const isUnverified = ({ wording, references }: Item): boolean => wording === undefined && references.some(({ certainty }) => certainty !== 'A')

/** How a piece of evidence is numbered, as many digits as the last one has: 証012. */
export const evidenceNumber = (n: number, all: readonly NumberedEvidence[], language: Language): string =>
  packTexts(language).evidence.number.replace('{n}', String(n).padStart(String(all.length).length, '0'))

/** Why a file is not handed over; null where it is. */
export const leftReason = ({ evidence: { latest } }: NumberedEvidence): 'infected' | 'waiting' | 'failed' | null => {
  if (latest.downloadable) return null
  return latest.scan === 'infected' || latest.scan === 'failed' ? latest.scan : 'waiting'
}
