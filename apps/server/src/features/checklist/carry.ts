// SPDX-License-Identifier: Apache-2.0
import type { ChecklistCarry, ChecklistCarryGone, ChecklistCarryItem, ChecklistEarlierItem } from '@shinayaka/contract'
import { ProblemError } from '../../platform/problem.ts'
import { type CarryPlan, type Newer, newerOf, type PlannedItem, planCarry } from './carry-plan.ts'
import { answersById, insertMove, movesOf, writeEdition } from './carry-queries.ts'
import { openForm, startChecklist, type Work } from './commands.ts'
import type { LoadedForm } from './editions.ts'
import * as queries from './queries.ts'
import { answerView } from './view.ts'

const endOf = ({ hash, edition }: LoadedForm): ChecklistCarry['from'] => ({ form: edition.id, title: edition.title, year: edition.year, hash })

const earlierView = (form: LoadedForm, id: string, answers: readonly queries.AnswerRow[]): ChecklistEarlierItem => {
  const item = form.items.find((one) => one.id === id)
  const answer = answers.find((one) => one.item === id)
  return {
    id,
    number: item?.number ?? id,
    name: item?.name ?? { ja: id, en: id },
    asks: item?.asks ?? '',
    answer: answer ? answerView(answer) : null,
  }
}

const reasonsAt = ({ pairs }: Newer, side: 'from' | 'to', id: string): string[] =>
  pairs.flatMap((pair) => (pair[side].includes(id) && pair.reason ? [pair.reason] : []))

const itemView = (
  from: LoadedForm,
  newer: Newer,
  { item, relation, from: sources, outcome, earlier, standing }: PlannedItem,
): ChecklistCarryItem => ({
  id: item.id,
  number: item.number,
  name: item.name,
  asks: item.asks,
  certainty:
    item.references
      .map(({ certainty }) => certainty)
      .sort()
      .at(-1) ?? 'A',
  relation,
  outcome: standing ? 'answered' : outcome.outcome,
  why: outcome.outcome === 'confirm' ? outcome.why : null,
  reasons: reasonsAt(newer, 'to', item.id),
  from: sources.map((id) => earlierView(from, id, earlier)),
  answer: standing && answerView(standing),
})

const goneView = (from: LoadedForm, newer: Newer, { item, row }: CarryPlan['gone'][number]): ChecklistCarryGone => ({
  ...earlierView(from, item, row ? [row] : []),
  reasons: reasonsAt(newer, 'from', item),
})

/** Every time the form was put under another edition, with the answers that stopped standing then. */
const moveViews = async ({ scope, forms }: Work, checklist: string): Promise<ChecklistCarry['moves']> => {
  const moves = await movesOf(scope.db, checklist)
  const answers = await answersById(
    scope.db,
    moves.flatMap(({ lapsed }) => lapsed),
  )
  const views: ChecklistCarry['moves'] = []
  for (const move of moves) {
    const [from, to] = [await forms.byHash(scope.db, move.from_hash), await forms.byHash(scope.db, move.to_hash)]
    const rows = answers.filter(({ id }) => move.lapsed.includes(id))
    const stays = new Set(to.items.map(({ id }) => id))
    const shown = from.items.map(({ id }) => earlierView(from, id, rows))
    views.push({
      at: move.moved_at.toISOString(),
      by: move.moved_by_name,
      from: move.from_hash,
      to: move.to_hash,
      gone: shown.filter(({ id }) => !stays.has(id)),
      lapsed: shown.filter(({ id, answer }) => stays.has(id) && answer !== null),
    })
  }
  return views
}

/** What a newer edition changed, item by item, and what becomes of each answer. */
export const readCarry = async (work: Work, checklist: string): Promise<ChecklistCarry> => {
  const at = await openForm(work, checklist)
  const newer = await newerOf(work, at.row, at.form)
  const base = { checklist, version: at.row.version, from: endOf(at.form), moves: await moveViews(work, checklist) }
  if (!newer) return { ...base, to: null, mapping: null, items: [], gone: [] }
  const plan = await planCarry(work, at, newer)
  return {
    ...base,
    to: { ...endOf(newer.form), kind: newer.kind, deadline: newer.form.edition.deadline, checklist: newer.row?.id ?? null },
    mapping: newer.mapping && { title: newer.mapping.title, note: newer.mapping.note },
    items: plan.items.map((one) => itemView(at.form, newer, one)),
    gone: plan.gone.map((one) => goneView(at.form, newer, one)),
  }
}

const carriedRow = (
  { scope, clock }: Work,
  target: string,
  { item, earlier }: PlannedItem,
  here: ReadonlySet<string>,
): queries.AnswerInsert | null => {
  const [row] = earlier
  if (!row) return null
  const responsible = row.responsible_id !== null && here.has(row.responsible_id)
  return {
    id: clock.id(),
    organisation_id: scope.organisation.id,
    checklist_id: target,
    item: item.id,
    value: row.value as queries.AnswerInsert['value'],
    checked: String(row.checked),
    planned: row.planned === null ? null : String(row.planned),
    target: null,
    exemption: row.exemption as queries.AnswerInsert['exemption'],
    risk: row.risk,
    remark: row.remark,
    // Nothing recorded speaks against it now, or it would not be carried.
    explanation: '',
    source: 'carried',
    responsible_id: responsible ? row.responsible_id : null,
    responsible_name: responsible ? row.responsible_name : '',
    answered_by: scope.person.id,
    answered_by_name: scope.person.name,
    answered_at: clock.now(),
    supersedes: null,
  }
}

/** Begins the form of the later year, or finds it begun, and writes what is kept where nobody has answered. */
const carryToForm = async (work: Work, at: { row: queries.ChecklistRow; form: LoadedForm }, newer: Newer) => {
  const { scope } = work
  const plan = await planCarry(work, at, newer)
  const { checklist } = await startChecklist(work, newer.form.edition.id)
  const kept = plan.items.filter(({ outcome, standing }) => outcome.outcome === 'kept' && standing === null)
  const here = new Set((await queries.people(scope.db)).map(({ id }) => id))
  const rows = kept.flatMap((one) => carriedRow(work, checklist, one, here) ?? [])
  const written = rows.length === 0 ? [] : await queries.insertAnswers(scope.db, rows)
  if (written.length > 0)
    await scope.audit({
      action: 'checklist.carry',
      target: { kind: 'checklist', id: checklist },
      after: rows
        .filter(({ item }) => written.includes(item))
        .map(({ item, value }) => ({ item: newer.form.items.find(({ id }) => id === item)?.number ?? item, value })),
    })
  return { checklist, carried: written }
}

/** Puts a form under its new wording: what is asked as before keeps its answer, the rest stops standing until a person confirms it. */
const moveForm = async (work: Work, at: { row: queries.ChecklistRow; form: LoadedForm }, newer: Newer, version: number) => {
  const { scope, clock } = work
  // First of all: whoever answers meanwhile waits here, and then answers the new wording.
  if (!(await writeEdition(scope.db, at.row.id, version, newer.form.hash)))
    throw new ProblemError('record.stale', { current: { version: at.row.version }, yours: { version } })
  const plan = await planCarry(work, at, newer)
  const lapsed = [
    ...plan.items.filter(({ outcome }) => outcome.outcome !== 'kept').flatMap(({ earlier }) => earlier),
    ...plan.gone.flatMap(({ row }) => (row ? [row] : [])),
  ]
  await insertMove(scope.db, {
    id: clock.id(),
    organisation_id: scope.organisation.id,
    checklist_id: at.row.id,
    from_hash: at.form.hash,
    to_hash: newer.form.hash,
    moved_at: clock.now(),
    moved_by: scope.person.id,
    moved_by_name: scope.person.name,
    lapsed: lapsed.map(({ id }) => id),
  })
  await scope.audit({
    action: 'checklist.move',
    target: { kind: 'checklist', id: at.row.id },
    before: { hash: at.form.hash },
    after: { hash: newer.form.hash, items: lapsed.map(({ item }) => at.form.items.find(({ id }) => id === item)?.number ?? item) },
  })
  return {
    checklist: at.row.id,
    carried: plan.items.filter(({ outcome }) => outcome.outcome === 'kept').map(({ item }) => item.id),
  }
}

/** Carries what means the same; refused where another edition came since the page was read. Pressed twice, it does nothing the second time. */
export const carryChecklist = async (
  work: Work,
  checklist: string,
  seen: { form: string; hash: string; version: number },
): Promise<{ checklist: string; carried: string[] }> => {
  const at = await openForm(work, checklist)
  const newer = await newerOf(work, at.row, at.form)
  if (!newer || newer.form.hash !== seen.hash || newer.form.edition.id !== seen.form)
    throw new ProblemError('record.stale', { current: newer && endOf(newer.form), yours: seen })
  return newer.kind === 'edition' ? moveForm(work, at, newer, seen.version) : carryToForm(work, at, newer)
}
