// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { type Account, canEnter, findAccount, ownerOf, requireNamedUser, runningAsRoot } from './account.ts'
import { type Binaries, packagedBinaries, usableBinaries } from './binaries.ts'
import { DatabaseProblem, fileProblem } from './problem.ts'
import { closeToOthers, reachableOnWindows } from './windows.ts'

/** Where everything of one embedded database lies, and as whom it runs. */
export interface Placement {
  /** The folder the person named. */
  readonly dataDir: string
  /** The user the database runs as; null when that is ourselves. */
  readonly account: Account | null
  readonly binaries: Binaries
  /** The folder that holds `cluster`; usually `dataDir`. */
  readonly base: string
  /** PostgreSQL's own data folder. */
  readonly cluster: string
  /** Folder of the Unix socket; null on Windows, where 127.0.0.1 is used. */
  readonly sockets: string | null
  readonly log: string
  readonly secrets: string
}

/** What a caller may decide itself; tests do. */
export interface PlacementChoice {
  readonly binaries?: Binaries | undefined
  readonly account?: Account | null | undefined
  /** Stands in for /var/lib/shinayaka. */
  readonly shelter?: string | undefined
}

const port = 5432
/** Linux allows 107 bytes for the path of a socket, macOS 103. */
const longestSocket = 99

/** Decides where the database of a data folder lies, making the folders that are missing; refuses with a sentence. */
export function place(folder: string, log: (line: string) => void, choice: PlacementChoice = {}): Placement {
  const dataDir = resolve(folder)
  const shelter = choice.shelter ?? '/var/lib/shinayaka'
  const root = runningAsRoot()
  if (!root) requireNamedUser()
  try {
    makeDataFolder(dataDir, root, log)
    const base = recordedBase(dataDir)
    const account = root ? (choice.account ?? accountFor(base ?? dataDir, log)) : null
    const home = base ?? chooseBase(dataDir, account, shelter, log)
    if (account && !canEnter(account, home)) throw closed(home, account)
    const programs = root ? join(shelter, 'postgresql') : join(dataDir, 'postgresql')
    const binaries = usableBinaries(choice.binaries ?? packagedBinaries(), account, programs, log)
    const sockets = process.platform === 'win32' ? null : socketFolder(home, account)
    const files = { log: join(dataDir, 'postgres.log'), secrets: join(dataDir, 'secrets.json') }
    return { dataDir, account, binaries, base: home, cluster: join(home, 'postgres'), sockets, ...files }
  } catch (error) {
    throw fileProblem(error, dataDir)
  }
}

/** The same placement with its socket in the folder for temporary files, for file systems that cannot hold a socket. */
export function withTemporarySocket(placement: Placement): Placement {
  return { ...placement, sockets: temporarySockets(placement.base, placement.account) }
}

/** An existing database decides who runs it: PostgreSQL accepts only the owner of its folder. */
function accountFor(base: string, log: (line: string) => void): Account {
  const cluster = join(base, 'postgres')
  if (existsSync(cluster)) {
    const owner = ownerOf(cluster)
    if (owner.uid !== 0) return owner
  }
  return findAccount(log)
}

/**
 * Where the database was put when the data folder was closed to its user. Written down, because the answer must not change
 * when the folder is moved or its permissions are: an empty database would open in place of the full one.
 */
function recordedBase(dataDir: string): string | null {
  const note = join(dataDir, 'postgres.location')
  if (!existsSync(note)) return null
  const base = readFileSync(note, 'utf8').trim()
  if (existsSync(base)) return base
  throw new DatabaseProblem(
    'data_folder_missing',
    `このデータフォルダのデータベースは「${base}」に置かれていましたが、見つかりません。元の場所に戻すか、バックアップから復元してください。中身を捨てて新しく始める場合だけ「${note}」を消してください。`,
  )
}

function chooseBase(dataDir: string, account: Account | null, shelter: string, log: (line: string) => void): string {
  if (account === null || existsSync(join(dataDir, 'postgres')) || canEnter(account, dataDir)) return dataDir
  const real = realpathSync(dataDir)
  const base = join(shelter, `${basename(dirname(real))}-${basename(real)}-${digest(real)}`)
  mkdirSync(base, { recursive: true, mode: 0o755 })
  const note = join(dataDir, 'postgres.location')
  writeFileSync(`${note}.new`, `${base}\n`)
  renameSync(`${note}.new`, note)
  log(`データベースの中身は ${base} に置きます（「${dataDir}」は、データベースを動かす利用者 ${account.name} が入れないため）。`)
  return base
}

function makeDataFolder(dataDir: string, root: boolean, log: (line: string) => void): void {
  const windows = process.platform === 'win32'
  if (windows) requireReachable(dataDir)
  // Root opens the way through (not the list): the database's own user must reach its folder inside.
  const isNew = mkdirSync(dataDir, { recursive: true, mode: root ? 0o711 : 0o700 }) !== undefined
  if (isNew && windows) closeToOthers(dataDir, log)
}

function requireReachable(dataDir: string): void {
  if (reachableOnWindows(dataDir)) return
  throw new DatabaseProblem(
    'not_permitted',
    `Windows では、データフォルダの場所に半角の英数字と記号だけを使い、160 文字までにしてください（いまの DATA_DIR: 「${dataDir}」）。例: C:\\ProgramData\\Shinayaka\\data`,
  )
}

function closed(base: string, account: Account): DatabaseProblem {
  return new DatabaseProblem(
    'not_permitted',
    `データベースを動かす利用者 ${account.name} が「${base}」に入れません。途中のフォルダを含めて「chmod o+x」で通れるようにするか、${account.name} として起動してください。`,
  )
}

function socketFolder(base: string, account: Account | null): string {
  const near = join(base, 'socket')
  if (Buffer.byteLength(join(near, `.s.PGSQL.${port}`)) > longestSocket) return temporarySockets(base, account)
  mkdirSync(near, { recursive: true, mode: 0o700 })
  if (account) chownSync(near, account.uid, account.gid)
  return near
}

/** A folder of our own below the temporary one; a folder another user put there in wait is never used. */
function temporarySockets(base: string, account: Account | null): string {
  const open = account === null || canEnter(account, tmpdir())
  const short = Buffer.byteLength(tmpdir()) < 60
  const temporary = open && short ? tmpdir() : '/tmp'
  const uid = account?.uid ?? process.getuid?.() ?? 0
  const usual = join(temporary, `shinayaka-${digest(realpathSync(base))}`)
  mkdirSync(usual, { recursive: true, mode: 0o700 })
  const found = lstatSync(usual)
  const ours = found.isDirectory() && (found.uid === uid || found.uid === process.getuid?.()) && (found.mode & 0o077) === 0
  const folder = ours ? usual : mkdtempSync(`${usual}-`)
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}
