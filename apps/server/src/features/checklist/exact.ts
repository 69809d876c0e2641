// SPDX-License-Identifier: Apache-2.0
import type { ExactOverlay } from '@shinayaka/domain'
import { ProblemError } from '../../platform/problem.ts'
import { openForm, type Work } from './commands.ts'
import { exactForm } from './editions.ts'
import * as queries from './queries.ts'

/**
 * Lets a form say what the institution's own workbook says: its words, its numbers, its items. Null: as the catalog has it again.
 * Nothing is written over: what was answered and submitted under an earlier wording stays readable by its hash.
 */
export const keepExact = async (
  work: Work,
  checklist: string,
  template: { id: string; name: string },
  overlay: ExactOverlay | null,
): Promise<void> => {
  const { scope, clock, forms } = work
  const { row } = await openForm(work, checklist)
  if (overlay === null && row.exact_template !== template.id) return
  const at = clock.now()
  const base = await forms.byHash(scope.db, row.base_hash)
  const form = overlay && exactForm(base, overlay, { at: at.toISOString(), by: scope.person.name, workbook: template.name })
  const hash = form?.hash ?? base.hash
  if (hash === row.edition_hash) return
  const kept = await queries.insertExact(scope.db, {
    id: clock.id(),
    organisation_id: scope.organisation.id,
    checklist_id: checklist,
    n: (await queries.exactCount(scope.db, checklist)) + 1,
    base_hash: base.hash,
    hash,
    document: form?.document ?? null,
    template_id: template.id,
    recorded_at: at,
    recorded_by: scope.person.id,
    recorded_by_name: scope.person.name,
  })
  if (!kept) throw new ProblemError('record.stale', { current: null, yours: null })
  await scope.audit({
    action: 'checklist.exact',
    target: { kind: 'checklist', id: checklist },
    before: { hash: row.edition_hash },
    after: { hash, name: template.name },
  })
}
