// SPDX-License-Identifier: Apache-2.0
import type { ChecklistSummary, checklistCarryEndpoints, checklistEndpoints } from '@shinayaka/contract'
import { fiscalYear, japaneseDate } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { carryChecklist, readCarry } from './carry.ts'
import { confirmAnswer, confirmProposals, itemHistory, openStates, saveSituation, startChecklist } from './commands.ts'
import { type Forms, type LoadedForm, loadStored } from './editions.ts'
import { readFrozen } from './filled.ts'
import * as queries from './queries.ts'
import { itemStates, itemView, readKnown, standingOf } from './state.ts'
import { submitChecklist } from './submission.ts'
import { submissionView } from './view.ts'

type ListedRow = Awaited<ReturnType<typeof queries.checklists>>[number]
type Begun = { row: ListedRow; form: LoadedForm }

/** A newer edition that answers can be carried to; a later year is offered once, at the newest form that was begun before it. */
const newerIn = (forms: Forms, begun: readonly Begun[], { row, form }: Begun): ChecklistSummary['newer'] => {
  const reworded = forms.reworded(row)
  if (reworded) return { kind: 'edition', title: reworded.edition.title }
  const next = forms.newerForm(form)
  const nearest = (one: Begun) =>
    forms.family(one.form.edition.id) === forms.family(form.edition.id) && (one.form.edition.year ?? 0) > (form.edition.year ?? 0)
  return next === null || begun.some(nearest) ? null : { kind: 'form', title: next.edition.title }
}

/** The form that was begun last before this one and whose answers lead here. */
const earlierIn = (forms: Forms, begun: readonly Begun[], { edition }: LoadedForm): string | null =>
  begun
    .filter(({ form }) => (form.edition.year ?? 0) < (edition.year ?? 0) && forms.newerForm(form)?.edition.id === edition.id)
    .sort((one, other) => (other.form.edition.year ?? 0) - (one.form.edition.year ?? 0))[0]?.row.id ?? null

/** The institution's own forms: those that were begun, and those of today that were not. */
const listChecklists = async (scope: OrganisationScope, forms: Forms, now: Date): Promise<ChecklistSummary[]> => {
  const rows = await queries.checklists(scope.db)
  const editions = await forms.byHashes(
    scope.db,
    rows.filter(({ exact_document }) => exact_document === null).map(({ edition_hash }) => edition_hash),
  )
  const begun = rows.map((row): Begun => {
    const form = row.exact_document === null ? editions.get(row.edition_hash) : loadStored(row.edition_hash, row.exact_document)
    if (!form) throw new ProblemError('edition.unknown')
    return { row, form }
  })
  const ids = rows.map(({ id }) => id)
  const [known, answers] = await Promise.all([
    readKnown(
      scope.db,
      begun.map(({ form }) => form),
      { rule: forms.secondFactor, today: japaneseDate(now) },
    ),
    queries.standingAnswers(scope.db, ids),
  ])
  const fresh = forms.current.filter(({ edition }) => edition.kind !== 'vendor' && !rows.some(({ form }) => form === edition.id))
  const year = fiscalYear(now)
  const summary = (form: LoadedForm, row: ListedRow | null): ChecklistSummary => {
    return {
      form: form.edition.id,
      title: form.edition.title,
      year: form.edition.year,
      deadline: form.edition.deadline,
      known: form.edition.known,
      kind: form.edition.kind === 'areas' ? 'areas' : 'facility',
      current: form.edition.year === year,
      checklist: row?.id ?? null,
      standing: row && standingOf(itemStates(form, row, known, answers), now),
      newer: row && newerIn(forms, begun, { row, form }),
      earlier: row && earlierIn(forms, begun, form),
      submitted: row?.last_at ? { kind: row.last_kind as 'interim' | 'final', at: row.last_at.toISOString() } : null,
    }
  }
  return [...begun.map(({ form, row }) => summary(form, row)), ...fresh.map((form) => summary(form, null))].sort(
    (one, other) => Number(other.current) - Number(one.current) || (other.year ?? 0) - (one.year ?? 0) || (one.kind < other.kind ? 1 : -1),
  )
}

/** Official forms: proposals, confirmed answers, what was handed in. */
export const checklistHandlers = (app: App, forms: Forms): Handlers<keyof typeof checklistEndpoints | keyof typeof checklistCarryEndpoints> => {
  const { catalog, clock } = app
  return {
    listChecklists: async ({ scope }) => ({ forms: await listChecklists(scope, forms, clock.now()) }),
    startChecklist: async ({ scope, input }) => startChecklist({ scope, clock, forms }, input.body.form),
    readChecklist: async ({ scope, input }) => {
      const { row, form, known, states } = await openStates({ scope, clock, forms }, input.params.checklist)
      const [evidence, submissions, people] = await Promise.all([
        queries.evidenceByPractice(scope.db),
        queries.submissionsOf(scope.db, row.id),
        queries.people(scope.db),
      ])
      return {
        checklist: row.id,
        hash: form.hash,
        version: row.version,
        situation: { system: row.has_system, vendor: row.has_vendor },
        items: states.map((state) => itemView(catalog, known, evidence, state)),
        standing: standingOf(states, clock.now()),
        submissions: submissions.map(submissionView),
        people,
      }
    },
    saveChecklistSituation: async ({ scope, input }) => saveSituation({ scope, clock, forms }, input.params.checklist, input.body),
    confirmChecklistAnswer: async ({ scope, input }) => ({
      answer: await confirmAnswer({ scope, clock, forms }, input.params.checklist, input.params.item, input.body),
    }),
    confirmChecklistProposals: async ({ scope, input }) => ({
      confirmed: await confirmProposals({ scope, clock, forms }, input.params.checklist, input.body.items, input.body.checked),
    }),
    readChecklistHistory: async ({ scope, input }) => ({
      answers: await itemHistory({ scope, forms }, input.params.checklist, input.params.item),
    }),
    submitChecklist: async ({ scope, input }) => ({
      submission: await submitChecklist({ scope, clock, forms }, input.params.checklist, input.body.kind),
    }),
    readChecklistCarry: async ({ scope, input }) => readCarry({ scope, clock, forms }, input.params.checklist),
    carryChecklist: async ({ scope, input }) => carryChecklist({ scope, clock, forms }, input.params.checklist, input.body),
    readFrozenChecklist: async ({ scope, input }) => readFrozen({ scope, forms }, input.params.checklist, input.params.submission),
    readChecklistEdition: async ({ scope, input }) => ({ ...(await forms.byHash(scope.db, input.params.hash)).edition }),
  }
}
