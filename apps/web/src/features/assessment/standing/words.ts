// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { type AnswerValue, displayScore } from '@shinayaka/domain'
import { nameOf } from '../words.ts'
import { viewsTexts } from './texts.ts'
import type { SeenPractice } from './view.ts'

/** A mean as people read it, or that there is none. */
export const scoreWords = (score: number | null): string => {
  const texts = viewsTexts()
  return score === null ? texts.noScore : fill(texts.score, { score: displayScore(score) })
}

/** Who said what of a practice, in a few words; a side that was not asked is left out. `alone`: there is one side only, and it need not be named. */
const saidWords = ({ department, management }: SeenPractice, alone: boolean): string => {
  const texts = viewsTexts()
  const said = (value: AnswerValue) => texts.answers[value]
  if (alone && department !== null) return said(department)
  if (department !== null && management !== null) return fill(texts.themes.pair, { department: said(department), management: said(management) })
  const [side, value] = department === null ? [texts.management, management] : [texts.department, department]
  return value === null ? texts.notAsked : fill(texts.themes.single, { side, answer: said(value) })
}

/** A practice and what was said of it, for a list. */
export const practiceWords = (practice: SeenPractice, alone = false): { name: string; said: string } => ({
  name: nameOf(practice.name),
  said: saidWords(practice, alone),
})
