// SPDX-License-Identifier: Apache-2.0
import type { Mapping } from '@shinayaka/catalog'
import {
  type Carried,
  type CarryOutcome,
  carryAnswers,
  carryOutcome,
  japaneseDate,
  judgeRule,
  type MappingPair,
  revisionPairs,
  type Verdict,
} from '@shinayaka/domain'
import canonicalize from 'canonicalize'
import { judgingToday, type Work } from './commands.ts'
import type { LoadedForm } from './editions.ts'
import * as queries from './queries.ts'
import { readKnown, termsOf } from './state.ts'
import { itemAnswer } from './view.ts'

type Pair = MappingPair & { reason?: string }

/** The newer edition at hand: the form of a later year, or the same form worded anew. `row`: where it was begun already. */
export type Newer = {
  kind: 'form' | 'edition'
  form: LoadedForm
  row: queries.ChecklistRow | null
  mapping: Pick<Mapping, 'title' | 'note'> | null
  pairs: readonly Pair[]
}

/** What is asked of a person at an item: what may change without a change of meaning is left out. */
const worded = ({ items, rules }: LoadedForm) =>
  items.map(({ id, name, asks, how, target, pharmacy, plan, exempt }) => ({
    id,
    words: canonicalize({ name, asks, how, target, pharmacy, plan, exempt, rule: rules.get(id) ?? null }) ?? '',
  }))

const revision = (row: queries.ChecklistRow, from: LoadedForm, form: LoadedForm): Newer => ({
  kind: 'edition',
  form,
  row,
  mapping: { title: form.edition.title, note: '' },
  pairs: revisionPairs(worded(from), worded(form)),
})

/** The newer edition that answers of a form can be carried to; the form's own new wording comes first. */
export const newerOf = async (
  { scope, forms }: Pick<Work, 'scope' | 'forms'>,
  row: queries.ChecklistRow,
  from: LoadedForm,
): Promise<Newer | null> => {
  const reworded = forms.reworded(row)
  if (reworded) return revision(row, from, reworded)
  const next = forms.newerForm(from)
  if (!next) return null
  const begun = (await queries.checklistOfForm(scope.db, next.edition.id)) ?? null
  const form = begun ? await forms.byHash(scope.db, begun.edition_hash) : next
  const mapping = forms.mapping(from.edition.id, next.edition.id)
  return { kind: 'form', form, row: begun, mapping, pairs: mapping?.pairs ?? [] }
}

/** One item of the newer edition with what becomes of it; `standing` is an answer that is there already and stays. */
export type PlannedItem = {
  item: LoadedForm['items'][number]
  relation: Carried['items'][number]['relation']
  from: string[]
  outcome: CarryOutcome
  earlier: queries.AnswerRow[]
  standing: queries.AnswerRow | null
}
export type CarryPlan = { items: PlannedItem[]; gone: { item: string; row: queries.AnswerRow | null }[] }

/** Decides about every item. Nothing is written; a form that was not begun yet is looked at as if it had been. */
export const planCarry = async (
  work: Work,
  { row, form: from }: { row: queries.ChecklistRow; form: LoadedForm },
  newer: Newer,
): Promise<CarryPlan> => {
  const { scope, clock } = work
  const sameRow = newer.kind === 'edition'
  const [known, answers] = await Promise.all([
    readKnown(scope.db, [newer.form], judgingToday(work)),
    queries.standingAnswers(scope.db, [row.id, ...(newer.row && !sameRow ? [newer.row.id] : [])]),
  ])
  const before = new Map(answers.filter(({ checklist_id }) => checklist_id === row.id).map((one) => [one.item, one]))
  const after = new Map(answers.filter(({ checklist_id }) => !sameRow && checklist_id === newer.row?.id).map((one) => [one.item, one]))
  const carried = carryAnswers(
    { from: from.items.map(({ id }) => id), to: newer.form.items.map(({ id }) => id) },
    newer.pairs,
    new Map([...before].map(([item, one]) => [item, itemAnswer(one)])),
  )
  const today = japaneseDate(clock.now())
  const verdictOf = (item: string): Verdict | null => {
    const rule = newer.form.rules.get(item) ?? null
    return rule && judgeRule(rule, known.recorded).verdict
  }
  const items = newer.form.items.flatMap((item): PlannedItem[] => {
    const one = carried.items.find((found) => found.item === item.id)
    if (!one) return []
    const terms = termsOf(newer.form, item, newer.row ?? { has_system: null })
    return [
      {
        item,
        relation: one.relation,
        from: one.from,
        outcome: carryOutcome(one, { terms, today, verdict: verdictOf(item.id), sameYear: sameRow }),
        earlier: one.from.flatMap((id) => before.get(id) ?? []),
        standing: after.get(item.id) ?? null,
      },
    ]
  })
  return { items, gone: carried.gone.map(({ item }) => ({ item, row: before.get(item) ?? null })) }
}
