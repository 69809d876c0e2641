// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

// Before there is a scope: only through the functions that give back no more than their purpose needs.

const first = async <T>(query: ReturnType<typeof sql<T>>, db: Database): Promise<T | undefined> => (await query.execute(db)).rows[0]

/** Nobody is found who may only come in by their institution's identity provider. */
export type PersonForSignIn = { person_id: string; password_hash: string; organisation_id: string; break_glass: boolean }
export const personForSignIn = (db: Database, login: string) => first(sql<PersonForSignIn>`select * from person_for_sign_in(${login})`, db)
/** The same password, hashed at today's cost. A password that was changed meanwhile stays as it is. */
export const renewPasswordHash = (db: Database, known: PersonForSignIn, hash: string) =>
  sql`select renew_password_hash(${known.person_id}::uuid, ${known.password_hash}, ${hash})`.execute(db)

export const hasPerson = async (db: Database): Promise<boolean> => (await first(sql<{ has: boolean }>`select has_person() as has`, db))?.has ?? false

/** Keys are hashes: what somebody typed as a login is nobody's to read in the counts. */
export type AttemptKeys = { login: string; browser: Buffer | null; browserKey: Buffer; place: Buffer; address: Buffer; account: Buffer }
export type Attempt = { until: Date | null; begins: boolean; known: boolean }

export const countAttempt = async (db: Database, keys: AttemptKeys, at: Date): Promise<Attempt> => {
  const row = await first(
    sql<Attempt>`select * from sign_in_attempt(${keys.login}, ${keys.browser}, ${keys.browserKey}, ${keys.place}, ${keys.address}, ${keys.account}, ${at})`,
    db,
  )
  if (!row) throw new Error('an attempt was not counted')
  return row
}

/** The password was right: the own counts start anew, the shared ones go back by this try. */
export const forgiveAttempt = async (db: Database, keys: AttemptKeys, known: boolean, at: Date): Promise<void> => {
  if (known) await sql`select forgive_try('browser', ${keys.browserKey}, ${at}, true)`.execute(db)
  else
    await sql`select forgive_try('place', ${keys.place}, ${at}, true), forgive_try('address', ${keys.address}, ${at}, false),
      forgive_try('account', ${keys.account}, ${at}, false)`.execute(db)
}

/** What is counted for one person: second steps, proofs of who one is, codes of a mail address, and letters that bring those. */
export type CountedKind = 'second' | 'second-browser' | 'confirm' | 'mail' | 'mail-letter'
/** Five tries, then a minute, a quarter of an hour, an hour; forgotten after a day. */
export const countTry = (db: Database, kind: CountedKind, key: Buffer, at: Date) =>
  first(sql<{ until: Date | null; begins: boolean }>`select * from count_try(${kind}, ${key}, ${at}, 5, '{1,15,60}', '1 day', '100 years')`, db)
export const forgiveTry = (db: Database, kind: CountedKind, key: Buffer, at: Date) =>
  sql`select forgive_try(${kind}, ${key}, ${at}, true)`.execute(db)

export const noteFailure = (db: Database, person: string) => sql`select note_failed_sign_in(${person}::uuid)`.execute(db)
export const addNotice = (db: Database, person: string, notice: string) => sql`select add_sign_in_notice(${person}::uuid, ${notice})`.execute(db)

export const rememberBrowser = (db: Database, hash: Buffer, person: string, at: Date) =>
  sql`select remember_browser(${hash}, ${person}::uuid, ${at})`.execute(db)
export const isKnownBrowser = async (db: Database, hash: Buffer): Promise<boolean> =>
  (await first(sql<{ known: boolean }>`select is_known_browser(${hash}) as known`, db))?.known ?? false
/** Whether this browser is known, or this name has come in from this network within thirty days. */
export const isKnownArrival = async (db: Database, { browser, place }: AttemptKeys, at: Date): Promise<boolean> =>
  (await first(sql<{ known: boolean }>`select is_known_arrival(${browser}, ${place}, ${at}) as known`, db))?.known ?? false
export const isKnownBrowserOf = async (db: Database, hash: Buffer, person: string): Promise<boolean> =>
  (await first(sql<{ known: boolean }>`select is_known_browser_of(${hash}, ${person}::uuid) as known`, db))?.known ?? false

export type Factors = { totp: boolean; passkeys: number; recovery_codes: number; login: string }
export const factorsOf = (db: Database, person: string) => first(sql<Factors>`select * from second_factor_of(${person}::uuid)`, db)

type NewPending = { hash: Buffer; person: string; organisation: string; proof: string; at: Date; expires: Date }
export const openPending = (db: Database, row: NewPending) =>
  sql`select open_pending(${row.hash}, ${row.person}::uuid, ${row.organisation}::uuid, ${row.proof}, ${row.at}, ${row.expires})`.execute(db)

type Pending = { person_id: string; organisation_id: string }
export const pendingByToken = (db: Database, hash: Buffer, at: Date) => first(sql<Pending>`select * from pending_by_token(${hash}, ${at})`, db)
export const tryPending = (db: Database, hash: Buffer, at: Date, most: number) =>
  first(sql<Pending & { proof: 'password' | 'provider' | 'break-glass' }>`select * from try_pending(${hash}, ${at}, ${most})`, db)
/** False where somebody else used it up a moment ago. */
export const closePending = async (db: Database, hash: Buffer): Promise<boolean> =>
  (await first(sql<{ closed: boolean }>`select close_pending(${hash}) as closed`, db))?.closed ?? false

export const totpSecret = async (db: Database, person: string, pending: Buffer | null): Promise<string | null> =>
  (await first(sql<{ secret: string | null }>`select totp_secret(${person}::uuid, ${pending}) as secret`, db))?.secret ?? null
/** False where this step, or a later one, was used already. */
export const useTotpStep = async (db: Database, person: string, step: number, at: Date): Promise<boolean> =>
  (await first(sql<{ used: boolean }>`select use_totp_step(${person}::uuid, ${step}, ${at}) as used`, db))?.used ?? false
/** How many are left; null where there is no such unused code. */
export const spendRecoveryCode = async (db: Database, person: string, hash: Buffer, at: Date): Promise<number | null> =>
  (await first(sql<{ left: number | null }>`select use_recovery_code(${person}::uuid, ${hash}, ${at}) as left`, db))?.left ?? null

type Purpose = 'sign-in' | 'register' | 'confirm'
export const putChallenge = (db: Database, row: { hash: Buffer; purpose: Purpose; challenge: string; at: Date; expires: Date }) =>
  sql`select put_challenge(${row.hash}, ${row.purpose}, ${row.challenge}, ${row.at}, ${row.expires})`.execute(db)
/** Gives a challenge once. */
export const takeChallenge = async (db: Database, hash: Buffer, purpose: Purpose, at: Date): Promise<string | null> =>
  (await first(sql<{ challenge: string | null }>`select take_challenge(${hash}, ${purpose}, ${at}) as challenge`, db))?.challenge ?? null

export type StoredPasskey = {
  id: string
  person_id: string
  organisation_id: string
  login: string
  public_key: Buffer
  counter: string
  disabled: boolean
  break_glass: boolean
}
export const passkeyByCredential = (db: Database, credential: string) =>
  first(sql<StoredPasskey>`select * from passkey_by_credential(${credential})`, db)
/** False where its counter went backwards: it is disabled from then on. */
export const countPasskey = async (db: Database, id: string, counter: number, at: Date): Promise<boolean> =>
  (await first(sql<{ used: boolean }>`select use_passkey(${id}::uuid, ${counter}, ${at}) as used`, db))?.used ?? false

/** Keeps what happened before there was a scope in the audit trail. */
export const recordSignIn = (
  db: Database,
  event: { id: string; person: string | null; organisation: string | null; action: string; login: string; address: string; at: Date },
) =>
  sql`select record_sign_in(${event.id}::uuid, ${event.person}::uuid, ${event.organisation}::uuid, ${event.action}, ${event.login}, ${event.address}, ${event.at})`.execute(
    db,
  )

/** Keeps how often somebody was refused unseen as one row of the audit trail. */
export const recordRefused = (db: Database, { id, login, times, at }: { id: string; login: string; times: number; at: Date }) =>
  sql`select record_refused_sign_ins(${id}::uuid, ${login}, ${times}, ${at})`.execute(db)

/** The identity providers that people here can come in by. */
export const providersToOffer = async (db: Database): Promise<{ organisation_id: string; name: string }[]> =>
  (await sql<{ organisation_id: string; name: string }>`select * from providers_to_offer()`.execute(db)).rows

/** Removes what has expired. */
export const cleanSignIn = (db: Database, at: Date) => sql`select clean_sign_in(${at})`.execute(db)
