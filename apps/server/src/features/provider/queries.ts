// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'
import { enrolled } from '../sign-in/index.ts'

// Before anybody is known: only through the functions that give back no more than their purpose needs.

type Asked = { issuer: string; client_id: string; name: string }
export const providerToAsk = async (db: Database, organisation: string): Promise<Asked | undefined> =>
  (await sql<Asked>`select * from provider_to_ask(${organisation}::uuid)`.execute(db)).rows[0]

type Attempt = {
  state: Buffer
  browser: Buffer
  organisation: string
  purpose: 'sign-in' | 'link'
  nonce: string
  verifier: string
  next: string
  at: Date
  expires: Date
}
export const beginAttempt = (db: Database, a: Attempt) =>
  sql`select begin_provider_attempt(${a.state}, ${a.browser}, ${a.organisation}::uuid, ${a.purpose}, ${a.nonce}, ${a.verifier}, ${a.next}, ${a.at}, ${a.expires})`.execute(
    db,
  )

export type TakenAttempt = {
  purpose: 'sign-in' | 'link'
  session_hash: Buffer
  nonce: string
  verifier: string
  next: string
  issuer: string
  client_id: string
  client_secret: string
  second_factor: boolean
}
/** Gives an attempt once, to the browser it began in. */
export const takeAttempt = async (
  db: Database,
  a: { state: Buffer; browsers: Buffer[]; organisation: string; at: Date },
): Promise<TakenAttempt | undefined> =>
  (await sql<TakenAttempt>`select * from take_provider_attempt(${a.state}, ${a.browsers}::bytea[], ${a.organisation}::uuid, ${a.at})`.execute(db))
    .rows[0]

export const personByProvider = async (db: Database, organisation: string, issuer: string, subject: string, at: Date): Promise<string | null> =>
  (await sql<{ person: string | null }>`select person_by_provider(${organisation}::uuid, ${issuer}, ${subject}, ${at}) as person`.execute(db)).rows[0]
    ?.person ?? null

export const recordEvent = (db: Database, e: { id: string; organisation: string; reason: string; address: string; at: Date }) =>
  sql`select record_provider_event(${e.id}::uuid, ${e.organisation}::uuid, 'provider.refused', ${e.reason}, ${e.address}, ${e.at})`.execute(db)

// In the scope of an institution.

export type ProviderRow = {
  name: string
  issuer: string
  client_id: string
  enabled: boolean
  second_factor: boolean
  only_way: boolean
  version: number
}
const columns = ['name', 'issuer', 'client_id', 'enabled', 'second_factor', 'only_way', 'version'] as const

export const provider = (db: Database): Promise<ProviderRow | undefined> => db.selectFrom('identity_provider').select(columns).executeTakeFirst()

/** Writes it if nobody has in between, and leaves the secret as it is where none is given; undefined where the version is stale. */
export const saveProvider = (
  db: Database,
  organisation: string,
  { version, client_secret, ...row }: ProviderRow & { client_secret: string | null },
): Promise<ProviderRow | undefined> =>
  version === 0 && client_secret !== null
    ? db
        .insertInto('identity_provider')
        .values({ ...row, client_secret, organisation_id: organisation, version: 1 })
        .onConflict((conflict) => conflict.column('organisation_id').doNothing())
        .returning(columns)
        .executeTakeFirst()
    : db
        .updateTable('identity_provider')
        .set({ ...row, ...(client_secret === null ? {} : { client_secret }), version: version + 1 })
        .where('organisation_id', '=', organisation)
        .where('version', '=', version)
        .returning(columns)
        .executeTakeFirst()

/** Everybody here with how they come in, as the provider of this issuer knows them. Whoever asks for a change holds the institution's row. */
export const people = (db: Database, issuer: string) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .leftJoin('provider_identity as x', (join) =>
      join
        .onRef('x.person_id', '=', 'membership.person_id')
        .onRef('x.organisation_id', '=', 'membership.organisation_id')
        .on('x.issuer', '=', issuer),
    )
    .select((eb) => [
      'person.id',
      'person.name',
      'person.login',
      'membership.role',
      'membership.until',
      'membership.break_glass',
      'x.linked_at',
      'x.used_at',
      enrolled(eb).as('enrolled'),
    ])
    .orderBy('membership.since')
    .execute()

/** One change of these rules at a time. */
export const holdInstitution = (db: Database) => db.selectFrom('organisation').select('id').forUpdate().execute()

export const setBreakGlass = (db: Database, person: string, breakGlass: boolean) =>
  db.updateTable('membership').set({ break_glass: breakGlass }).where('person_id', '=', person).execute()

/** False where the provider's subject is somebody else's already. A link of one's own is replaced. */
export const link = async (
  db: Database,
  row: { organisation_id: string; person_id: string; issuer: string; subject: string; linked_at: Date },
): Promise<boolean> => {
  await db.deleteFrom('provider_identity').where('person_id', '=', row.person_id).execute()
  const written = await db
    .insertInto('provider_identity')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'issuer', 'subject']).doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Ends a link; undefined where there is none. */
export const unlink = (db: Database, person: string) =>
  db.deleteFrom('provider_identity').where('person_id', '=', person).returning('issuer').executeTakeFirst()
