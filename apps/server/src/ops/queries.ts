// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../platform/database/scope.ts'

export const anyPerson = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined

/** Which of these logins somebody has. */
export const loginsOf = async (db: Database, logins: readonly string[]): Promise<string[]> =>
  (
    await db
      .selectFrom('person')
      .select('login')
      .where('login', 'in', [...logins])
      .execute()
  ).map(({ login }) => login)

/** Replaces the first-run code: an older one stops working. */
export const replaceFirstRunCode = async (db: Database, code: { id: string; hash: Buffer; at: Date; expires: Date }): Promise<void> => {
  await db.deleteFrom('one_time_code').where('purpose', '=', 'first-run').where('used_at', 'is', null).execute()
  await db
    .insertInto('one_time_code')
    .values({ id: code.id, purpose: 'first-run', code_hash: code.hash, role: 'administrator', created_at: code.at, expires_at: code.expires })
    .execute()
}

export const registerEdition = (
  db: Database,
  row: { hash: string; kind?: 'instrument' | 'checklist'; id: string; edition: string; document: string; at: Date },
) =>
  db
    .insertInto('catalog_edition')
    .values({ hash: row.hash, kind: row.kind ?? 'instrument', id: row.id, edition: row.edition, document: row.document, registered_at: row.at })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()

/** Takes away whatever somebody has beside the password; they are told at the next sign-in. */
export const removeSecondFactors = async (db: Database, person: string): Promise<void> => {
  for (const table of ['totp', 'passkey', 'recovery_code', 'known_browser', 'pending_sign_in'] as const)
    await db.deleteFrom(table).where('person_id', '=', person).execute()
  await sql`select add_sign_in_notice(${person}::uuid, 'second-factor-reset')`.execute(db)
}

/** Sets a person's password and ends their sessions; undefined where nobody has that login. */
export const resetPassword = async (
  db: Database,
  login: string,
  hash: string,
  event: { id: string; at: Date; secondFactor: boolean },
): Promise<{ id: string; name: string } | undefined> => {
  const person = await db
    .updateTable('person')
    .set((eb) => ({ password_hash: hash, version: eb('version', '+', 1) }))
    .where('login', '=', login)
    .returning(['id', 'name'])
    .executeTakeFirst()
  if (!person) return undefined
  await db.deleteFrom('session').where('person_id', '=', person.id).execute()
  // Where the identity provider is the only way in, whoever stands at the server lets somebody in past it: as break-glass, and as loudly.
  await db
    .updateTable('membership')
    .set({ break_glass: true })
    .where('person_id', '=', person.id)
    .where('organisation_id', 'in', (eb) => eb.selectFrom('identity_provider').select('organisation_id').where('only_way', '=', true))
    .execute()
  const membership = await db.selectFrom('membership').select('organisation_id').where('person_id', '=', person.id).limit(1).executeTakeFirst()
  await db
    .insertInto('audit_event')
    .values({
      id: event.id,
      organisation_id: membership?.organisation_id ?? null,
      person_id: person.id,
      action: 'account.password-reset',
      target_kind: 'person',
      target_id: person.id,
      after: JSON.stringify({ secondFactor: event.secondFactor }),
      address: 'command line',
      at: event.at,
    })
    .execute()
  return person
}
