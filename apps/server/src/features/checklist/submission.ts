// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { ChecklistSubmission } from '@shinayaka/contract'
import canonicalize from 'canonicalize'
import { ProblemError } from '../../platform/problem.ts'
import { openStates, type Work } from './commands.ts'
import * as queries from './queries.ts'
import { standingOf } from './state.ts'
import { answerView } from './view.ts'

/**
 * Freezes a form as it stands. A final one needs every item answered and every contradiction explained or resolved; an interim one only says how far it is.
 * The snapshot holds the answers, the proposals of that day and the edition as it holds here, whole, with the words of the institution's own workbook.
 */
export const submitChecklist = async (work: Work, checklist: string, kind: 'interim' | 'final'): Promise<ChecklistSubmission> => {
  const { scope, clock } = work
  const { row, form, states } = await openStates(work, checklist, true)
  const at = clock.now()
  const standing = standingOf(states, at)
  if (kind === 'final' && standing.open > 0) throw new ProblemError('checklist.incomplete', { count: standing.open })
  const [contradicted] = standing.contradictions
  if (kind === 'final' && contradicted !== undefined)
    throw new ProblemError('checklist.contradiction', { item: form.items.find(({ id }) => id === contradicted)?.number ?? contradicted })
  const snapshot = canonicalize({
    schema: 'shinayaka.checklist/1',
    organisation: { id: scope.organisation.id, name: scope.organisation.name, institutionKind: scope.organisation.institutionKind },
    form: { id: row.form, edition: form.edition.edition, hash: form.hash, baseHash: row.base_hash, title: form.edition.title, text: form.edition },
    kind,
    submittedAt: at.toISOString(),
    submittedBy: scope.person.name,
    situation: { system: row.has_system, vendor: row.has_vendor },
    items: states.map(({ item, proposal, row: answer, contradiction }) => ({
      id: item.id,
      number: item.number,
      answer: answer && answerView(answer),
      proposal,
      contradiction,
    })),
    standing,
  })
  if (snapshot === undefined) throw new Error('a snapshot is always JSON')
  const sha256 = createHash('sha256').update(snapshot).digest('hex')
  const id = clock.id()
  await queries.insertSubmission(scope.db, {
    id,
    organisation_id: scope.organisation.id,
    checklist_id: checklist,
    kind,
    submitted_at: at,
    submitted_by: scope.person.id,
    submitted_by_name: scope.person.name,
    snapshot,
    sha256,
    standing: JSON.stringify(standing),
  })
  await scope.audit({ action: 'checklist.submit', target: { kind: 'checklist', id: checklist }, after: { submission: id, kind, sha256 } })
  return { id, kind, at: at.toISOString(), by: scope.person.name, sha256, standing }
}
