// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import type { PlacedQuestion } from '../queries.ts'

/** What there is to know before submitting: the questions without an answer, and how many answers are わからない or 対象外. */
export type Check = { missing: PlacedQuestion[]; answered: number; unknown: number; na: number }

/** Looks a draft through, by the questions its edition asks. */
export const checkDraft = (questions: readonly PlacedQuestion[], draft: Pick<DraftView, 'answers'>): Check => {
  const values = new Map(draft.answers.map(({ question, value }) => [question, value]))
  const given = questions.flatMap(({ question }) => values.get(question.id) ?? [])
  return {
    missing: questions.filter(({ question }) => !values.has(question.id)),
    answered: questions.filter(({ question }) => values.has(question.id)).length,
    unknown: given.filter((value) => value === 'unknown').length,
    na: given.filter((value) => value === 'na').length,
  }
}
