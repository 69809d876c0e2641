// SPDX-License-Identifier: Apache-2.0
import type { GuidelineClause, GuidelinePractice } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { language } from '../../app/language.ts'
import { guidelineTexts } from './texts.ts'

/** A name that the catalog gives in both languages. */
export const nameOf = (name: { ja: string; en: string }): string => name[language]

/** How far a practice is held, in a few words: 2, 0〜2, 対象外. */
export const heldText = ({ held, state }: Pick<GuidelinePractice, 'held' | 'state'>): string => {
  const texts = guidelineTexts().held
  if (held === null) return state === 'known' ? '' : texts[state]
  return held.low === held.high ? String(held.low) : fill(texts.span, held)
}

/** Who a clause speaks to. */
export const responsibleText = ({ responsible }: Pick<GuidelineClause, 'responsible'>): string => {
  const texts = guidelineTexts()
  return responsible.map((one) => texts.responsible[one]).join(texts.separator)
}
