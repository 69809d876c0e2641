// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, wordsOf } from './problem.ts'

/** Our settings of the server, in its own folder: on Windows they cannot pass through the command line that pg_ctl writes. */
export const settingsFile = 'shinayaka.conf'

/** Whether PostgreSQL for Windows finds its way there: it reads paths in the code page of the machine, up to 259 letters. */
export function reachableOnWindows(path: string): boolean {
  return /^[\x20-\x7e]{1,160}$/.test(path)
}

/** Server settings as lines of a configuration file. */
export function settingLines(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join('')
}

/** The configuration with our file read last; null when it is so already. */
export function withOurSettings(configuration: string): string | null {
  const line = `include_if_exists = '${settingsFile}'`
  return configuration.includes(line) ? null : `${configuration.trimEnd()}\n${line}\n`
}

/**
 * Whether a process is a PostgreSQL, by the pipe it listens on for its signals; null when the pipes cannot be listed. A number alone says
 * nothing: after a power cut Windows soon gives it to another program, and that of a service may not be asked.
 */
export function hasSignalPipe(pid: number): boolean | null {
  try {
    return readdirSync('\\\\.\\pipe\\').some((name) => name.toLowerCase() === `pgsignal_${pid}`)
  } catch {
    return null
  }
}

/** Lets only ourselves, the system and administrators into a folder that is new: Windows knows no 0700. Says so when it cannot. */
export function closeToOthers(folder: string, log: (line: string) => void): void {
  const system = (name: string) => join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', name)
  try {
    const said = execFileSync(system('whoami.exe'), ['/user'], { encoding: 'utf8', windowsHide: true })
    const own = /S-1-[\d-]+/.exec(said)?.[0]
    if (own === undefined) throw new Error(said)
    const full = ['S-1-5-18', 'S-1-5-32-544', own].map((sid) => `*${sid}:(OI)(CI)F`)
    execFileSync(system('icacls.exe'), [folder, '/inheritance:r', '/grant:r', ...full, '/Q'], { stdio: 'ignore', windowsHide: true })
  } catch (error) {
    log(`「${folder}」を、このマシンのほかの利用者に対して閉じられませんでした（${wordsOf(error)}）。フォルダの「セキュリティ」を確かめてください。`)
  }
}

/** Renames; on Windows patiently, because a virus scanner holds new files open for a moment. */
export function renameSteadily(from: string, to: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const passing = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))
      if (!passing || attempt === 40) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250)
    }
  }
}
