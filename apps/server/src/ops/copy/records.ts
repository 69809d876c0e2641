// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import { type Database, openPublicScope } from '../../platform/database/scope.ts'
import type { Backup } from './backup.ts'
import type { CopyKind } from './name.ts'
import * as queries from './record-queries.ts'

/** Writes down what became of copies, as the server itself and nobody in particular. */
export const copyRecords = (pool: pg.Pool) => {
  const inScope = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const { scope, commit, rollback } = openPublicScope(pool, 'server')
    try {
      const result = await work(scope.db)
      await commit()
      return result
    } catch (error) {
      await rollback()
      throw error
    }
  }
  return {
    made: (id: string, kind: CopyKind, copy: Backup) => inScope((db) => queries.insertCopy(db, id, kind, copy)),
    verified: (id: string, at: Date) => inScope((db) => queries.updateCopy(db, id, { verified_at: at })),
    failed: (id: string, problem: string) => inScope((db) => queries.updateCopy(db, id, { problem: problem.slice(0, 500) })),
    atStandby: (id: string, at: Date) => inScope((db) => queries.updateCopy(db, id, { standby_at: at })),
    standbyFailed: (id: string, problem: string) => inScope((db) => queries.updateCopy(db, id, { standby_problem: problem.slice(0, 500) })),
    removed: (file: string, at: Date) => inScope((db) => queries.removeCopy(db, file, at)),
    rehearsed: (row: queries.ToldRehearsal) => inScope((db) => queries.insertToldRehearsal(db, row)),
  }
}
export type CopyRecords = ReturnType<typeof copyRecords>
