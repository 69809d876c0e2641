// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../database/scope.ts'

/** A letter as it is put on its way. */
export type MailRow = {
  id: string
  organisation_id: string
  person_id: string | null
  kind: string
  recipient: string
  subject: string
  body: string
  once: string | null
  created_at: Date
  next_at: Date
}

/** Puts a letter on its way, unless the same thing was said already. */
export const insertMail = async (db: Database, row: MailRow): Promise<boolean> => {
  const written = await db
    .insertInto('mail')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'once']).doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export type TakenMail = { id: string; recipient: string; subject: string; body: string; attempts: number }
export const takeMail = async (db: Database, at: Date, most: number): Promise<TakenMail[]> =>
  (await sql<TakenMail>`select * from take_mail(${at}, ${most})`.execute(db)).rows

export const mailSent = (db: Database, id: string, at: Date) => sql`select mail_sent(${id}::uuid, ${at})`.execute(db)

export const mailFailed = (db: Database, id: string, why: string, again: Date | null, at: Date) =>
  sql`select mail_failed(${id}::uuid, ${why}, ${again}::timestamptz, ${at})`.execute(db)

/** Forgets addresses that were never confirmed in time, and letters that left long ago. */
export const cleanMail = (db: Database, at: Date) => sql`select clean_mail(${at})`.execute(db)

/** The members with a confirmed address whose last day is not over. */
export const membersWithMail = (db: Database, today: string) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select([
      'person.id',
      'person.name',
      'membership.role',
      'person.email',
      'person.mail_language as language',
      'person.unwanted_letters as unwanted',
    ])
    .where('person.email', 'is not', null)
    .where('person.email_confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('membership.until', 'is', null), eb('membership.until', '>=', today)]))
    .orderBy('person.id')
    .execute()
