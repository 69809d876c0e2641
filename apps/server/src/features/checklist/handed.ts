// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswer } from '@shinayaka/contract'
import type { AnswerProposal } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { openStates } from './commands.ts'
import type { Forms, LoadedForm } from './editions.ts'
import { submissionById } from './submission-queries.ts'
import { answerView } from './view.ts'

type Said = { id: string; answer: ChecklistAnswer | null; proposal: AnswerProposal; contradiction: string | null }
/** A form with its answers: as handed in (`sha256` of the snapshot, by whom), or as it stands (both null). `at`: when, as an instant. */
export type FormAnswers = { id: string; organisation: string; form: LoadedForm; at: string; by: string | null; sha256: string | null; items: Said[] }

/** The part of a snapshot that is read back. It is our own writing under its own hash, so its shape is trusted. */
type Frozen = { organisation: { name: string }; form: { hash: string }; items: Said[] }

const asHandedIn = async (scope: OrganisationScope, forms: Forms, checklist: string, submission: string): Promise<FormAnswers> => {
  const row = await submissionById(scope.db, checklist, submission)
  if (!row) throw new ProblemError('not-found')
  const { organisation, form, items } = JSON.parse(row.snapshot) as Frozen
  return {
    id: row.id,
    organisation: organisation.name,
    form: await forms.byHash(scope.db, form.hash),
    at: row.submitted_at.toISOString(),
    by: row.submitted_by_name,
    sha256: row.sha256,
    items,
  }
}

/** The answers to a form, as they were handed in or as they stand; by the newest answer, and not by a clock. */
export const readFormAnswers = async (
  scope: OrganisationScope,
  forms: Forms,
  clock: Pick<Clock, 'now'>,
  checklist: string,
  submission: string | null,
): Promise<FormAnswers> => {
  if (submission !== null) return asHandedIn(scope, forms, checklist, submission)
  const { row, form, states } = await openStates({ scope, forms, clock }, checklist)
  const instants = [row.opened_at, ...states.flatMap((state) => (state.row === null ? [] : [state.row.answered_at]))]
  return {
    id: row.id,
    organisation: scope.organisation.name,
    form,
    at: new Date(Math.max(...instants.map((at) => at.getTime()))).toISOString(),
    by: null,
    sha256: null,
    items: states.map(({ item, row: answer, proposal, contradiction }) => ({
      id: item.id,
      answer: answer && answerView(answer),
      proposal,
      contradiction,
    })),
  }
}
