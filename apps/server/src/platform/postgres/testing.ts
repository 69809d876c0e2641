// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { existingAccount, runningAsRoot } from './account.ts'
import { installedBinaries, packagedBinaries } from './binaries.ts'
import { names } from './cluster.ts'
import { type Connection, connect, type UrlConnection } from './connection.ts'
import { openPostgres } from './postgres.ts'
import { runningPostmaster, shutDown } from './postmaster.ts'
import { codeOf } from './problem.ts'
import { processState } from './process.ts'
import { startTestPooler } from './testing.pooler.ts'

/** A migrated database of one test file's own; `drop` it in `afterAll`. */
export interface TestDatabase {
  readonly owner: UrlConnection
  readonly app: UrlConnection
  readonly direct: UrlConnection
  /** Removes the database, closing whatever is still connected to it. */
  drop(): Promise<void>
}

/** The throw-away server of one test run; `stop` it in the global teardown. */
export interface TestPostgres {
  stop(): Promise<void>
}

const prefix = 'shinayaka-test-'
// Not tmpdir(): it may be a folder of root's that the database's user cannot enter.
const temporary = process.platform === 'win32' ? tmpdir() : '/tmp'

/**
 * Starts the one throw-away database server of a test run and fills the template that every test file copies.
 * For vitest's `globalSetup`:
 * `export default async () => { const postgres = await startTestPostgres({ migrate }); return () => postgres.stop() }`.
 * With TEST_DATABASE_OWNER_URL and TEST_DATABASE_URL set it uses that server instead (the owner role needs CREATEDB),
 * with TEST_POSTGRES_BIN (for instance /usr/lib/postgresql/15/bin) it starts those binaries.
 * With TEST_POOLER=1 the application's connections go through pgbouncer in transaction mode (Debian's package); the owner's and the direct ones do not.
 * Tells the test processes where it is by these same two variables, TEST_DATABASE_POOLED_URL and TEST_DATABASE_TEMPLATE.
 */
export async function startTestPostgres(options: { migrate(owner: Connection, appRole: string): Promise<unknown> }): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_OWNER_URL && process.env.TEST_DATABASE_URL
  const server = given ? null : await startThrowAway()
  const template = `shinayaka_template_${randomBytes(6).toString('hex')}`
  const url = fromEnvironment('TEST_DATABASE_OWNER_URL')
  const owner = { connectionString: url }
  const pooler = process.env.TEST_POOLER === '1' ? await startTestPooler(fromEnvironment('TEST_DATABASE_URL')) : null
  if (pooler) process.env.TEST_DATABASE_POOLED_URL = pooler.through(fromEnvironment('TEST_DATABASE_URL'))
  const end = async (): Promise<void> => {
    delete process.env.TEST_DATABASE_TEMPLATE
    delete process.env.TEST_DATABASE_POOLED_URL
    await pooler?.stop()
    if (server) await server.stop()
    else await manage(owner, (client) => client.query(`drop database if exists ${template} with (force)`))
  }
  try {
    const shape = `encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0`
    await manage(owner, (client) => client.query(`create database ${template} ${shape}`))
    await options.migrate({ connectionString: inDatabase(url, template) }, await roleOf(fromEnvironment('TEST_DATABASE_URL')))
  } catch (error) {
    await end()
    throw error
  }
  process.env.TEST_DATABASE_TEMPLATE = template
  return { stop: end }
}

/** A fresh copy of the migrated template; takes some 50 ms. Needs `startTestPostgres` to have run in the global setup. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const template = fromEnvironment('TEST_DATABASE_TEMPLATE')
  const ownerUrl = fromEnvironment('TEST_DATABASE_OWNER_URL')
  const appUrl = fromEnvironment('TEST_DATABASE_URL')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  const maintenance = { connectionString: ownerUrl }
  await manage(maintenance, (client) => copyTemplate(client, name, template))
  const direct = { connectionString: inDatabase(appUrl, name) }
  const pooled = process.env.TEST_DATABASE_POOLED_URL
  const app = pooled ? { connectionString: inDatabase(pooled, name) } : direct
  let dropped = false
  const drop = async () => {
    // A test may take it away itself.
    if (dropped) return
    dropped = true
    // A pooler keeps its connections, and the owner may not end those of another role.
    if (pooled) await manage(direct, (client) => client.query(endOwnConnections))
    await manage(maintenance, (client) => dropDatabase(client, name))
  }
  return { owner: { connectionString: inDatabase(ownerUrl, name) }, app, direct, drop }
}

/** A connection as an URL, for the environment of another process. */
export function urlOf(connection: Connection): string {
  if ('connectionString' in connection) return connection.connectionString
  const { host, port, user, password, database } = connection
  const place = new URLSearchParams({ host, port: String(port) })
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@/${database}?${place}`
}

async function startThrowAway(): Promise<TestPostgres> {
  await sweep()
  // Named after this process, so that a later run finds what a killed one left.
  const dataDir = mkdtempSync(join(temporary, `${prefix}${process.pid}-`))
  chmodSync(dataDir, 0o711)
  const binaries = process.env.TEST_POSTGRES_BIN ? installedBinaries(process.env.TEST_POSTGRES_BIN) : undefined
  const account = runningAsRoot() ? existingAccount() : null
  // Lost at a power cut, which is what a test's database may be.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const postgres = await openPostgres({ dataDir, log: () => {}, settings, binaries, account, shelter: join(dataDir, 'shelter') })
  const { admin } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))
  const administrator: Connection = { ...postgres.owner, user: names.admin, password: admin }
  await manage(administrator, (client) => client.query(`alter role ${names.owner} createdb`))
  process.env.TEST_DATABASE_OWNER_URL = urlOf(postgres.owner)
  process.env.TEST_DATABASE_URL = urlOf(postgres.app)
  return {
    async stop() {
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
      delete process.env.TEST_DATABASE_OWNER_URL
      delete process.env.TEST_DATABASE_URL
    },
  }
}

/** Ends and removes the servers of test runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(temporary)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (!Number.isInteger(pid) || pid === process.pid || processState(pid) !== 'none') continue
    const folder = join(temporary, name)
    const cluster = join(folder, 'postgres')
    const left = runningPostmaster(cluster)
    if (left) await shutDown({ cluster, binaries: packagedBinaries() }, left.pid, () => {})
    rmSync(folder, { recursive: true, force: true })
  }
}

async function roleOf(url: string): Promise<string> {
  const answer = await manage({ connectionString: url }, (client) => client.query('select current_user as role'))
  return answer.rows[0].role
}

async function manage<T>(to: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(to, { name: 'shinayaka tests', timeout: 10_000 })
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function copyTemplate(client: pg.Client, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`create database ${name} template ${template}`)
      return
    } catch (error) {
      // The connection that migrated the template may still be closing.
      if (codeOf(error) !== '55006' || attempt === 50) throw error
      await sleep(50)
    }
  }
}

const endOwnConnections = `select pg_terminate_backend(pid) from pg_stat_activity
  where usename = current_user and datname = current_database() and pid <> pg_backend_pid()`

async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`drop database if exists ${name} with (force)`)
      return
    } catch (error) {
      // An autovacuum worker is the superuser's, and only a superuser may end it: it is gone in a moment.
      if (codeOf(error) !== '42501' || attempt === 100) throw error
      await sleep(100)
    }
  }
}

function inDatabase(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`)
}

function fromEnvironment(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: run the tests through vitest.config.ts, whose globalSetup calls startTestPostgres`)
}
