// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../platform/postgres/problem.ts'

/** What a database is made of inside a data folder; everything else (keys, copies, logs) stays where it is. */
const parts = ['postgres', 'postgres.location', 'secrets.json']

/** Where a restore builds the new database: a data folder of its own, inside the real one and so on the same disk. */
export const stagingOf = (dataDir: string): string => join(dataDir, 'restoring')
const journalOf = (dataDir: string): string => join(dataDir, 'restore.json')

type Journal = { aside: string; old: string[]; fresh: string[] }

/** Whether a data folder holds a database, whatever is in it. */
export const holdsDatabase = (dataDir: string): boolean => existsSync(join(dataDir, 'postgres')) || existsSync(join(dataDir, 'postgres.location'))

const move = async (from: string, to: string): Promise<void> => {
  if (!existsSync(from) || existsSync(to)) return
  await rename(from, to).catch((error: unknown) => {
    // Another process of ours finishes the same.
    if (codeOf(error) !== 'ENOENT') throw error
  })
}

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path).catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Removes a data folder with its database, also where that was put somewhere else. */
export const removeStaging = async (dataDir: string): Promise<void> => {
  const staging = stagingOf(dataDir)
  const note = join(staging, 'postgres.location')
  if (existsSync(note)) await rm(readFileSync(note, 'utf8').trim(), { recursive: true, force: true, maxRetries: 5 })
  await rm(staging, { recursive: true, force: true, maxRetries: 5 })
}

/**
 * Puts the proven new database in the place of the old one, which is kept in a folder of its own (and opens from there as any data folder does).
 * From the moment the journal is written a crash changes nothing: `finishSwap` goes on where it stopped. Returns where the old one is; null: there was none.
 */
export const swap = async (dataDir: string, day: string): Promise<string | null> => {
  const old = parts.filter((name) => existsSync(join(dataDir, name)))
  const fresh = (await readdir(stagingOf(dataDir))).filter((name) => parts.includes(name))
  const taken = new Set(await readdir(dataDir))
  let aside = `before-${day}`
  for (let number = 2; taken.has(aside); number += 1) aside = `before-${day}-${number}`
  const journal: Journal = { aside, old, fresh }
  const path = journalOf(dataDir)
  await writeFile(`${path}.new`, JSON.stringify(journal), { flush: true })
  await rename(`${path}.new`, path)
  await syncFolder(dataDir)
  await finishSwap(dataDir)
  return old.length > 0 ? join(dataDir, aside) : null
}

/** Finishes a swap that a crash cut short; true where there was one. Called before any database is opened. */
export const finishSwap = async (dataDir: string): Promise<boolean> => {
  const path = journalOf(dataDir)
  if (!existsSync(path)) return false
  const { aside, old, fresh }: Journal = JSON.parse(readFileSync(path, 'utf8'))
  const kept = join(dataDir, aside)
  if (old.length > 0) await mkdir(kept, { recursive: true, mode: 0o711 })
  for (const name of old) await move(join(dataDir, name), join(kept, name))
  for (const name of fresh) await move(join(stagingOf(dataDir), name), join(dataDir, name))
  await syncFolder(dataDir)
  await rm(stagingOf(dataDir), { recursive: true, force: true, maxRetries: 5 })
  await rm(path, { force: true })
  return true
}
