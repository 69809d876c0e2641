// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'
import type { Backup } from './backup.ts'
import type { CopyKind } from './name.ts'

export const insertCopy = (db: Database, id: string, kind: CopyKind, { path, made, seconds, bytes, rows, sha256 }: Omit<Backup, 'tables'>) =>
  db.insertInto('installation_copy').values({ id, kind, file: path, made_at: made, seconds, bytes, rows, sha256 }).execute()

type Outcome = { verified_at: Date } | { problem: string } | { standby_at: Date } | { standby_problem: string }
export const updateCopy = (db: Database, id: string, outcome: Outcome) =>
  db.updateTable('installation_copy').set(outcome).where('id', '=', id).execute()

export const removeCopy = (db: Database, file: string, at: Date) =>
  db.updateTable('installation_copy').set({ removed_at: at }).where('file', '=', file).where('removed_at', 'is', null).execute()

/** A rehearsal of which the standby laptop told. */
export type ToldRehearsal = { id: string; on: string; minutes: number; by: string; at: Date; origin: string }
export const insertToldRehearsal = (db: Database, { id, on, minutes, by, at, origin }: ToldRehearsal) =>
  db
    .insertInto('restore_rehearsal')
    .values({ id, rehearsed_on: on, minutes, noted_by_name: by, noted_at: at, origin })
    .onConflict((conflict) => conflict.column('origin').doNothing())
    .execute()
