// SPDX-License-Identifier: Apache-2.0
import type { unwantableLetters } from '@shinayaka/contract'
import type { Language } from '@shinayaka/contract/messages'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** A person's confirmed address, the one that waits for its code, and what they do not want. */
export const ownMail = (db: Database, person: string, at: Date) =>
  db
    .selectFrom('person as p')
    .leftJoin('mail_confirmation as c', (join) => join.onRef('c.person_id', '=', 'p.id').on('c.expires_at', '>', at))
    .select(['p.email', 'p.unwanted_letters', 'c.address as waiting', 'c.expires_at as until'])
    .where('p.id', '=', person)
    .executeTakeFirstOrThrow()

export const askOwnMail = (db: Database, wanted: { address: string; language: Language; hash: Buffer; expires: Date }) =>
  sql`select ask_own_mail(${wanted.address}, ${wanted.language}, ${wanted.hash}, ${wanted.expires})`.execute(db)

/** The address whose code this is, confirmed from now on; null where it is not the code that waits. */
export const confirmOwnMail = async (db: Database, hash: Buffer, at: Date): Promise<string | null> =>
  (await sql<{ address: string | null }>`select confirm_own_mail(${hash}, ${at}) as address`.execute(db)).rows[0]?.address ?? null

export const removeOwnMail = (db: Database) => sql`select remove_own_mail()`.execute(db)

export const chooseLetters = (db: Database, person: string, unwanted: (typeof unwantableLetters)[number][]) =>
  db.updateTable('person').set({ unwanted_letters: unwanted }).where('id', '=', person).execute()

/** How many letters of the institution wait, and when the last one left. */
export const mailFigures = (db: Database) =>
  db
    .selectFrom('mail')
    .select((eb) => [
      eb.fn.countAll<string>().filterWhere('sent_at', 'is', null).filterWhere('given_up_at', 'is', null).as('waiting'),
      eb.fn.max('sent_at').as('last_sent'),
    ])
    .executeTakeFirstOrThrow()

/** The newest letters that did not leave when they should have. */
export const unsentMail = (db: Database, most: number) =>
  db
    .selectFrom('mail as m')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.id', 'm.kind', 'm.recipient', 'm.problem', 'm.created_at', 'm.next_at', 'm.given_up_at', 'p.name'])
    .where('m.sent_at', 'is', null)
    .where('m.problem', '!=', '')
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(most)
    .execute()
