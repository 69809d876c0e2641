// SPDX-License-Identifier: Apache-2.0
import { type institutionKinds, isPermitted, type organisationKinds, type Permission, type Role, type signInNotices } from '@shinayaka/contract'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { ProblemError } from '../problem.ts'
import type { DB } from './schema.gen.ts'
import { Lookup, Transaction, TransactionDriver } from './transaction.ts'

export type Database = Kysely<DB>

/** What an audit row says beside who, when and from where. */
export type AuditEntry = { action: string; target: { kind: string; id: string }; before?: unknown; after?: unknown }

type Base = {
  readonly db: Database
  /** Ends the transaction early, before slow work that must not hold one. */
  commit(): Promise<void>
  readonly statements: () => number
}

/** Before anyone is known: only what is everybody's, and the functions that look something up by a hash. */
export type PublicScope = Base & { readonly kind: 'public'; readonly address: string }

/** What the session's row says of second factors and of the time before it; read with the session itself, in one look-up. */
export type SessionStanding = {
  failures: number
  notices: (typeof signInNotices)[number][]
  for_all: boolean
  enrolled: boolean
  told_at: Date | null
  /** The institution's identity provider asks for a second factor itself. */
  second_at_provider: boolean
}

/** A person at work in one organisation: the only way to that organisation's rows. */
export type OrganisationScope = Base & {
  readonly kind: 'organisation'
  readonly person: { id: string; name: string; login: string }
  readonly organisation: {
    id: string
    name: string
    kind: (typeof organisationKinds)[number]
    institutionKind: (typeof institutionKinds)[number]
    demo: boolean
  }
  readonly role: Role
  /** How this session began (break-glass: while the identity provider was down), and when the person last proved who they are. */
  readonly session: { id: string; factor: 'password' | 'second' | 'provider' | 'break-glass'; confirmedAt: Date; standing?: SessionStanding }
  readonly tokenHash: Buffer
  /** The token of a program that acts for the person, and what it was given; absent for a person at a browser. */
  readonly token?: { name: string; shown: string; permissions: readonly Permission[] }
  /** From where the request came. */
  readonly address: string
  /** Writes what was done, in the same transaction. */
  audit(entry: AuditEntry): Promise<void>
}

/** A person of a group, a prefecture or a network: reads what the institutions below have submitted, and no row of anybody's drafts. */
export type OversightScope = Base & { readonly kind: 'oversight'; readonly organisation: OrganisationScope['organisation'] }

/** The server at work by itself in one organisation: sealing, reminding, telling others. It acts in nobody's name. */
export type SystemScope = Base & { readonly kind: 'system'; readonly organisation: { id: string }; audit(entry: AuditEntry): Promise<void> }

/**
 * Somebody without an account who was given a link (a vendor): one request of one institution, and the draft of its answer. Nothing else of the
 * institution can be seen or written in it, whatever is asked (docs/adr/0042).
 */
export type LinkScope = Base & {
  readonly kind: 'link'
  readonly link: { id: string; organisation: string; request: string }
  readonly address: string
  /** Writes into the institution's trail that the link was opened, or its answer sent; in the same transaction. */
  record(action: 'supplier.link-open' | 'supplier.link-send', after?: unknown): Promise<void>
}

export type Scope = PublicScope | OrganisationScope | OversightScope | SystemScope | LinkScope

/** What reads results: both one's own institution and an overseer, each behind its own row-level security. */
export type ReadingScope = Pick<Base, 'db'>

/** Who is signed in, as the session table tells it. */
export type SignedIn = Pick<OrganisationScope, 'person' | 'organisation' | 'role' | 'session' | 'tokenHash' | 'token'>

const kyselyOver = (speaker: Transaction | Lookup): Database =>
  new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new TransactionDriver(speaker),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })

/** Single look-ups before anybody is known, for what must be found before there is a scope. */
export const openLookup = (pool: pg.Pool): Database => kyselyOver(new Lookup(pool))

/** A scope together with the way to end it, which only the one who opened it holds. */
export type Opened<S> = { scope: S; commit(): Promise<void>; rollback(): Promise<void> }

const opened = <S>(transaction: Transaction, scope: S): Opened<S> => ({
  scope,
  commit: () => transaction.commit(),
  rollback: () => transaction.rollback(),
})

/** Opens the scope of somebody unknown. */
export const openPublicScope = (pool: pg.Pool, address: string): Opened<PublicScope> => {
  const transaction = new Transaction(pool, { organisation: null, person: null })
  return opened(transaction, {
    kind: 'public',
    address,
    db: kyselyOver(transaction),
    commit: () => transaction.commit(),
    statements: () => transaction.statements,
  })
}

const refuseUnless = (who: SignedIn, permission: Permission | null): void => {
  // A program may do what it was given, and nothing that is only a matter of being somebody.
  if (who.token && (permission === null || !who.token.permissions.includes(permission)))
    throw new ProblemError('token.denied', { permission: permission ?? '' })
  if (permission !== null && !isPermitted(who.role, permission)) throw new ProblemError('permission.denied', { permission })
}

/** Opens the scope of an overseer, or refuses. */
export const openOversightScope = (pool: pg.Pool, who: SignedIn, permission: Permission): Opened<OversightScope> => {
  refuseUnless(who, permission)
  const transaction = new Transaction(pool, { organisation: null, person: null, overseer: who.organisation.id }, { readOnly: true })
  return opened(transaction, {
    kind: 'oversight',
    organisation: who.organisation,
    db: kyselyOver(transaction),
    commit: () => transaction.commit(),
    statements: () => transaction.statements,
  })
}

// Half a character (an unpaired surrogate) is no text that PostgreSQL's JSON takes; it is stored as columns store it.
const asJson = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? Buffer.from(one, 'utf8').toString('utf8') : one))

// Of a program, the letters by which its token is known.
const whence = (who: SignedIn, address: string): string => (who.token ? `${address} (${who.token.shown})` : address)

const auditor =
  (db: Database, clock: Clock, by: { organisation: string; person: string | null; address: string }) =>
  async ({ action, target, before, after }: AuditEntry): Promise<void> => {
    await db
      .insertInto('audit_event')
      .values({
        id: clock.id(),
        organisation_id: by.organisation,
        person_id: by.person,
        action,
        target_kind: target.kind,
        target_id: target.id,
        before: asJson(before),
        after: asJson(after),
        address: by.address,
        at: clock.now(),
      })
      .execute()
  }

/** Opens the scope of work that the server does by itself in one organisation; only jobs may, and what must be told while nobody is signed in yet. */
export const openSystemScope = (pool: pg.Pool, clock: Clock, organisation: string): Opened<SystemScope> => {
  const transaction = new Transaction(pool, { organisation, person: null })
  const db = kyselyOver(transaction)
  return opened(transaction, {
    kind: 'system',
    organisation: { id: organisation },
    db,
    audit: auditor(db, clock, { organisation, person: null, address: 'server' }),
    commit: () => transaction.commit(),
    statements: () => transaction.statements,
  })
}

/** Opens the scope of a link whose token was found (`platform/http/link.ts`): only that may. Whether it still opens anything is in its row. */
export const openLinkScope = (pool: pg.Pool, clock: Clock, link: LinkScope['link'], address: string): Opened<LinkScope> => {
  const transaction = new Transaction(pool, { organisation: null, person: null, link: link.id })
  const db = kyselyOver(transaction)
  return opened(transaction, {
    kind: 'link',
    link,
    address,
    db,
    // By the database's own function: the scope itself may write no trail.
    record: async (action, after) => {
      await sql`select record_link_event(${clock.id()}::uuid, ${action}, ${asJson(after)}::jsonb, ${address}, ${clock.now()})`.execute(db)
    },
    commit: () => transaction.commit(),
    statements: () => transaction.statements,
  })
}

/** What is written when somebody has read: into their own trail, and by the database's own function into that of an institution below theirs. */
export type RecordingScope = Base & { audit(entry: AuditEntry): Promise<void> }

/** Opens the scope in which a read is recorded, once it was answered. Only the HTTP platform does. */
export const openRecordingScope = (pool: pg.Pool, clock: Clock, who: SignedIn, address: string): Opened<RecordingScope> => {
  const organisation = who.organisation.id
  const transaction = new Transaction(pool, { organisation, person: who.person.id, overseer: organisation })
  const db = kyselyOver(transaction)
  return opened(transaction, {
    db,
    audit: auditor(db, clock, { organisation, person: who.person.id, address: whence(who, address) }),
    commit: () => transaction.commit(),
    statements: () => transaction.statements,
  })
}

/**
 * Opens the scope of a signed-in person, or refuses: authorising is the only way to get one. `permission` null asks only to be signed in;
 * `readOnly` makes a scope in which nothing can be written, not even by mistake.
 */
export const openOrganisationScope = (
  pool: pg.Pool,
  clock: Clock,
  who: SignedIn,
  permission: Permission | null,
  address: string,
  options: { readOnly?: boolean } = {},
): Opened<OrganisationScope> => {
  refuseUnless(who, permission)
  const transaction = new Transaction(pool, { organisation: who.organisation.id, person: who.person.id }, options)
  const db = kyselyOver(transaction)
  const audit = auditor(db, clock, {
    organisation: who.organisation.id,
    person: who.person.id,
    address: whence(who, address),
  })
  return opened(transaction, {
    kind: 'organisation',
    ...who,
    address,
    db,
    audit,
    commit: () => transaction.commit(),
    statements: () => transaction.statements,
  })
}
