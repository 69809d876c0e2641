// SPDX-License-Identifier: Apache-2.0
import { isPermitted } from '@shinayaka/contract'
import type { Language } from '@shinayaka/contract/messages'
import type { Editions } from '../features/assessment/index.ts'
import { decisions, decisionView, readCandidates, stoppedDay, stoppedDayView } from '../features/plan/index.ts'
import type { OrganisationScope } from '../platform/database/scope.ts'
import { type ApprovalDocument, chosenCandidates } from './approval-request.ts'

/** Everything that a request for approval is made from, out of the database; `measures` names those asked for, empty the ones that the result proposes. */
export const readApproval = async (
  scope: OrganisationScope,
  editions: Editions,
  wanted: { submission: string; measures: string; language: Language; producedAt: Date },
): Promise<ApprovalDocument> => {
  const { view, edition, candidates } = await readCandidates(scope, editions, wanted.submission)
  const [held, asked] = [await stoppedDay(scope.db), await decisions(scope.db)]
  return {
    view,
    edition: edition.edition,
    chosen: chosenCandidates(candidates, wanted.measures),
    stoppedDay: held ? stoppedDayView(held) : null,
    decisions: asked.filter(({ submission_id }) => submission_id === wanted.submission).map(decisionView),
    // Who only reads does not draft: a request that the director opens is still the request of whoever sent the result in.
    drafter: isPermitted(scope.role, 'plan.edit') ? scope.person.name : view.submittedBy,
    language: wanted.language,
    producedAt: wanted.producedAt,
  }
}
