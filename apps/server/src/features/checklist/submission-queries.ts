// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'

/** One thing that was handed in of a form, whole. */
export const submissionById = (db: Database, checklist: string, id: string) =>
  db
    .selectFrom('checklist_submission')
    .select(['id', 'snapshot', 'sha256', 'submitted_at', 'submitted_by_name'])
    .where('checklist_id', '=', checklist)
    .where('id', '=', id)
    .executeTakeFirst()
