// SPDX-License-Identifier: Apache-2.0
import { copyFile, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Standby } from '../../platform/settings/copy.ts'
import { readCopyName } from './name.ts'
import { copyFileProblem } from './problem.ts'
import { toMachine } from './standby-machine.ts'

/** How many copies stay at the second place: the laptop needs the newest that is whole, and one or two to fall back on. */
const keptAtStandby = 3

/** The copies in a folder, newest first. */
export const newestCopies = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((error: unknown) => {
    throw copyFileProblem(error, folder)
  })
  return names
    .filter((name) => readCopyName(name) !== null)
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}

/** Files in a folder that a person made and named by hand, newest first. */
export const handMadeCopies = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.age') && !name.startsWith('.') && readCopyName(name) === null)
  const dated = await Promise.all(names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })))
  return dated.sort((a, b) => b.at - a.at).map(({ path }) => path)
}

const toFolder = async (folder: string, path: string): Promise<void> => {
  const name = basename(path)
  const part = join(folder, `.${name}.part`)
  try {
    await copyFile(path, part)
    const file = await open(part, 'r+')
    await file.sync()
    await file.close()
    await rename(part, join(folder, name))
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw copyFileProblem(error, folder)
  }
  for (const old of (await newestCopies(folder)).slice(keptAtStandby)) await rm(old, { force: true })
}

/** Puts a copy at the second place, under its own name only once it is whole there. */
export const sendToStandby = (standby: Standby, path: string): Promise<void> =>
  standby.kind === 'folder' ? toFolder(standby.folder, path) : toMachine(standby, path, keptAtStandby)

/** What a laptop wrote beside the copies after it had opened one. */
export type Rehearsal = { on: string; minutes: number; by: string; at: Date; origin: string }

/** How such a note is called. */
export const rehearsalName = (at: Date): string => `shinayaka-rehearsal-${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.json`
const rehearsalPattern = /^shinayaka-rehearsal-\d{8}T\d{6}Z\.json$/

const readRehearsal = (text: string, origin: string): Rehearsal | null => {
  try {
    const { at, minutes, machine } = JSON.parse(text) as Record<string, unknown>
    const instant = new Date(String(at))
    const usable = typeof minutes === 'number' && minutes >= 0 && minutes <= 100_000 && !Number.isNaN(instant.getTime())
    if (!usable) return null
    const on = new Date(instant.getTime() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10)
    return { on, minutes, by: String(machine).slice(0, 60), at: instant, origin }
  } catch {
    // Somebody else's file, or one that is still being written: it is looked at again tomorrow.
    return null
  }
}

/** The rehearsals of which a standby folder tells; over ssh none, there a person notes them. */
export const readRehearsals = async (standby: Standby): Promise<Rehearsal[]> => {
  if (standby.kind !== 'folder') return []
  const found: Rehearsal[] = []
  for (const name of await readdir(standby.folder)) {
    if (!rehearsalPattern.test(name)) continue
    const told = readRehearsal(await readFile(join(standby.folder, name), 'utf8').catch(() => ''), name)
    if (told !== null) found.push(told)
  }
  return found
}
