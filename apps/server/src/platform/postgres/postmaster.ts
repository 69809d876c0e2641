// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { platform, release } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Placement } from './placement.ts'
import { codeOf, DatabaseProblem, diskFull, fileProblem } from './problem.ts'
import { processState } from './process.ts'
import { cannotRun, runAs } from './program.ts'
import { hasSignalPipe, settingLines, settingsFile, withOurSettings } from './windows.ts'

/** The main process of a running database, as its own `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Folder of the Unix socket, or an address. */
  readonly host: string
}

/** What came of a start: running and accepting connections; to be tried again; or without any hope, with a sentence. */
export type Launch =
  | { readonly kind: 'ready'; readonly pid: number }
  | { readonly kind: 'again'; readonly reason: 'running' | 'memory' | 'socket' | 'stopped' }

/** Server settings by name, as `-c` takes them. */
export type ServerSettings = Readonly<Record<string, string>>

/** Reads who runs the data folder; null when nobody does. A file left by a crash counts as nobody. */
export function runningPostmaster(cluster: string): Postmaster | null {
  const told = readPostmaster(cluster)
  return told && isServing(told.pid, cluster) ? told : null
}

/**
 * Starts the database in a session of its own and waits until it accepts connections. Throws a sentence when it cannot start.
 */
export async function launch(placement: Placement, settings: ServerSettings, log: (line: string) => void, signal: AbortSignal): Promise<Launch> {
  removeMisleadingPid(placement.cluster)
  const output = openLog(placement.log)
  const begun = statSync(placement.log).size
  const all = await allSettings(placement, settings)
  const child = process.platform === 'win32' ? spawnByControl(placement, all) : spawnItself(placement, all, output)
  closeSync(output)
  // Our end must not wait for the database's: stopping it is a decision, not a side effect.
  child.unref()
  let ended = false
  let broken: unknown = null
  let done = false
  child.on('exit', (code) => {
    ended = true
    done = code === 0
  })
  child.on('error', (error) => {
    broken = error
  })
  const patience = slowly('データベースの準備（前回の続きの確認）を待っています…', log)
  while (!ended && broken === null) {
    if (process.platform !== 'win32' && child.pid !== undefined && isReady(placement.cluster, child.pid)) return { kind: 'ready', pid: child.pid }
    if (signal.aborted) child.kill('SIGINT')
    patience()
    await sleep(15)
  }
  if (broken !== null) throw cannotRun(child.spawnfile, broken)
  // pg_ctl ends well when the database it started is ready.
  const started = done && process.platform === 'win32' ? readPostmaster(placement.cluster) : null
  if (started) return { kind: 'ready', pid: started.pid }
  return { kind: 'again', reason: signal.aborted ? 'stopped' : reasonOfEnd(placement, begun) }
}

function spawnItself({ binaries, cluster, account }: Placement, settings: ServerSettings, output: number): ChildProcess {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn(binaries.postgres, ['-D', cluster, ...args], { ...runAs(account), stdio: ['ignore', output, output] })
}

/**
 * Windows: PostgreSQL refuses to run with an administrator's rights, and the administrator of a server has them in every window. pg_ctl gives
 * them up before it starts the database. It is not listened to, because the database would inherit its outputs and keep them open.
 */
function spawnByControl({ binaries, cluster, log }: Placement, settings: ServerSettings): ChildProcess {
  writeFileSync(join(cluster, settingsFile), settingLines(settings))
  const file = join(cluster, 'postgresql.conf')
  const configuration = withOurSettings(readFileSync(file, 'utf8'))
  if (configuration !== null) writeFileSync(file, configuration)
  return spawn(binaries.control, ['start', '-D', cluster, '-l', log, '-w', '-t', '600', '-s'], { ...runAs(null), stdio: 'ignore' })
}

/**
 * Shuts the database down: at once but cleanly, and after `grace` milliseconds the hard way, from which it recovers by itself
 * at the next start. Resolves when the process is gone; false when it would not go.
 */
export async function shutDown(
  placement: Pick<Placement, 'binaries' | 'cluster'>,
  pid: number,
  log: (line: string) => void,
  grace = 30_000,
): Promise<boolean> {
  await ask(placement, pid, 'SIGINT')
  if (await goneWithin(placement, pid, grace)) return true
  log('データベースがまだ終わらないため、強く終わらせます（データは次の起動で自動的に整います）。')
  await ask(placement, pid, 'SIGQUIT')
  if (await goneWithin(placement, pid, 15_000)) return true
  log(`データベースのプロセス（番号 ${pid}）が終わりません。「kill -QUIT ${pid}」を試してください。`)
  return false
}

/** Calls back with `line` once every ten seconds at most, the first time after ten. */
export function slowly(line: string, log: (line: string) => void): () => void {
  let last = Date.now()
  return () => {
    if (Date.now() - last < 10_000) return
    last = Date.now()
    log(line)
  }
}

function readPostmaster(cluster: string): Postmaster | null {
  const lines = pidLines(cluster)
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port)) return null
  // Line 5 is the socket's folder, empty where there is none; line 6 the address.
  return { pid, port, host: lines[4] || lines[5] || '127.0.0.1' }
}

function pidLines(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return []
    throw fileProblem(error, cluster)
  }
}

function isReady(cluster: string, pid: number): boolean {
  const lines = pidLines(cluster)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

/** Whether the process of that number is a database server in this very folder, and not another that got its number after a crash. */
function isServing(pid: number, cluster: string): boolean {
  if (process.platform === 'win32') return pid !== process.pid && (hasSignalPipe(pid) ?? processState(pid) === 'ours')
  // A process of another user could not have opened the folder.
  if (pid === process.pid || processState(pid) !== 'ours') return false
  return process.platform !== 'linux' || worksIn(String(pid), realpathSync(cluster))
}

/** Linux only. Every process of a database works in the database's folder. */
function worksIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    // Not ours to look into, or ended and not yet collected: such a process has no working folder any more.
    return false
  }
}

function someoneWorksIn(cluster: string): boolean {
  const folder = realpathSync(cluster)
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(name, folder))
}

/**
 * PostgreSQL refuses to start when the number it left behind at a power cut now belongs to some other process of its user.
 * In every other case the file stays: PostgreSQL finds by it the remains of a killed server that are still at work.
 */
function removeMisleadingPid(cluster: string): void {
  const told = readPostmaster(cluster)
  if (process.platform !== 'linux' || !told || processState(told.pid) !== 'ours' || someoneWorksIn(cluster)) return
  try {
    unlinkSync(join(cluster, 'postmaster.pid'))
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw fileProblem(error, cluster)
  }
}

function openLog(path: string): number {
  try {
    return openSync(path, 'a', 0o600)
  } catch (error) {
    throw fileProblem(error, path)
  }
}

/**
 * Whether a crashed database may ask for its whole disk to be written at once before it recovers, instead of opening each of its thousands of files,
 * which takes seconds. Linux reports errors of that since 5.8; before, a failing disk would go unnoticed.
 */
export function syncsAtOnce(system: string, kernel: string): boolean {
  const [major = 0, minor = 0] = kernel.split('.').map(Number)
  return system === 'linux' && (major > 5 || (major === 5 && minor >= 8))
}

async function allSettings({ sockets }: Placement, settings: ServerSettings): Promise<ServerSettings> {
  const where: ServerSettings =
    sockets === null
      ? { listen_addresses: '127.0.0.1', port: String(await freePort()) }
      : { listen_addresses: '', port: '5432', unix_socket_directories: sockets, unix_socket_permissions: '0700' }
  return {
    ...where,
    ...(syncsAtOnce(platform(), release()) ? { recovery_init_sync_method: 'syncfs' } : {}),
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    ...settings,
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Reads from the log why a start ended; what will pass is told apart from what needs a person. */
function reasonOfEnd({ log, cluster, dataDir }: Placement, begun: number): 'running' | 'memory' | 'socket' {
  const said = existsSync(log) ? readFileSync(log).subarray(begun).toString('utf8') : ''
  if (/lock file "postmaster\.pid" (already exists|is empty)/.test(said)) return 'running'
  // A killed process that nobody has collected yet still has its number, and so its socket's lock.
  if (/pre-existing shared memory block|shared memory segment.*in use|lock file ".*\.s\.PGSQL\.\d+\.lock" already exists/.test(said)) return 'memory'
  if (/could not (create any Unix-domain sockets|bind Unix|create Unix)|Unix-domain socket path .* is too long/.test(said)) return 'socket'
  if (/No space left on device/.test(said)) throw diskFull(dataDir)
  if (/[Pp]ermission denied|invalid permissions|wrong ownership/.test(said)) {
    throw new DatabaseProblem(
      'not_permitted',
      `データベースが「${cluster}」を使えません。このフォルダの持ち主を変えたときは元に戻し、「chmod 700」で本人だけが入れるようにしてください。\n${lastLines(said)}`,
    )
  }
  throw new DatabaseProblem(
    'start_failed',
    `データベースを起動できませんでした。くわしくは「${log}」の最後を見て、直らなければバックアップから復元してください。\n${lastLines(said)}`,
  )
}

function lastLines(said: string): string {
  return said.trim().split('\n').slice(-6).join('\n')
}

async function ask({ binaries, cluster }: Pick<Placement, 'binaries' | 'cluster'>, pid: number, by: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (!isServing(pid, cluster)) return
  // Windows has no signals between processes; pg_ctl speaks to the server's own named pipe.
  const how = ['stop', '-D', cluster, '-W', '-s', '-m', by === 'SIGINT' ? 'fast' : 'immediate']
  try {
    if (process.platform !== 'win32') process.kill(pid, by)
    else await promisify(execFile)(binaries.control, how, { windowsHide: true })
  } catch (error) {
    // Ended in between.
    if (codeOf(error) !== 'ESRCH' && isServing(pid, cluster)) throw error
  }
}

async function goneWithin({ cluster }: Pick<Placement, 'cluster'>, pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds
  while (isServing(pid, cluster)) {
    if (Date.now() > until) return false
    await sleep(20)
  }
  return true
}
