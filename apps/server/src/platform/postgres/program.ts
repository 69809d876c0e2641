// SPDX-License-Identifier: Apache-2.0
import type { SpawnOptions } from 'node:child_process'
import type { Account } from './account.ts'
import { DatabaseProblem, wordsOf } from './problem.ts'

/** The only environment the database's programs see: the person's LANG, PGDATA or PGPORT must not change what they do. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, SystemDrive, ComSpec, TEMP, TMP } = process.env
  const windows = process.platform === 'win32' ? { SystemRoot, SystemDrive, ComSpec, TEMP, TMP } : {}
  return { PATH: PATH ?? '/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', TZ: 'UTC', ...windows }
}

/** Who a program of the database runs as, where, and apart from what, as `spawn` wants it. */
export function runAs(account: Account | null): SpawnOptions {
  // The root folder, because the checkout may be closed to the database's user. A session of its own, because a Ctrl-C at
  // our terminal is ours to answer: it must not cut the database off before we have finished with it. Windows has no sessions;
  // there a hidden window of its own does the same, and a detached program would open one for each of its helpers.
  const windows = process.platform === 'win32'
  const cwd = windows ? (process.env.SystemRoot ?? 'C:\\') : '/'
  const common: SpawnOptions = { cwd, env: programEnvironment(), detached: !windows, windowsHide: true }
  return account ? { ...common, uid: account.uid, gid: account.gid } : common
}

/** The sentence for a program of the database that the system will not even begin. */
export function cannotRun(program: string, error: unknown): DatabaseProblem {
  return new DatabaseProblem(
    'no_binaries',
    `データベースのプログラム「${program}」を実行できません（${wordsOf(error)}）。「npm ci」をやり直してください。このマシンで動かない場合（Alpine Linux など）は、PostgreSQL 15 以上を用意し、DATABASE_URL と DATABASE_OWNER_URL で指定してください。`,
    error,
  )
}
