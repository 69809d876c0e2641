// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'

/** What there is to know before submitting: the questions without an answer, and how many answers are わからない or 対象外. */
export type Check<Asked> = { missing: Asked[]; questions: number; answered: number; unknown: number; na: number }

/** Looks a draft through, by the questions its edition asks. */
export const checkDraft = <Asked extends { question: { id: string } }>(
  questions: readonly Asked[],
  draft: Pick<DraftView, 'answers'>,
): Check<Asked> => {
  const values = new Map(draft.answers.map(({ question, value }) => [question, value]))
  const given = questions.flatMap(({ question }) => values.get(question.id) ?? [])
  return {
    missing: questions.filter(({ question }) => !values.has(question.id)),
    questions: questions.length,
    answered: given.length,
    unknown: given.filter((value) => value === 'unknown').length,
    na: given.filter((value) => value === 'na').length,
  }
}
