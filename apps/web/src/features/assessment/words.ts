// SPDX-License-Identifier: Apache-2.0
import type { EditionQuestion } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type AnswerValue, isAttainment, japaneseDate } from '@shinayaka/domain'
import { language } from '../../app/language.ts'
import { dueText } from './due.ts'
import { answeringTexts, assessmentTexts } from './texts.ts'

/** An answer in words: its mark, and for 0 to 3 what the level says. */
export const answerText = (question: Pick<EditionQuestion, 'levels'>, value: AnswerValue): string => {
  const mark = assessmentTexts().values[value]
  const level = isAttainment(value) ? question.levels[value]?.text : undefined
  return level ? `${mark}：${level}` : mark
}

/** The same, short enough for a button. */
export const shortAnswer = (question: Pick<EditionQuestion, 'levels'>, value: AnswerValue, length = 22): string => {
  const text = answerText(question, value)
  return text.length <= length ? text : `${text.slice(0, length)}…`
}

/** The same where the levels of the question are not at hand: what each level means of any practice. */
export const plainAnswer = (value: AnswerValue): string => {
  const mark = assessmentTexts().values[value]
  return isAttainment(value) ? `${mark}：${answeringTexts().check.levels[value]}` : mark
}

/** Today in Japan, `2026-11-21`. */
export const today = (): string => japaneseDate(new Date())

/** A day to be done by, in the language of the page. */
export const dueDay = (due: string): string => dueText(due, today(), language)

/** The name of a domain, of a control or of the instrument in the language of the page. */
export const nameOf = (named: { ja: string; en: string }): string => named[language]

/** A network level or its range, in words. */
export const levelText = (low: number | null, high: number | null): string => {
  const texts = assessmentTexts()
  if (low === null || high === null) return texts.levelNone
  return low === high ? fill(texts.level, { level: low }) : fill(texts.levelRange, { low, high })
}
