// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'

/** What of the institution itself decides which things have a day here. */
export const house = (db: Database) =>
  db.selectFrom('organisation').select(['kind', 'institution_kind', 'demo', 'created_at']).executeTakeFirstOrThrow()
