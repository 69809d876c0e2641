// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswer, ChecklistAnswerInput } from '@shinayaka/contract'
import { type AnswerProposal, answerFault, contradictionOf, japaneseDate, judgeRule } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Forms, LoadedForm } from './editions.ts'
import * as queries from './queries.ts'
import { type ItemState, itemStates, readKnown } from './state.ts'
import { answerView, itemAnswer } from './view.ts'

export type Work = { scope: OrganisationScope; clock: Clock; forms: Forms }
/** What it takes to look at a form: of the clock only what day it is. */
type Judged = Omit<Work, 'clock'> & { clock: Pick<Clock, 'now'> }

/** By what plans for second factors are judged today. */
export const judgingToday = ({ forms, clock }: Omit<Judged, 'scope'>) => ({ rule: forms.secondFactor, today: japaneseDate(clock.now()) })

/** Begins a form, or finds it begun: two people who start at once meet in the same one. */
export const startChecklist = async ({ scope, clock, forms }: Work, name: string): Promise<{ checklist: string }> => {
  const form = forms.currentOf(name)
  if (form.edition.kind === 'vendor') throw new ProblemError('checklist.unknown', { form: name })
  const id = clock.id()
  const row = await queries.insertChecklist(scope.db, {
    id,
    organisation_id: scope.organisation.id,
    form: name,
    edition_hash: form.hash,
    opened_at: clock.now(),
    opened_by: scope.person.id,
  })
  if (!row) return { checklist: (await queries.checklistOfForm(scope.db, name))?.id ?? id }
  await scope.audit({ action: 'checklist.start', target: { kind: 'checklist', id }, after: { form: name, hash: form.hash } })
  return { checklist: id }
}

/** A form that was begun, with its edition. */
export const openForm = async ({ scope, forms }: Pick<Work, 'scope' | 'forms'>, id: string, hold = false) => {
  const row = await queries.checklistById(scope.db, id, hold)
  if (!row) throw new ProblemError('not-found')
  return { row, form: await forms.byHash(scope.db, row.edition_hash) }
}

/** Everything a form holds today. `hold`: its edition stays what it is until the transaction ends, so that an answer is to what was asked. */
export const openStates = async (work: Judged, id: string, hold = false) => {
  const { row, form } = await openForm(work, id, hold)
  const [known, answers] = await Promise.all([readKnown(work.scope.db, [form], judgingToday(work)), queries.standingAnswers(work.scope.db, [id])])
  return { row, form, known, states: itemStates(form, row, known, answers) }
}

/** Says whether there are systems and vendors at all; a stale write is refused. */
export const saveSituation = async (
  work: Work,
  id: string,
  { system, vendor, version }: { system: boolean | null; vendor: boolean | null; version: number },
): Promise<{ version: number }> => {
  const { row } = await openForm(work, id)
  const { scope } = work
  if (!(await queries.writeSituation(scope.db, id, version, { has_system: system, has_vendor: vendor })))
    throw new ProblemError('record.stale', {
      current: { system: row.has_system, vendor: row.has_vendor, version: row.version },
      yours: { system, vendor },
    })
  await scope.audit({
    action: 'checklist.situation',
    target: { kind: 'checklist', id },
    before: { system: row.has_system, vendor: row.has_vendor },
    after: { system, vendor },
  })
  return { version: version + 1 }
}

const stateOf = (states: readonly ItemState[], item: string): ItemState => {
  const found = states.find((one) => one.item.id === item)
  if (!found) throw new ProblemError('not-found')
  return found
}

const insertOf = ({ scope, clock }: Work, checklist: string, item: string, seen: string | null) => ({
  id: clock.id(),
  organisation_id: scope.organisation.id,
  checklist_id: checklist,
  item,
  answered_by: scope.person.id,
  answered_by_name: scope.person.name,
  answered_at: clock.now(),
  supersedes: seen,
})

const responsibleName = async ({ scope }: Work, id: string | null): Promise<string> => {
  if (id === null) return ''
  const found = (await queries.people(scope.db)).find((one) => one.id === id)
  if (!found) throw new ProblemError('not-found')
  return found.name
}

type Given = Omit<ChecklistAnswerInput, 'source'> & { source: 'proposal' | 'hand' | 'workbook' }

/** What a person sends, without what does not belong to its value. */
const contentOf = (input: Given) => ({
  value: input.value,
  checked: input.checked,
  planned: input.value === 'yes' ? input.planned : null,
  target: input.value === 'no' ? input.target : null,
  exemption: input.value === 'exempt' ? input.exemption : null,
  risk: input.value === 'no' ? input.risk.trim() : '',
  remark: input.remark.trim(),
  explanation: input.explanation.trim(),
  source: input.source,
})

type Opened = Awaited<ReturnType<typeof openStates>>

const staleAnswer = (state: ItemState, yours: object) => new ProblemError('record.stale', { current: state.row && answerView(state.row), yours })

/**
 * What a person sends as the row it becomes. Refused: what the form does not accept (with why), a はい against the record without an explanation,
 * and an answer to a page on which something else has come to stand.
 */
export const answerRow = (work: Work, { row: { id }, form, states, known }: Opened, item: string, input: Given, responsible: string) => {
  const state = stateOf(states, item)
  if (input.value === 'exempt' && input.exemption === null) throw new ProblemError('checklist.exemption-not-offered', { item: state.item.number })
  if (input.seen !== (state.row?.id ?? null)) throw staleAnswer(state, input)
  const row: queries.AnswerInsert = {
    ...insertOf(work, id, item, input.seen),
    ...contentOf(input),
    responsible_id: input.responsible,
    responsible_name: responsible,
  }
  const answer = itemAnswer(row)
  const fault = answerFault(answer, state.terms)
  if (fault) throw new ProblemError(`checklist.${fault}`, { item: state.item.number })
  const rule = form.rules.get(item) ?? null
  if (rule && row.explanation === '' && contradictionOf(answer, judgeRule(rule, known.recorded)) === 'yes-against-record')
    throw new ProblemError('checklist.contradiction', { item: state.item.number })
  return { row, state }
}

/** Keeps a person's answer to an item, see `answerRow`. */
export const confirmAnswer = async (work: Work, checklist: string, item: string, input: ChecklistAnswerInput): Promise<ChecklistAnswer> => {
  const opened = await openStates(work, checklist, true)
  const { row, state } = answerRow(work, opened, item, input, await responsibleName(work, input.responsible))
  const [written] = await queries.insertAnswers(work.scope.db, [row])
  // Somebody answered since this began.
  if (written === undefined) throw staleAnswer(state, input)
  await work.scope.audit({
    action: 'checklist.answer',
    target: { kind: 'checklist', id: checklist },
    before: state.row && { item: state.item.number, ...answered(state.row) },
    after: { item: state.item.number, ...answered(row) },
  })
  return answerView(row)
}

export const answered = ({
  value,
  checked,
  planned,
  target,
  exemption,
  source,
  explanation,
}: Pick<queries.AnswerRow, 'value' | 'checked' | 'planned' | 'target' | 'exemption' | 'source' | 'explanation'>) => ({
  value,
  checked,
  planned,
  target,
  exemption,
  source,
  explanation,
})

/** A proposal as an answer; null where it is none that a person could confirm with one tick: いいえ needs its day. */
const proposed = (proposal: AnswerProposal): Pick<queries.AnswerInsert, 'value' | 'planned' | 'exemption'> | null => {
  if (proposal.answer === 'yes') return { value: 'yes', planned: proposal.by, exemption: null }
  return proposal.answer === 'exempt' ? { value: 'exempt', planned: null, exemption: proposal.exemption } : null
}

const answerByProposal = (work: Work, { id }: queries.ChecklistRow, state: ItemState, checked: string): queries.AnswerInsert => {
  const content = proposed(state.proposal)
  if (content === null || state.row !== null) throw new ProblemError('checklist.proposal', { item: state.item.number })
  return {
    ...insertOf(work, id, state.item.id, null),
    ...content,
    checked,
    target: null,
    risk: '',
    remark: '',
    explanation: '',
    source: 'proposal',
    responsible_id: null,
    responsible_name: '',
  }
}

/** Makes answers of proposals that a person looked at: はい and 記入不要, for items without an answer; all of them or none. */
export const confirmProposals = async (work: Work, checklist: string, items: readonly string[], checked: string): Promise<string[]> => {
  const { row, states } = await openStates(work, checklist, true)
  const rows = [...new Set(items)].map((item) => answerByProposal(work, row, stateOf(states, item), checked))
  const written = await queries.insertAnswers(work.scope.db, rows)
  const late = rows.find(({ item }) => !written.includes(item))
  if (late) throw new ProblemError('checklist.proposal', { item: stateOf(states, late.item).item.number })
  await work.scope.audit({
    action: 'checklist.confirm',
    target: { kind: 'checklist', id: checklist },
    after: rows.map(({ item, value }) => ({ item: stateOf(states, item).item.number, value })),
  })
  return written
}

/** Every answer an item ever had. */
export const itemHistory = async (work: Pick<Work, 'scope' | 'forms'>, checklist: string, item: string): Promise<ChecklistAnswer[]> => {
  const { form }: { form: LoadedForm } = await openForm(work, checklist)
  if (![...form.items, ...(form.edition.absent ?? [])].some(({ id }) => id === item)) throw new ProblemError('not-found')
  return (await queries.answersOfItem(work.scope.db, checklist, item)).map(answerView)
}
