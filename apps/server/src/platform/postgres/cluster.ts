// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { type Connection, connect, type Postgres } from './connection.ts'
import type { Placement } from './placement.ts'
import { launch, runningPostmaster, shutDown } from './postmaster.ts'
import { codeOf, DatabaseProblem, diskFull, fileProblem } from './problem.ts'
import { processState } from './process.ts'
import { cannotRun, runAs } from './program.ts'
import { renameSteadily } from './windows.ts'

/** Passwords of the three roles of an embedded database, kept in `secrets.json`. */
export interface Secrets {
  readonly admin: string
  readonly owner: string
  readonly app: string
}

/** The roles and the database that every embedded cluster has. */
export const names = { admin: 'postgres', owner: 'shinayaka_owner', app: 'shinayaka_app', database: 'shinayaka' } as const

/** How to reach a running embedded database as its roles. */
export function connectionsAt(
  { host, port }: { readonly host: string; readonly port: number },
  secrets: Secrets,
): Omit<Postgres, 'adopted' | 'stop'> {
  const as = (user: string, password: string): Connection => ({ host, port, user, password, database: names.database, ssl: false })
  const app = as(names.app, secrets.app)
  return { owner: as(names.owner, secrets.owner), app, appRole: names.app, direct: app }
}

/**
 * Makes sure that the data folder holds a whole database of the right version, and returns its passwords.
 * A new one is built under another name and renamed when it is complete, so that a crash at any moment leaves either
 * none or a usable one; when two processes build at once, the first to rename wins and the other uses what it made.
 */
export async function ensureCluster(placement: Placement, log: (line: string) => void): Promise<Secrets> {
  try {
    // statSync, because existsSync also says no to a folder that may not be looked into.
    if (statSync(join(placement.cluster, 'PG_VERSION'), { throwIfNoEntry: false })) {
      requireVersion(placement)
      return readSecrets(placement)
    }
    const secrets = makeSecrets(placement)
    log('データベースを新しく作っています…')
    await build(placement, secrets, log)
    return secrets
  } catch (error) {
    throw fileProblem(error, placement.base)
  }
}

function requireVersion({ cluster, binaries, dataDir }: Placement): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === String(binaries.major)) return
  throw new DatabaseProblem(
    'data_folder_version',
    `「${dataDir}」のデータは PostgreSQL ${found} のもので、この版（PostgreSQL ${binaries.major}）では開けません。データには触れていません。作ったときの版の「しなやか」でバックアップを取り、新しい DATA_DIR に復元してください。`,
  )
}

function readSecrets({ secrets, dataDir }: Placement): Secrets {
  if (!existsSync(secrets)) {
    throw new DatabaseProblem(
      'data_folder_secrets',
      `「${secrets}」（データベースのパスワード）がありません。「${dataDir}」を丸ごと写したときに漏れていないか確かめ、元のファイルを戻してください。`,
    )
  }
  try {
    const { admin, owner, app } = JSON.parse(readFileSync(secrets, 'utf8'))
    if ([admin, owner, app].every((word) => typeof word === 'string' && word !== '')) return { admin, owner, app }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw fileProblem(error, secrets)
  }
  throw new DatabaseProblem('data_folder_secrets', `「${secrets}」が壊れています。バックアップからこのファイルを戻してください。`)
}

/** Writes new passwords, or returns those that another process wrote a moment before. */
function makeSecrets(placement: Placement): Secrets {
  const path = placement.secrets
  const word = () => randomBytes(24).toString('base64url')
  const made: Secrets = { admin: word(), owner: word(), app: word() }
  const fresh = `${path}.new-${process.pid}`
  writeFileSync(fresh, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true })
  try {
    // A link, unlike a rename, fails when the name is taken: the first writer's passwords stay.
    linkSync(fresh, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' && existsSync(path) === false) renameSync(fresh, path)
  } finally {
    rmSync(fresh, { force: true })
  }
  return readSecrets(placement)
}

const shape = ['--locale=C', '--encoding=UTF8', `--username=${names.admin}`]

async function build(placement: Placement, secrets: Secrets, log: (line: string) => void): Promise<void> {
  const { base, cluster, account } = placement
  removeLeftovers(base)
  const fresh = join(base, `postgres.new-${process.pid}-${randomBytes(4).toString('hex')}`)
  building.add(fresh)
  mkdirSync(fresh, { mode: 0o700 })
  if (account) chownSync(fresh, account.uid, account.gid)
  try {
    if (process.platform === 'win32') await buildForWindows(placement, fresh, secrets, log)
    else await buildAlone(placement, fresh, secrets)
    writeRules(join(fresh, 'pg_hba.conf'))
    publish(fresh, cluster, base)
  } finally {
    rmSync(fresh, { recursive: true, force: true, maxRetries: 10 })
    building.delete(fresh)
  }
}

async function buildAlone({ account, binaries }: Placement, fresh: string, secrets: Secrets): Promise<void> {
  // "reject" because initdb wants a password file otherwise; our own rules and the passwords follow at once.
  await run(binaries.initdb, ['-D', fresh, ...shape, '--auth=reject'], account, '')
  // Single-user mode knows no connections: nobody can look in before the passwords are set. A password in a failed
  // statement must not reach a log, hence log_min_error_statement.
  const strict = ['-c', 'exit_on_error=on', '-c', 'log_min_error_statement=panic', '-c', 'log_checkpoints=off']
  await run(binaries.postgres, ['--single', '-D', fresh, ...strict, 'postgres'], account, `${roleStatements(secrets).join('\n')}\n`)
}

/** PostgreSQL refuses single-user mode to an administrator of Windows; initdb and pg_ctl give the rights up by themselves, so they do it. */
async function buildForWindows(placement: Placement, fresh: string, secrets: Secrets, log: (line: string) => void): Promise<void> {
  const word = `${fresh}.word`
  try {
    writeFileSync(word, `${secrets.admin}\n`, { mode: 0o600 })
    await run(placement.binaries.initdb, ['-D', fresh, ...shape, '--auth=scram-sha-256', `--pwfile=${word}`], null, '')
  } finally {
    rmSync(word, { force: true })
  }
  const alone = { ...placement, cluster: fresh }
  const launched = await launch(alone, { log_min_error_statement: 'panic' }, log, new AbortController().signal)
  const running = runningPostmaster(fresh)
  if (launched.kind !== 'ready' || !running) throw buildProblem(placement.binaries.control, 'the new database did not start')
  try {
    const { host, port } = running
    const admin = { host, port, user: names.admin, password: secrets.admin, database: 'postgres', ssl: false } as const
    const client = await connect(admin, { name: 'shinayaka making', timeout: 30_000 })
    // The administrator has the password already.
    for (const statement of roleStatements(secrets).slice(1)) await client.query(statement)
    await client.end()
  } finally {
    await shutDown(alone, running.pid, log)
  }
}

function publish(fresh: string, cluster: string, base: string): void {
  try {
    renameSteadily(fresh, cluster)
  } catch (error) {
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error
  }
  if (process.platform === 'win32') return
  const folder = openSync(base, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** One statement a line, as single-user mode reads them. The words are base64url, so they need no escaping. */
function roleStatements({ admin, owner, app }: Secrets): string[] {
  const plain = 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION'
  return [
    `ALTER ROLE ${names.admin} PASSWORD '${admin}';`,
    `CREATE ROLE ${names.owner} ${plain} PASSWORD '${owner}';`,
    `CREATE ROLE ${names.app} ${plain} PASSWORD '${app}';`,
    `CREATE DATABASE ${names.database} OWNER ${names.owner};`,
    `REVOKE ALL ON DATABASE ${names.database} FROM PUBLIC;`,
    `GRANT CONNECT ON DATABASE ${names.database} TO ${names.app};`,
  ]
}

function writeRules(path: string): void {
  const lines = process.platform === 'win32' ? ['host all all 127.0.0.1/32 scram-sha-256'] : ['local all all scram-sha-256']
  writeFileSync(path, `${lines.join('\n')}\n`, { flush: true })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
}

/** What this very process is building: in a container a process before us may have had our number. */
const building = new Set<string>()

/** Removes half-built databases of processes that are no more. */
function removeLeftovers(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = Number(/^postgres\.new-(\d+)-/.exec(name)?.[1])
    const path = join(base, name)
    const abandoned = pid === process.pid ? !building.has(path) : processState(pid) === 'none'
    // Its initdb may still be writing for a moment; what stays is removed at the next making.
    if (Number.isInteger(pid) && abandoned) rmSync(path, { recursive: true, force: true, maxRetries: 10 })
  }
}

function run(program: string, args: string[], account: Account | null, input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...runAs(account), stdio: 'pipe' })
    let said = ''
    const listen = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.stdin?.on('error', () => {})
    child.on('error', (error) => reject(cannotRun(program, error)))
    child.on('close', (code) => (code === 0 ? resolve() : reject(buildProblem(program, said))))
    child.stdin?.end(input)
  })
}

function buildProblem(program: string, said: string): DatabaseProblem {
  if (/No space left on device/.test(said)) return diskFull(program)
  return new DatabaseProblem(
    'start_failed',
    `データベースを作れませんでした。次の知らせを添えてお問い合わせください。\n${said.trim().split('\n').slice(-6).join('\n')}`,
  )
}
