// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'

/** Says where a whole file's bytes lie from now on. */
export const setFileStore = (db: Database, id: string, store: string) =>
  db.updateTable('evidence_file').set({ store }).where('id', '=', id).where('sha256', 'is not', null).execute()
