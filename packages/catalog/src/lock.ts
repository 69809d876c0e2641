// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthoredCatalog } from './editions.ts'
import { kinds } from './kinds.ts'
import type { Problem } from './problem.ts'

/** The file beside the catalog's folders that holds the SHA-256 of every published file. */
export const lockName = 'catalog.lock'

/** Path below the catalog → SHA-256 (hex) of the published file. */
export type Lock = Readonly<Record<string, string>>

const isLock = (value: unknown): value is Lock =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash))

/** The lock as it stands; an absent one is empty. */
export const readLock = (dir: string): { lock: Lock; problems: Problem[] } => {
  const path = join(dir, lockName)
  if (!existsSync(path)) return { lock: {}, problems: [] }
  const broken = {
    lock: {},
    problems: [{ file: lockName, place: '', reason: '鍵のファイルが壊れています。版管理（git）から元の内容に戻してください。' }],
  }
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isLock(value) ? { lock: value, problems: [] } : broken
  } catch {
    return broken
  }
}

/** Writes the lock whole or not at all, in the order of paths so that changes read well. */
export const storeLock = (dir: string, lock: Lock): void => {
  const ordered = Object.fromEntries(Object.entries(lock).sort(([one], [other]) => (one < other ? -1 : 1)))
  const path = join(dir, lockName)
  writeFileSync(`${path}.new`, `${JSON.stringify(ordered, null, 2)}\n`)
  renameSync(`${path}.new`, path)
}

type Published = { path: string; hash: string; problem: (reason: string) => Problem }

const dated = (authored: AuthoredCatalog) =>
  kinds.flatMap((kind) => authored[kind].map(({ file, content }) => ({ file, status: content.kind === 'source' ? 'draft' : content.status })))

/** The published files with their hashes. */
const publishedFiles = (authored: AuthoredCatalog): Published[] =>
  dated(authored)
    .filter(({ status }) => status === 'published')
    .map(({ file }) => ({ path: file.path, hash: file.hash, problem: (reason) => file.problem(['status'], reason) }))

const newEdition = '元の内容に戻し、直した文は新しい版（edition を進めた別のファイル）として書いてください。'

/** Published files that were changed, withdrawn or removed after they were locked. */
export const brokenLockProblems = (authored: AuthoredCatalog, lock: Lock): Problem[] => {
  const hashes = new Map(publishedFiles(authored).map(({ path, hash }) => [path, hash]))
  const present = new Map(dated(authored).map(({ file }) => [file.path, file]))
  return Object.entries(lock).flatMap(([path, locked]): Problem[] => {
    if (hashes.get(path) === locked) return []
    const file = present.get(path)
    if (!file)
      return [{ file: path, place: '', reason: '公開した版のファイルが読めません。利用者の記録がこの版を指しているので、元に戻してください。' }]
    const what = hashes.has(path) ? '公開した版の内容が変わっています。' : '公開した版が下書きに戻されています。'
    return [file.problem(['status'], what + newEdition)]
  })
}

/** Published files that the lock does not hold yet. */
export const unlockedFiles = (authored: AuthoredCatalog, lock: Lock): Published[] =>
  publishedFiles(authored).filter(({ path }) => !Object.hasOwn(lock, path))
