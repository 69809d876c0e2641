// SPDX-License-Identifier: Apache-2.0
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { codeOf } from '../../platform/postgres/problem.ts'
import { type Key, type Lock, recipientOf } from './age.ts'
import { CopyProblem, copyFileProblem } from './problem.ts'

/** A new secret key. */
export const newIdentity = (): Promise<string> => generateX25519Identity()

/** The installation's own key, in the form that `age -i` reads too. */
export const keyFileOf = (dataDir: string): string => join(dataDir, 'backup.key')

const identityLine = /^AGE-SECRET-KEY-1[0-9A-Z]+$/

/** Reads a secret key as somebody wrote or typed it from paper: in groups, on several lines, in small letters. */
export const readIdentity = (text: string): string[] => {
  const lines = text.split(/\r?\n/).filter((line) => !line.trim().startsWith('#'))
  const whole = lines.map((line) => line.replace(/\s/g, '').toUpperCase()).filter((line) => line !== '')
  const each = whole.filter((line) => identityLine.test(line))
  // A key on several lines begins only once.
  return each.length === whole.length ? each : [whole.join('')].filter((line) => identityLine.test(line))
}

/** The keys in a file. */
export const readKeyFile = async (path: string): Promise<Key> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw copyFileProblem(error, path)
  })
  return keyFrom(text)
}

/** The keys in a text; a `CopyProblem` where there is none, or where a letter is wrong. */
export const keyFrom = async (text: string): Promise<Key> => {
  const identities = readIdentity(text)
  if (identities.length === 0)
    throw new CopyProblem('key-unusable', '鍵が見つかりません。「AGE-SECRET-KEY-1」で始まる文字を、金庫の紙のとおりに入れてください。')
  for (const identity of identities) await recipientOf(identity)
  return { identities }
}

/** The first line of a file, as a passphrase. */
export const readPassphrase = async (path: string): Promise<string> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw copyFileProblem(error, path)
  })
  const [line = ''] = text.split(/\r?\n/)
  if ([...line].length >= shortestPassphrase) return line
  throw new CopyProblem('key-unusable', `合い言葉は ${shortestPassphrase} 文字以上にして、「${path}」の一行目に書いてください。`)
}

// The age library's own advice: 8 to 10 random letters or 4 to 5 random words; the file can be attacked offline for years.
const shortestPassphrase = 16

/** The installation's own key; null where there is none yet. */
export const ownKey = async (dataDir: string): Promise<Key | null> => {
  try {
    return await readKeyFile(keyFileOf(dataDir))
  } catch (error) {
    if (error instanceof CopyProblem && error.code === 'folder-missing') return null
    throw error
  }
}

/** The installation's own key, made at the first need; `fresh` says that it was made just now. */
export const ensureKey = async (dataDir: string): Promise<{ identity: string; recipient: string; fresh: boolean }> => {
  const path = keyFileOf(dataDir)
  const before = await ownKey(dataDir)
  if (before === null) {
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    await makeKey(path)
  }
  const key = await readKeyFile(path)
  const identity = 'identities' in key ? (key.identities[0] ?? '') : ''
  return { identity, recipient: await recipientOf(identity), fresh: before === null }
}

const makeKey = async (path: string): Promise<void> => {
  const identity = await newIdentity()
  const fresh = `${path}.new-${process.pid}`
  try {
    await writeFile(fresh, `# しなやか: 控えを開く鍵\n# ${await recipientOf(identity)}\n${identity}\n`, { mode: 0o600, flush: true })
    await chmod(fresh, 0o600)
    // A link, unlike a rename, fails when the name is taken: the first one's key stays.
    await link(fresh, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw copyFileProblem(error, path)
  } finally {
    await rm(fresh, { force: true })
  }
}

/** For whom an installation's own copies are closed: its own key, and whoever else the settings name. */
export const ownLock = async (dataDir: string, others: readonly string[]): Promise<Lock & { fresh: boolean }> => {
  const { recipient, fresh } = await ensureKey(dataDir)
  return { recipients: [recipient, ...others], fresh }
}

/** The key in groups of six, as it is printed for the safe. */
export const inGroups = (identity: string): string[] => {
  const groups = identity.match(/.{1,6}/g) ?? []
  return Array.from({ length: Math.ceil(groups.length / 4) }, (_, row) => groups.slice(row * 4, row * 4 + 4).join('  '))
}
