// SPDX-License-Identifier: Apache-2.0
// What starting and installing have in common on the machine itself.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { layoutFor, settingsFrom, settingsTemplate } from './layout.mjs'

/** Folder of the bundle: two above this file. */
export const bundle = fileURLToPath(new URL('../..', import.meta.url))

/** The address of a module of the product, by its path in the repository. */
export const inApp = (path) => new URL(`../${path}`, import.meta.url).href

/** A step that cannot go on; the message is all the person needs. */
export class Stop extends Error {
  forPerson = true
}

/** The layout of this machine. */
export const here = (service = false) =>
  layoutFor({ os: process.platform, env: process.env, home: homedir(), root: process.getuid?.() === 0, service })

/** Makes what is kept and its file of settings, the first time; on Windows closed to the other people of the machine. */
export function prepare(layout) {
  try {
    if (!existsSync(layout.base)) {
      mkdirSync(layout.base, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
      if (process.platform === 'win32') closeFolder(layout.base, [ownSid()])
    }
    mkdirSync(dirname(layout.log), { recursive: true, mode: 0o700 })
    if (!existsSync(layout.settings)) writeFileSync(layout.settings, settingsTemplate(process.platform), { mode: 0o600 })
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error?.code)) throw error
    throw new Stop(
      `「${layout.base}」に書き込めません。別の人がここで始めているかもしれません。その人として始めるか、管理者にサービスとして入れてもらってください。`,
    )
  }
}

/** Every setting that holds: the environment, then the file, then the data folder of the layout. */
export const readSettings = (layout) =>
  settingsFrom(existsSync(layout.settings) ? readFileSync(layout.settings, 'utf8') : '', process.env, layout.data)

/** Windows: lets only the system, administrators and the given people into a folder. */
export function closeFolder(folder, sids) {
  const full = ['S-1-5-18', 'S-1-5-32-544', ...sids].map((sid) => `*${sid}:(OI)(CI)F`)
  execFileSync(system('icacls.exe'), [folder, '/inheritance:r', '/grant:r', ...full, '/Q'], { stdio: 'ignore', windowsHide: true })
}

/** Windows: a program of the system, whatever the search path says. */
export const system = (name) => join(process.env.SystemRoot || 'C:\\Windows', 'System32', name)

/** What a server on this machine answers; null when none does. */
export async function askReady(settings) {
  const port = settings.PORT || '8080'
  const host = !settings.HOST || ['0.0.0.0', 'localhost'].includes(settings.HOST) ? '127.0.0.1' : settings.HOST
  try {
    const answer = await fetch(`http://${host}:${port}/ready`, { signal: AbortSignal.timeout(3_000) })
    const { ready, version } = await answer.json()
    return typeof ready === 'boolean' && typeof version === 'string' ? { ready, version, url: `http://localhost:${port}` } : null
  } catch {
    return null
  }
}

function ownSid() {
  const said = execFileSync(system('whoami.exe'), ['/user'], { encoding: 'utf8', windowsHide: true })
  const sid = /S-1-[\d-]+/.exec(said)?.[0]
  if (!sid) throw new Stop('Windows のいまの利用者が分かりません（whoami /user）。管理者に知らせてください。')
  return sid
}
