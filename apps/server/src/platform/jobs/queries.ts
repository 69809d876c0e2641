// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../database/scope.ts'

/** When each job last began, ended well, and what was wrong the last time (empty: nothing). */
export const jobRuns = (db: Database) =>
  db.selectFrom('job_run').select(['name', 'started_at', 'ended_at', 'succeeded_at', 'problem']).orderBy('name').execute()

export const jobStarted = (db: Database, name: string, at: Date) =>
  db
    .insertInto('job_run')
    .values({ name, started_at: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ started_at: at, ended_at: null }))
    .execute()

export const jobEnded = (db: Database, name: string, at: Date, problem: string) =>
  db
    .updateTable('job_run')
    .set({ ended_at: at, problem: problem.slice(0, 500), ...(problem === '' ? { succeeded_at: at } : {}) })
    .where('name', '=', name)
    .execute()

/** Every organisation of this installation, for work that goes through them one by one. */
export const organisationsForJobs = async (db: Database): Promise<{ id: string; name: string }[]> =>
  (await sql<{ id: string; name: string }>`select id, name from organisations_for_jobs()`.execute(db)).rows
