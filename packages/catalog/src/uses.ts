// SPDX-License-Identifier: Apache-2.0
import { type Attainment, practicesOf, type Relation, type YesRule } from '@shinayaka/domain'
import type { Checklist, ChecklistItem, Guideline, GuidelineClause } from './form-types.ts'
import type { Catalog, Certainty } from './types.ts'

/** Everything that refers to one practice, each with its reason. `at`: the attainments it asks for, the lowest first. */
export type PracticeUses = {
  questions: { instrument: string; question: string; text: string }[]
  items: { form: string; item: string; number: string; name: string; at: Attainment[]; planned: Attainment[]; reason: string }[]
  clauses: { guideline: string; clause: string; number: string; name: string; at: Attainment; reason: string; certainty: Certainty | null }[]
  measures: { measure: string; title: string; to: Attainment }[]
}

const formItems = ({ sections }: Checklist): ChecklistItem[] => sections.flatMap(({ items }) => items)
const clausesOf = ({ volumes }: Guideline): GuidelineClause[] => volumes.flatMap(({ chapters }) => chapters.flatMap(({ clauses }) => clauses))

/** The attainments of one practice that a rule asks for: reached, or by a plan. */
const askedOf = (rule: YesRule, practice: string): { at: Attainment[]; planned: Attainment[] } => {
  const below = 'all' in rule ? rule.all : 'any' in rule ? rule.any : null
  const parts = below?.map((one) => askedOf(one, practice)) ?? []
  const own = {
    at: 'practice' in rule && rule.practice === practice ? [rule.at] : [],
    planned: 'planned' in rule && rule.planned === practice ? [rule.at] : [],
  }
  const joined = (side: 'at' | 'planned') => [...new Set([...own[side], ...parts.flatMap((part) => part[side])])].sort()
  return { at: joined('at'), planned: joined('planned') }
}

/** Where a practice is asked for and raised: questions, items of forms, clauses, measures. */
export const usesOfPractice = ({ instruments, checklists, guidelines, measures }: Catalog, practice: string): PracticeUses => ({
  questions: [...instruments.values()].flatMap(({ id: instrument, domains }) =>
    domains.flatMap(({ questions }) =>
      questions.filter((one) => one.practice === practice).map(({ id: question, text }) => ({ instrument, question, text })),
    ),
  ),
  items: [...checklists.values()].flatMap((form) =>
    formItems(form).flatMap(({ id: item, number, name, rule, reason }) =>
      rule !== null && practicesOf(rule).includes(practice)
        ? [{ form: form.id, item, number, name: name.ja, ...askedOf(rule, practice), reason: reason ?? '' }]
        : [],
    ),
  ),
  clauses: [...guidelines.values()].flatMap((guideline) =>
    clausesOf(guideline).flatMap(({ id: clause, number, name, practices, references }) =>
      practices
        .filter((one) => one.practice === practice)
        .map(({ at, reason }) => ({ guideline: guideline.id, clause, number, name, at, reason, certainty: references[0]?.certainty ?? null })),
    ),
  ),
  measures: measures.flatMap(({ id: measure, title, raises }) =>
    raises.filter((one) => one.practice === practice).map(({ to }) => ({ measure, title, to })),
  ),
})

/** What an item or a clause was, or became, in another edition. */
type Neighbour = { mapping: string; edition: string; ids: string[]; relation: Relation; reason: string }

const neighbours = ({ mappings }: Catalog, thing: string, id: string): { before: Neighbour[]; after: Neighbour[] } => ({
  before: mappings
    .filter(({ to }) => to === thing)
    .flatMap(({ id: mapping, from: edition, pairs }) =>
      pairs.filter(({ to }) => to.includes(id)).map(({ from: ids, relation, reason }) => ({ mapping, edition, ids, relation, reason })),
    ),
  after: mappings
    .filter(({ from }) => from === thing)
    .flatMap(({ id: mapping, to: edition, pairs }) =>
      pairs.filter(({ from }) => from.includes(id)).map(({ to: ids, relation, reason }) => ({ mapping, edition, ids, relation, reason })),
    ),
})

/** One item of a form with what it was and became, by `mhlw-r8/2-7`; null where there is none. */
export const itemWithUses = (catalog: Catalog, formId: string, itemId: string) => {
  const form = catalog.checklists.get(formId)
  const item = form && formItems(form).find(({ id }) => id === itemId)
  return form === undefined || item === undefined ? null : { form: form.id, edition: form.edition, ...item, ...neighbours(catalog, formId, itemId) }
}

/** One clause with the items that rest on it, and with what it was and became, by `mhlw-7.0/operations.14.t1`; null where there is none. */
export const clauseWithUses = (catalog: Catalog, guidelineId: string, clauseId: string) => {
  const guideline = catalog.guidelines.get(guidelineId)
  const clause = guideline && clausesOf(guideline).find(({ id }) => id === clauseId)
  if (guideline === undefined || clause === undefined) return null
  const named = `${guideline.source}/${clauseId}`
  const items = [...catalog.checklists.values()].flatMap((form) =>
    formItems(form).flatMap(({ id: item, number, name, clauses }) =>
      clauses.filter(({ source }) => source === named).map(({ certainty }) => ({ form: form.id, item, number, name: name.ja, certainty })),
    ),
  )
  return { guideline: guideline.id, edition: guideline.edition, ...clause, items, ...neighbours(catalog, guidelineId, clauseId) }
}
