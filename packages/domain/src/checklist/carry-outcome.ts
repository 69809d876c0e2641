// SPDX-License-Identifier: Apache-2.0
import { type AnswerFault, type AnswerTerms, answerFault, type ItemAnswer } from './answer.ts'
import type { CarriedItem } from './carry.ts'
import type { Verdict } from './rule.ts'

/**
 * Why an answer of before must be confirmed: the item changed, its original was not seen, nobody mapped it, it was put together from items that were
 * answered differently or not all answered (`apart`), its いいえ needs a day of the new year, the day of its plan has passed, the new terms do not
 * take it, or what is recorded says otherwise.
 */
export type ConfirmReason = 'changed' | 'unverified' | 'unmapped' | 'apart' | 'new-target' | 'plan-passed' | AnswerFault | 'against-record'

/** What becomes of an item when answers are carried: kept as it was, shown for a person to confirm, or open: nothing was said before. */
export type CarryOutcome = { outcome: 'kept'; answer: ItemAnswer } | { outcome: 'confirm'; why: ConfirmReason } | { outcome: 'open' }

/** What the new edition and this day ask of an answer. `sameYear`: the form was only worded anew, so the day of an いいえ still means the same. */
export type CarryTerms = { terms: AnswerTerms; today: string; verdict: Verdict | null; sameYear: boolean }

const staleness = (answer: ItemAnswer, { terms, today, verdict, sameYear }: CarryTerms): ConfirmReason | null => {
  if (answer.value === 'no' && !sameYear) return 'new-target'
  if (answer.value === 'yes' && answer.planned !== null && answer.planned < today && !sameYear) return 'plan-passed'
  const fault = answerFault(answer, terms)
  if (fault) return fault
  // What a person explained within the year stays explained.
  return answer.value === 'yes' && answer.planned === null && verdict === 'no' && !sameYear ? 'against-record' : null
}

/**
 * Decides about one item: only what means the same, is taken by the new terms and is not contradicted is kept; an いいえ never keeps the day of
 * another year.
 */
export const carryOutcome = (
  { relation, carried, earlier }: Pick<CarriedItem, 'relation' | 'carried' | 'earlier'>,
  given: CarryTerms,
): CarryOutcome => {
  if (earlier.length === 0 || relation === 'new') return { outcome: 'open' }
  if (relation !== 'same') return { outcome: 'confirm', why: relation }
  if (carried === null) return { outcome: 'confirm', why: 'apart' }
  const why = staleness(carried, given)
  return why ? { outcome: 'confirm', why } : { outcome: 'kept', answer: carried }
}

/** Items with what they say, to compare two editions of the same form. */
export type WordedItem = { id: string; words: string }

/** The mapping between two editions of one form, whose items keep their ids: `same` where nothing that is asked changed. */
export const revisionPairs = (
  from: readonly WordedItem[],
  to: readonly WordedItem[],
): { from: string[]; to: string[]; relation: 'same' | 'changed' | 'new' | 'gone' }[] => {
  const before = new Map(from.map(({ id, words }) => [id, words]))
  const after = new Set(to.map(({ id }) => id))
  return [
    ...to.map(({ id, words }) =>
      before.has(id)
        ? { from: [id], to: [id], relation: before.get(id) === words ? ('same' as const) : ('changed' as const) }
        : { from: [], to: [id], relation: 'new' as const },
    ),
    ...from.filter(({ id }) => !after.has(id)).map(({ id }) => ({ from: [id], to: [], relation: 'gone' as const })),
  ]
}
