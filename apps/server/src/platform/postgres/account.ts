// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { realpathSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { DatabaseProblem } from './problem.ts'

/** A user of this machine, by the numbers the system knows it by. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** True when this process may do everything on the machine; PostgreSQL refuses to run like that. */
export function runningAsRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The unprivileged user a database runs as when the server was started by root:
 * `shinayaka`, made if it does not exist, else `postgres`, else `nobody`.
 */
export function findAccount(log: (line: string) => void): Account {
  const own = lookUp('shinayaka')
  if (own) return own
  if (addSystemUser()) {
    const made = lookUp('shinayaka')
    if (made) {
      log('データベースを動かすための利用者 shinayaka をこのマシンに作りました（ログインはできません）。')
      return made
    }
  }
  const found = existingAccount()
  if (found) return found
  throw new DatabaseProblem(
    'no_account',
    'root として起動されましたが、データベースを動かす一般の利用者が見つかりません。一般の利用者で起動するか、「useradd --system shinayaka」で利用者を作ってください。',
  )
}

/** An unprivileged user that is there already, without making one. */
export function existingAccount(): Account | null {
  return lookUp('shinayaka') ?? lookUp('postgres') ?? lookUp('nobody')
}

/** The user who owns a file or folder. */
export function ownerOf(path: string): Account {
  const { uid, gid } = statSync(path)
  return { name: nameOf(uid), uid, gid }
}

/** Refuses a user number without a name: PostgreSQL looks its own name up and stops when there is none. */
export function requireNamedUser(): void {
  if (process.platform === 'win32') return
  try {
    userInfo()
  } catch (error) {
    throw new DatabaseProblem(
      'no_account',
      `いまの利用者（番号 ${process.getuid?.() ?? '不明'}）に名前がないため、データベースを起動できません。/etc/passwd に載っている利用者で起動するか、DATABASE_URL で別の PostgreSQL を指定してください。`,
      error,
    )
  }
}

/** Whether a user can pass through every folder on the way to `folder` and into it, by the permission bits. */
export function canEnter(account: Account, folder: string): boolean {
  let at = realpathSync(folder)
  for (;;) {
    if (!allows(account, at, 0o1)) return false
    const parent = dirname(at)
    if (parent === at) return true
    at = parent
  }
}

/** Whether a user can reach and read a file. */
export function canRead(account: Account, file: string): boolean {
  const path = realpathSync(file)
  return allows(account, path, 0o4) && canEnter(account, dirname(path))
}

function allows(account: Account, path: string, bit: number): boolean {
  const { uid, gid, mode } = statSync(path)
  if (uid === account.uid) return (mode & (bit << 6)) !== 0
  if (gid === account.gid) return (mode & (bit << 3)) !== 0
  return (mode & bit) !== 0
}

function lookUp(name: string): Account | null {
  const uid = askId('-u', name)
  const gid = askId('-g', name)
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid }
}

function askId(flag: string, name: string): number | null {
  try {
    const answer = Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }).trim())
    return Number.isInteger(answer) && answer >= 0 ? answer : null
  } catch {
    return null
  }
}

function nameOf(uid: number): string {
  try {
    return execFileSync('id', ['-un', String(uid)], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }).trim()
  } catch {
    return String(uid)
  }
}

function addSystemUser(): boolean {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/var/lib/shinayaka', '--shell', '/usr/sbin/nologin']
  try {
    execFileSync('useradd', [...options, 'shinayaka'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
