// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { ChecklistEntry, ChecklistSubmission } from '@shinayaka/contract'
import {
  type AnswerProposal,
  type AnswerTerms,
  type Contradiction,
  contradictionOf,
  formStanding,
  type ItemAnswer,
  japaneseDate,
  judgeRule,
  proposeAnswer,
  type Recorded,
  type Situation,
} from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import type { LoadedForm } from './editions.ts'
import type * as queries from './queries.ts'
import { type KnownRecords, readKnownRecords } from './records/known.ts'
import type { Judging } from './records/second-factor.ts'
import { answerView, claimValue, itemAnswer, proposalView } from './view.ts'

/** What the record says of every practice a form looks at, and who wrote the records beside the claims. */
export type Known = { claims: KnownRecords['claims']; written: KnownRecords['written']; recorded: Recorded }

/** Reads what is recorded of all practices of these forms, of passwords and of second factors, in one query. */
export const readKnown = (db: Database, forms: readonly LoadedForm[], judging: Judging): Promise<Known> =>
  readRecorded(db, [...new Set(forms.flatMap(({ items }) => items.flatMap((item) => item.practices)))], judging)

/** Reads what is recorded of these practices. */
export const readRecorded = async (db: Database, practices: readonly string[], judging: Judging): Promise<Known> => {
  const { claims, written, plans, passwords } = await readKnownRecords(db, practices, judging)
  return {
    claims,
    written,
    recorded: {
      claims: claims.map(({ practice, value, source }) => ({ practice, value: claimValue(value), source: source as 'assessment' })),
      plans,
      passwords,
    },
  }
}

const situationOf = ({ has_system, has_vendor }: Pick<queries.ChecklistRow, 'has_system' | 'has_vendor'>): Situation => ({
  'no-system': has_system === null ? null : !has_system,
  'no-vendor': has_vendor === null ? null : !has_vendor,
})

/** What a form asks of the answer to an item. Where there is no system at all, everything is spared. */
export const termsOf = (
  { edition }: LoadedForm,
  item: LoadedForm['items'][number],
  { has_system }: Pick<queries.ChecklistRow, 'has_system'>,
): AnswerTerms => ({
  deadline: edition.deadline,
  planUntil: item.plan?.until ?? null,
  exempt: [...item.exempt.map(({ when }) => when), ...(edition.gate !== null && has_system === false ? (['no-system'] as const) : [])],
  riskInstead: edition.kind === 'vendor',
})

/** One item with what is proposed, what was answered, and whether the two can both be true. */
export type ItemState = {
  item: LoadedForm['items'][number]
  terms: AnswerTerms
  proposal: AnswerProposal
  row: queries.AnswerRow | null
  answer: ItemAnswer | null
  contradiction: Contradiction | null
}

/** A form as it stands: every item in its order. */
export const itemStates = (form: LoadedForm, row: queries.ChecklistRow, { recorded }: Known, answers: readonly queries.AnswerRow[]): ItemState[] => {
  const byItem = new Map(answers.filter(({ checklist_id }) => checklist_id === row.id).map((answer) => [answer.item, answer]))
  return form.items.map((item) => {
    const rule = form.rules.get(item.id) ?? null
    const terms = termsOf(form, item, row)
    const answerRow = byItem.get(item.id) ?? null
    const answer = answerRow && itemAnswer(answerRow)
    return {
      item,
      terms,
      proposal: proposeAnswer({ id: item.id, rule, exempt: terms.exempt }, recorded, situationOf(row)),
      row: answerRow,
      answer,
      contradiction: answer && rule ? contradictionOf(answer, judgeRule(rule, recorded)) : null,
    }
  })
}

/** Counts a form. Only a はい against the record is open until somebody explained it: that one is better off than it says harms nobody. */
export const standingOf = (states: readonly ItemState[], now: Date): ChecklistSubmission['standing'] => {
  const answers = new Map(states.flatMap(({ item, answer }) => (answer ? [[item.id, answer] as const] : [])))
  return {
    ...formStanding(
      states.map(({ item }) => item.id),
      answers,
      japaneseDate(now),
    ),
    contradictions: states
      .filter(({ contradiction, row }) => contradiction === 'yes-against-record' && row?.explanation === '')
      .map(({ item }) => item.id),
  }
}

/** An item as its page shows it. */
export const itemView = (catalog: Catalog, known: Known, evidence: ReadonlyMap<string, string[]>, state: ItemState): ChecklistEntry => ({
  id: state.item.id,
  proposal: proposalView(catalog, known, state.proposal),
  answer: state.row && answerView(state.row),
  contradiction: state.contradiction,
  evidence: new Set(state.item.practices.flatMap((practice) => evidence.get(practice) ?? [])).size,
})
