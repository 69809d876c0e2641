// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'

/** The newest copies, and the newest one that was proven even where it is older than those. */
export const copies = (db: Database, most: number) => db.selectFrom('installation_copy').selectAll().orderBy('made_at', 'desc').limit(most).execute()

/** When the newest copy that came about was made. */
export const lastCopy = async (db: Database): Promise<Date | null> =>
  (
    await db
      .selectFrom('installation_copy')
      .select((eb) => eb.fn.max('made_at').as('at'))
      .where('problem', '=', '')
      .executeTakeFirst()
  )?.at ?? null

export const lastVerified = async (db: Database): Promise<Date | null> =>
  (
    await db
      .selectFrom('installation_copy')
      .select((eb) => eb.fn.max('made_at').as('at'))
      .where('verified_at', 'is not', null)
      .where('problem', '=', '')
      .executeTakeFirst()
  )?.at ?? null

export const offlineCopies = (db: Database, most: number) =>
  db.selectFrom('offline_copy').selectAll().orderBy('taken_on', 'desc').orderBy('noted_at', 'desc').limit(most).execute()

export const rehearsals = (db: Database, most: number) =>
  db.selectFrom('restore_rehearsal').selectAll().orderBy('rehearsed_on', 'desc').orderBy('noted_at', 'desc').limit(most).execute()

/** How the job last went. */
export const run = (db: Database, name: string) =>
  db.selectFrom('job_run').select(['started_at', 'ended_at', 'problem']).where('name', '=', name).executeTakeFirst()

type Noted = { id: string; organisation: string; by: string; byName: string; at: Date }

export const insertOffline = (db: Database, { id, organisation, by, byName, at }: Noted, row: { takenOn: string; place: string }) =>
  db
    .insertInto('offline_copy')
    .values({ id, organisation_id: organisation, taken_on: row.takenOn, place: row.place, noted_by: by, noted_by_name: byName, noted_at: at })
    .returningAll()
    .executeTakeFirstOrThrow()

export const insertRehearsal = (
  db: Database,
  { id, organisation, by, byName, at }: Noted,
  row: { rehearsedOn: string; minutes: number; note: string },
) =>
  db
    .insertInto('restore_rehearsal')
    .values({
      id,
      organisation_id: organisation,
      rehearsed_on: row.rehearsedOn,
      minutes: row.minutes,
      note: row.note,
      noted_by: by,
      noted_by_name: byName,
      noted_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
