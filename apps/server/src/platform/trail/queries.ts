// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@shinayaka/contract/messages'
import { sql } from 'kysely'
import type { Database } from '../database/scope.ts'
import type { SealedEvent } from './seal.ts'

/** The chains that have something to seal; null is the installation's own. */
export const waitingChains = async (db: Database): Promise<(string | null)[]> =>
  (await sql<{ organisation_id: string | null }>`select organisation_id from unsealed_organisations()`.execute(db)).rows.map(
    (row) => row.organisation_id,
  )

export type ChainHead = { seq: number; hash: string; at: Date }

/** The newest link of this scope's chain; null before the first. */
export const chainHead = async (db: Database): Promise<ChainHead | null> => {
  const { rows } = await sql<{ seq: string; hash: string; sealed_at: Date }>`
    select seq, encode(hash, 'hex') as hash, sealed_at from chain_head()`.execute(db)
  const row = rows[0]
  return row ? { seq: Number(row.seq), hash: row.hash, at: row.sealed_at } : null
}

/** What waits in this scope's chain, at most so many, the oldest first. */
export const unsealedEvents = async (db: Database, most: number): Promise<SealedEvent[]> =>
  (await sql<SealedEvent>`select * from unsealed_events(${most})`.execute(db)).rows

type Links = { first: number; previous: string; events: readonly string[]; hashes: readonly string[]; at: Date }

/** Adds links to this scope's chain; false where another process was faster. */
export const sealEvents = async (db: Database, { first, previous, events, hashes, at }: Links): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`
    select seal_events(${first}, decode(${previous}, 'hex'), ${events}::uuid[],
      (select array_agg(decode(one, 'hex') order by place) from unnest(${hashes}::text[]) with ordinality as given (one, place)), ${at}) as done`.execute(
    db,
  )
  return rows[0]?.done ?? false
}

type OverseenRead = { event: string; submission: string; what: string; overseer: string; person: string; address: string; at: Date }

/** Writes into an institution's trail who read its submission from above; nothing where the submission is of nobody below. */
export const recordOverseenRead = (db: Database, { event, submission, what, overseer, person, address, at }: OverseenRead) =>
  sql`select record_overseen_read(${event}::uuid, ${submission}::uuid, ${what}, ${overseer}, ${person}, ${address}, ${at})`.execute(db)

/** Who is sent the seal of the day, and in which language: those who may read the trail today, have shown that mail reaches them and want it. */
export const headRecipients = async (db: Database, today: string): Promise<{ person: string; email: string; language: Language }[]> =>
  (
    await sql<{
      person: string
      email: string
      language: Language
    }>`select * from trail_head_recipients(${['administrator', 'planner', 'auditor']}::text[], ${today}::date)`.execute(db)
  ).rows
