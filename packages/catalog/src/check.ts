// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { type Reading, readCatalog } from './load.ts'
import { brokenLockProblems, type Lock, readLock, storeLock, unlockedFiles } from './lock.ts'
import type { Problem } from './problem.ts'
import { caseProblems } from './rules/cases.ts'
import { copyProblems } from './rules/copies.ts'
import { idlePracticeProblems, thinDomainProblems } from './rules/coverage.ts'
import { instrumentSizeProblems } from './rules/sizes.ts'
import { viewProblems } from './rules/views.ts'

/** How much the catalog holds, in the editions in force. */
export type Counts = {
  files: number
  published: number
  practiceDomains: number
  practices: number
  measures: number
  cases: number
  sources: number
  sourceEntries: number
  instruments: Record<string, { edition: string; domains: number; questions: number }>
}

/** Whether the catalog keeps every rule, and each place where it does not. */
export type CheckResult = { ok: boolean; errors: Problem[]; counts: Counts }

const countsOf = ({ authored, instruments }: Reading): Counts => {
  const shown = Object.values(authored).flat()
  const inForce = shown.filter((one) => one.inForce)
  const contents = inForce.map(({ content }) => content)
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  return {
    files: shown.length,
    published: shown.filter(({ content }) => content.kind !== 'source' && content.status === 'published').length,
    practiceDomains: contents.filter(({ kind }) => kind === 'practices').length,
    practices: sum(contents.map((content) => (content.kind === 'practices' ? content.practices.length : 0))),
    measures: sum(contents.map((content) => (content.kind === 'measures' ? content.measures.length : 0))),
    cases: contents.filter(({ kind }) => kind === 'case').length,
    sources: contents.filter(({ kind }) => kind === 'source').length,
    sourceEntries: sum(contents.map((content) => (content.kind === 'source' ? content.entries.length : 0))),
    instruments: Object.fromEntries(
      instruments
        .filter((one) => one.inForce)
        .map(({ head, domains }) => [
          head.id,
          { edition: head.edition, domains: domains.length, questions: sum(domains.map(({ domain }) => domain.questions.length)) },
        ]),
    ),
  }
}

/** Every rule but the lock's. */
const contentProblems = (reading: Reading): Problem[] => [
  ...reading.problems,
  ...instrumentSizeProblems(reading),
  ...caseProblems(reading),
  ...copyProblems(reading),
  ...viewProblems(reading),
  ...idlePracticeProblems(reading),
  ...thinDomainProblems(reading),
]

const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((one, other) => {
    if (one.file !== other.file) return one.file < other.file ? -1 : 1
    return Number.parseInt(one.place, 10) - Number.parseInt(other.place, 10) || 0
  })

/** Proves the whole catalog: schemas, references, ids, counts, coverage, certainty, near copies, and that published files match the lock. */
export const checkCatalog = (dir: string): CheckResult => {
  const reading = readCatalog(dir)
  const { lock, problems } = existsSync(dir) ? readLock(dir) : { lock: {}, problems: [] }
  const unlocked = unlockedFiles(reading.authored, lock).map(({ problem }) =>
    problem('公開（published）なのに catalog.lock にありません。npx shinayaka catalog lock で加えてください。'),
  )
  const errors = inOrder([
    ...contentProblems(reading),
    ...problems,
    ...(problems.length > 0 ? [] : [...brokenLockProblems(reading.authored, lock), ...unlocked]),
  ])
  return { ok: errors.length === 0, errors, counts: countsOf(reading) }
}

/** What locking did: the files added, or why nothing was written. */
export type LockResult = { ok: boolean; errors: Problem[]; added: string[]; locked: number }

/**
 * Adds newly published files to `catalog.lock`. Refuses, and writes nothing, when the catalog breaks a rule or a file locked earlier was changed:
 * a published edition is never edited, a new one is made.
 */
export const writeLock = (dir: string): LockResult => {
  const reading = readCatalog(dir)
  const { lock, problems } = readLock(dir)
  const broken = problems.length > 0 ? problems : brokenLockProblems(reading.authored, lock)
  const errors = inOrder([...contentProblems(reading), ...broken])
  const already = Object.keys(lock).length
  if (errors.length > 0) return { ok: false, errors, added: [], locked: already }
  const fresh = unlockedFiles(reading.authored, lock)
  if (fresh.length > 0) storeLock(dir, { ...lock, ...Object.fromEntries(fresh.map(({ path, hash }) => [path, hash])) } satisfies Lock)
  return { ok: true, errors: [], added: fresh.map(({ path }) => path).sort(), locked: already + fresh.length }
}
