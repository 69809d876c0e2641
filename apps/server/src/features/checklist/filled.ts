// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswer, ChecklistSubmission, FrozenChecklist } from '@shinayaka/contract'
import type { AnswerProposal } from '@shinayaka/domain'
import { ProblemError } from '../../platform/problem.ts'
import { openStates, type Work } from './commands.ts'
import type { LoadedForm } from './editions.ts'
import * as queries from './queries.ts'
import { standingOf } from './state.ts'
import { answerView, submissionView } from './view.ts'

/** One item with what stands at it. */
export type FilledItem = {
  item: LoadedForm['items'][number]
  answer: ChecklistAnswer | null
  contradiction: 'yes-against-record' | 'no-against-record' | null
}

/** A form with its answers: those of today (`submission` null), or those that were frozen. */
export type FilledForm = {
  checklist: string
  form: LoadedForm
  items: FilledItem[]
  standing: ChecklistSubmission['standing']
  submission: ChecklistSubmission | null
}

/** What a snapshot says of an item; the rest of it is for whoever follows a proposal years later. */
type FrozenItem = { id: string; number: string; answer: ChecklistAnswer | null; proposal: AnswerProposal; contradiction: FilledItem['contradiction'] }

const read = (snapshot: string): { form: { hash: string }; items: Map<string, FrozenItem> } => {
  // Written by this product, and never changed after.
  const { form, items } = JSON.parse(snapshot) as { form: { hash: string }; items: FrozenItem[] }
  return { form, items: new Map(items.map((item) => [item.id, item])) }
}

const openFrozen = async ({ scope, forms }: Pick<Work, 'scope' | 'forms'>, checklist: string, submission: string) => {
  const row = await queries.submissionById(scope.db, checklist, submission)
  if (!row) throw new ProblemError('not-found')
  const { form, items } = read(row.snapshot)
  // The edition that was answered then; the form may have moved on to another since.
  return { form: await forms.byHash(scope.db, form.hash), row, frozen: items }
}

/** A form filled in as it stands today, or as it was handed in. */
export const readFilled = async (
  work: Pick<Work, 'scope' | 'forms' | 'clock'>,
  checklist: string,
  submission: string | null,
): Promise<FilledForm> => {
  if (submission === null) {
    const { form, states } = await openStates(work, checklist)
    const items = states.map(({ item, row, contradiction }) => ({ item, answer: row && answerView(row), contradiction }))
    return { checklist, form, items, standing: standingOf(states, work.clock.now()), submission: null }
  }
  const { form, row, frozen } = await openFrozen(work, checklist, submission)
  const view = submissionView(row)
  const items = form.items.map((item) => {
    const held = frozen.get(item.id)
    return { item, answer: held?.answer ?? null, contradiction: held?.contradiction ?? null }
  })
  return { checklist, form, items, standing: view.standing, submission: view }
}

/** What was handed in, item by item, as a page shows it. */
export const readFrozen = async (work: Pick<Work, 'scope' | 'forms'>, checklist: string, submission: string): Promise<FrozenChecklist> => {
  const { form, row, frozen } = await openFrozen(work, checklist, submission)
  return {
    checklist,
    hash: form.hash,
    submission: submissionView(row),
    items: form.items.map(({ id }) => {
      const held = frozen.get(id)
      return { id, answer: held?.answer ?? null, proposed: held?.proposal.answer ?? 'none', contradiction: held?.contradiction ?? null }
    }),
  }
}
