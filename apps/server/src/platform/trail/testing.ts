// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { TestHouse } from '../../testing/house.ts'
import { createClock } from '../clock.ts'
import { withOwner } from '../database/owner.ts'
import { sealTrail } from './sealer.ts'
import { type ChainCheck, type KnownHead, verifyTrail } from './verify.ts'

/** Seals all that waits, as the job does. */
export const sealAll = (house: TestHouse): Promise<number> => sealTrail({ pool: house.pool, clock: createClock(() => house.time.now) })

/** Checks every chain, or one. */
export const verifyAll = async (house: TestHouse, options: { organisation?: string; known?: KnownHead } = {}): Promise<ChainCheck[]> =>
  (await withOwner(house.database.owner, (db) => verifyTrail(db, options))) ?? []

/** The id of an organisation by its name. */
export const organisationOf = (house: TestHouse, name: string): Promise<string> =>
  withOwner(
    house.database.owner,
    async (db) => (await db.selectFrom('organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id,
  )

/** Puts so many rows into an organisation's trail at once, a second apart each. */
export const fillTrail = (house: TestHouse, organisation: string, rows: number): Promise<unknown> =>
  withOwner(house.database.owner, (db) =>
    sql`insert into audit_event (id, organisation_id, action, target_kind, target_id, after, address, at)
      select gen_random_uuid(), ${organisation}::uuid, case n % 3 when 0 then 'answer.save' when 1 then 'quote.save' else 'network.grade' end, 'assessment', 'nothing',
        jsonb_build_object('question', 'Q' || n, 'comment', '会議で確かめた'), '192.0.2.7', ${house.time.now}::timestamptz - n * interval '1 second'
      from generate_series(1, ${rows}) as n`.execute(db),
  )

/** Works on the trail as somebody who has the owner's password and no scruples: nothing stops them. */
export const tamper = (house: TestHouse, ...statements: string[]): Promise<void> =>
  withOwner(house.database.owner, async (db) => {
    const tables = ['audit_event', 'audit_seal']
    for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
    await sql`alter table audit_seal drop constraint if exists audit_seal_event_id_fkey`.execute(db)
    await sql`alter table audit_seal drop constraint if exists audit_seal_organisation_id_seq_key`.execute(db)
    for (const statement of statements) await sql.raw(statement).execute(db)
    for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db)
  })
