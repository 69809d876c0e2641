// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import { type Connection, connect, type Postgres } from './connection.ts'
import { codeOf, DatabaseProblem, type DatabaseProblemCode, wordsOf } from './problem.ts'

/** Where an external PostgreSQL is, as the settings give it. */
export interface ExternalDatabase {
  readonly databaseUrl: string
  readonly ownerUrl: string | null
  readonly directUrl: string | null
}

/** What one connection says about itself and its rights. */
interface Facts {
  readonly role: string
  readonly database: string
  readonly version: number
  readonly release: string
  readonly encoding: string
  readonly superuser: boolean
  readonly bypasses: boolean
  readonly mayCreateSchema: boolean
  readonly mayCreateTable: boolean
  readonly readOnly: boolean
}

const oldest = 15
const factsQuery = `
  select current_user as role, current_database() as database,
         current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as release,
         current_setting('server_encoding') as encoding, r.rolsuper as superuser, r.rolbypassrls as bypasses,
         has_database_privilege(current_database(), 'CREATE') as "mayCreateSchema",
         coalesce((select has_schema_privilege(n.oid, 'CREATE') from pg_namespace n where n.nspname = 'public'), false) as "mayCreateTable",
         pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as "readOnly"
    from pg_roles r where r.rolname = current_user`

/**
 * Makes sure that an external PostgreSQL can carry the application safely, before anything is written to it: it can be
 * reached, is new enough and in UTF-8; the owner may make tables; the application's role is another one and is really bound
 * by row-level security. Throws `DatabaseProblem` with a Japanese sentence otherwise. Many servers may share one database,
 * so nothing is locked, and `stop` leaves it alone.
 */
export async function checkExternal(given: ExternalDatabase): Promise<Postgres> {
  if (given.ownerUrl === null) throw new DatabaseProblem('external_roles', ownerMissing)
  const owner = { connectionString: given.ownerUrl }
  const app = { connectionString: given.databaseUrl }
  const direct = { connectionString: given.directUrl ?? given.databaseUrl }
  const ownerFacts = await ask('DATABASE_OWNER_URL', owner, readFacts)
  requireServer('DATABASE_OWNER_URL', ownerFacts)
  requireOwner(ownerFacts)
  const appRole = await requireApp('DATABASE_URL', app, ownerFacts)
  if (given.directUrl !== null) await requireApp('DATABASE_DIRECT_URL', direct, ownerFacts)
  return { owner, app, appRole, direct, adopted: false, stop: async () => {} }
}

/** Returns the name of the role. */
async function requireApp(name: string, to: Connection, owner: Facts): Promise<string> {
  const { facts, isOwner } = await ask(name, to, async (client) => {
    const facts = await readFacts(client)
    return { facts, isOwner: await mayActAs(client, owner.role) }
  })
  requireServer(name, facts)
  if (facts.database !== owner.database)
    throw refuse(
      'external_roles',
      `${name} と DATABASE_OWNER_URL が別のデータベース（${facts.database} と ${owner.database}）を指しています。同じデータベースを指定してください。`,
    )
  if (facts.role === owner.role)
    throw refuse('external_roles', `${name} と DATABASE_OWNER_URL が同じ役割（${facts.role}）を使っています。${whyTwoRoles}\n${rolesSql}`)
  if (facts.superuser || facts.bypasses)
    throw refuse(
      'external_roles',
      `${name} の役割（${facts.role}）は、行ごとの権限を素通りできます。${whyTwoRoles}管理者で「ALTER ROLE ${quoted(facts.role)} NOSUPERUSER NOBYPASSRLS;」を実行するか、別の役割を指定してください。`,
    )
  if (isOwner)
    throw refuse(
      'external_roles',
      `${name} の役割（${facts.role}）は、表の持ち主（${owner.role}）としても振る舞えます。${whyTwoRoles}管理者で「REVOKE ${quoted(owner.role)} FROM ${quoted(facts.role)};」を実行してください。`,
    )
  return facts.role
}

function requireServer(name: string, { version, release, encoding, database, readOnly }: Facts): void {
  if (version < oldest)
    throw refuse(
      'external_version',
      `${name} の PostgreSQL は ${release} です。${oldest} 以上が必要です。PostgreSQL を新しくするか、DATABASE_URL などを外して同梱のものを使ってください。`,
    )
  if (encoding !== 'UTF8')
    throw refuse(
      'external_encoding',
      `${name} のデータベース（${database}）の文字コードは ${encoding} です。日本語を保存するため、UTF8 で作り直してください。\n${databaseSql}`,
    )
  if (readOnly)
    throw refuse(
      'external_rights',
      `${name} の PostgreSQL は読み取り専用です（複製の側かもしれません）。書き込める側（プライマリ）を指定してください。`,
    )
}

function requireOwner({ role, database, mayCreateSchema, mayCreateTable }: Facts): void {
  const missing: string[] = []
  if (!mayCreateSchema) missing.push(`GRANT CREATE ON DATABASE ${quoted(database)} TO ${quoted(role)};`)
  if (!mayCreateTable) missing.push(`GRANT CREATE ON SCHEMA public TO ${quoted(role)};`)
  if (missing.length === 0) return
  throw refuse(
    'external_rights',
    `DATABASE_OWNER_URL の役割（${role}）に、データベース ${database} に表を作る権限がありません。管理者でこのデータベースにつなぎ、次を実行してください。\n${missing.join('\n')}`,
  )
}

async function readFacts(client: pg.Client): Promise<Facts> {
  const answer = await client.query<Facts>(factsQuery)
  const [facts] = answer.rows
  if (!facts) throw new Error('the role of this connection is not in pg_roles')
  return facts
}

async function mayActAs(client: pg.Client, role: string): Promise<boolean> {
  const answer = await client.query(`select coalesce((select pg_has_role(r.oid, 'MEMBER') from pg_roles r where r.rolname = $1), false) as may`, [
    role,
  ])
  return answer.rows[0]?.may === true
}

/** Connects, asks, and closes; what goes wrong becomes a sentence that names the setting and never shows its password. */
async function ask<T>(name: string, to: Connection, question: (client: pg.Client) => Promise<T>): Promise<T> {
  let client: pg.Client | null = null
  try {
    client = await connect(to, { name: 'shinayaka check', timeout: 10_000 })
    return await question(client)
  } catch (error) {
    throw connectionProblem(name, error)
  } finally {
    await client?.end().catch(() => {})
  }
}

function connectionProblem(name: string, error: unknown): unknown {
  const sentence = sentences.find(({ when }) => when(codeOf(error), wordsOf(error)))
  return sentence ? new DatabaseProblem(sentence.code, sentence.say(name, wordsOf(error)), error) : error
}

interface Sentence {
  readonly code: DatabaseProblemCode
  when(code: string, words: string): boolean
  say(name: string, words: string): string
}

const unreachable = ['ECONNREFUSED', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EADDRNOTAVAIL']

const sentences: readonly Sentence[] = [
  {
    code: 'external_url',
    when: (code) => code === 'ERR_INVALID_URL' || code === 'ERR_INVALID_ARG_TYPE',
    say: (name) =>
      `${name} を接続先として読めません。「postgres://役割:パスワード@サーバ:5432/データベース」の形にし、パスワードの記号は %40 のように書き換えてください。`,
  },
  {
    code: 'external_unreachable',
    when: (code) => code === 'ENOTFOUND' || code === 'EAI_AGAIN',
    say: (name) => `${name} のサーバの名前が見つかりません。つづりと、このマシンの DNS を確かめてください。`,
  },
  {
    code: 'external_unreachable',
    when: (code, words) => unreachable.includes(code) || /timeout|Connection terminated/i.test(words),
    say: (name) =>
      `${name} の PostgreSQL につながりません。サーバが動いているか、アドレスとポート番号、途中のファイアウォール、PostgreSQL の listen_addresses を確かめてください。`,
  },
  {
    code: 'external_refused',
    when: (code, words) => code === '28P01' || /client password must be|no password/i.test(words),
    say: (name) => `${name} のパスワードか役割の名前が違います。確かめて指定し直してください。`,
  },
  {
    code: 'external_refused',
    when: (code) => code === '28000',
    say: (name) =>
      `${name} の接続を PostgreSQL が断りました。役割の名前と LOGIN の権限、サーバの pg_hba.conf でこのマシンが許されているか、暗号化（?sslmode=require）が要るかを確かめてください。`,
  },
  {
    code: 'external_refused',
    when: (code) => code === '3D000',
    say: (name) => `${name} のデータベースがありません。名前を確かめるか、管理者で次を実行してください。\n${databaseSql}`,
  },
  {
    code: 'external_rights',
    when: (code) => code === '42501',
    say: (name) =>
      `${name} の役割に、このデータベースへ接続する権限がありません。管理者で「GRANT CONNECT ON DATABASE データベース TO 役割;」を実行してください。`,
  },
  {
    code: 'external_refused',
    when: (code) => code === '53300',
    say: (name) => `${name} の PostgreSQL は接続の数が上限です。使っていない接続を閉じるか、max_connections を増やしてください。`,
  },
  {
    code: 'external_unreachable',
    when: (code) => code === '57P03',
    say: (name) => `${name} の PostgreSQL は起動か終了の途中です。少し待ってから、もう一度起動してください。`,
  },
  {
    code: 'external_refused',
    when: (code, words) => /SSL|certificate|self-signed|TLS/i.test(`${code} ${words}`),
    say: (name, words) =>
      `${name} への暗号化した接続ができません（${words}）。サーバの証明書と、接続先の ?sslmode= と ?sslrootcert= を確かめてください。`,
  },
]

function refuse(code: DatabaseProblemCode, message: string): DatabaseProblem {
  return new DatabaseProblem(code, message)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

const whyTwoRoles = '他の施設のデータが見えないことをデータベース自身に守らせるため、アプリは表の持ち主とは別の、権限の限られた役割でつなぎます。'

const databaseSql = `  CREATE DATABASE shinayaka OWNER shinayaka_owner ENCODING 'UTF8' TEMPLATE template0;`

const rolesSql = `  CREATE ROLE shinayaka_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '…';
  CREATE ROLE shinayaka_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '…';`

const ownerMissing = `DATABASE_URL が指定されていますが、DATABASE_OWNER_URL がありません。${whyTwoRoles}まだなければ、管理者で次を実行し、DATABASE_OWNER_URL に shinayaka_owner、DATABASE_URL に shinayaka_app での接続先を指定してください。
${rolesSql}
${databaseSql}`
