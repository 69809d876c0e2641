// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from './answer.ts'
import type { AssessmentScore } from './score.ts'

/** How a domain moved between two submissions of the same instrument; null where one of them has no score. */
export type DomainChange = { id: string; before: number | null; after: number | null; difference: number | null }

/** How the whole and each domain moved since last time, in points of 3, unrounded; domains by id, those of today in today's order. */
export const scoreChange = (before: AssessmentScore, after: AssessmentScore): { overall: number | null; domains: DomainChange[] } => {
  const earlier = new Map(before.domains.map((domain) => [domain.id, domain.score]))
  const difference = (from: number | null, to: number | null) => (from === null || to === null ? null : to - from)
  return {
    overall: difference(before.overall, after.overall),
    domains: after.domains.map(({ id, score }) => {
      const was = earlier.get(id) ?? null
      return { id, before: was, after: score, difference: difference(was, score) }
    }),
  }
}

/** One answer as it stands in a form: the value, what was written beside it, and whose word it is. */
export type AnswerContent = { value: AnswerValue; comment: string; source: 'own' | 'vendor'; vendorName: string }

/** What an uploaded form would do to one question. */
export type AnswerDifference = { question: string; kind: 'new' | 'changed'; before: AnswerContent | null; after: AnswerContent }

/** The questions that an uploaded form would change, in the form's order; equal answers and empty rows change nothing. */
export const answerDifferences = (
  current: ReadonlyMap<string, AnswerContent>,
  uploaded: readonly (AnswerContent & { question: string })[],
): AnswerDifference[] =>
  uploaded.flatMap(({ question, ...after }): AnswerDifference[] => {
    const before = current.get(question) ?? null
    if (before === null) return [{ question, kind: 'new', before, after }]
    const same =
      before.value === after.value && before.comment === after.comment && before.source === after.source && before.vendorName === after.vendorName
    return same ? [] : [{ question, kind: 'changed', before, after }]
  })
