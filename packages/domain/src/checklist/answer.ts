// SPDX-License-Identifier: Apache-2.0

import type { Exemption } from './propose.ts'
import type { Judgement } from './rule.ts'

/** What a person confirmed for an item: はい (perhaps by a plan with its day), いいえ with the day by which it will be はい, or not asked of this institution. Days as `2027-03-31`. */
export type ItemAnswer =
  | { value: 'yes'; checked: string; planned: string | null }
  | { value: 'no'; checked: string; target: string | null; risk: string }
  | { value: 'exempt'; checked: string; exemption: Exemption }

/** What keeps an answer from being complete. `risk`: an いいえ of the annex stands with a documented response to the risk instead of a day. */
export type AnswerFault = 'target-missing' | 'target-late' | 'target-past' | 'plan-not-accepted' | 'plan-late' | 'exemption-not-offered'

/** What a form asks of the answers to one of its items. `deadline`: last day of the form's year; null: none is set. */
export type AnswerTerms = { deadline: string | null; planUntil: string | null; exempt: readonly Exemption[]; riskInstead: boolean }

const planFault = (planned: string, { planUntil }: AnswerTerms): AnswerFault | null => {
  if (planUntil === null) return 'plan-not-accepted'
  return planned > planUntil ? 'plan-late' : null
}

const targetFault = ({ target, checked, risk }: Extract<ItemAnswer, { value: 'no' }>, { deadline, riskInstead }: AnswerTerms): AnswerFault | null => {
  if (riskInstead && risk !== '') return null
  if (target === null) return deadline === null ? null : 'target-missing'
  if (deadline !== null && target > deadline) return 'target-late'
  return target < checked ? 'target-past' : null
}

/** What is wrong with an answer by the terms of its item; null: it can be handed in. */
export const answerFault = (answer: ItemAnswer, terms: AnswerTerms): AnswerFault | null => {
  if (answer.value === 'exempt') return terms.exempt.includes(answer.exemption) ? null : 'exemption-not-offered'
  if (answer.value === 'no') return targetFault(answer, terms)
  return answer.planned === null ? null : planFault(answer.planned, terms)
}

/** A confirmed answer that what is recorded speaks against: said はい where the record says no, or いいえ where it says はい by now. */
export type Contradiction = 'yes-against-record' | 'no-against-record'

/** Whether a confirmed answer and what is recorded contradict one another with certainty; open questions never do. */
export const contradictionOf = (answer: ItemAnswer, { verdict }: Pick<Judgement, 'verdict'>): Contradiction | null => {
  if (answer.value === 'yes' && answer.planned === null && verdict === 'no') return 'yes-against-record'
  return answer.value === 'no' && verdict === 'yes' ? 'no-against-record' : null
}

/** How a form stands: each item in exactly one count. */
export type FormStanding = { items: number; yes: number; planned: number; no: number; exempt: number; open: number; overdue: string[] }

const countOf = (answer: ItemAnswer | undefined): 'yes' | 'planned' | 'no' | 'exempt' | 'open' => {
  if (answer === undefined) return 'open'
  return answer.value === 'yes' && answer.planned !== null ? 'planned' : answer.value
}

const dayOf = (answer: ItemAnswer | undefined): string | null => {
  if (answer === undefined || answer.value === 'exempt') return null
  return answer.value === 'no' ? answer.target : answer.planned
}

/** Counts the items of a form by what was confirmed; an item whose day (of an いいえ or of a plan) has passed is named in `overdue`. */
export const formStanding = (items: readonly string[], answers: ReadonlyMap<string, ItemAnswer>, today: string): FormStanding => {
  const standing: FormStanding = { items: items.length, yes: 0, planned: 0, no: 0, exempt: 0, open: 0, overdue: [] }
  for (const item of items) {
    const answer = answers.get(item)
    standing[countOf(answer)] += 1
    if ((dayOf(answer) ?? today) < today) standing.overdue.push(item)
  }
  return standing
}
