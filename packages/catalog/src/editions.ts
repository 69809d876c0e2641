// SPDX-License-Identifier: Apache-2.0
import type { Authored } from './authored.ts'
import type { ReadFile } from './files.ts'
import { isKind, type Kind, kindFolders, kinds } from './kinds.ts'
import type { Problem } from './problem.ts'
import type { Schemas } from './schema.ts'

/** A file whose content has the shape of its kind. `inForce`: the edition that the product shows now. */
export type Typed<K extends Kind> = { file: ReadFile; content: Authored[K]; inForce: boolean }
/** Every well-shaped file, by kind. */
export type AuthoredCatalog = { [K in Kind]: Typed<K>[] }

/** What a file is about, the same in each of its editions: its id, or its domain where a file holds a whole domain. */
export const subjectOf = (content: Authored[Kind]): string =>
  content.kind === 'practices' || content.kind === 'measures'
    ? content.domain
    : content.kind === 'questions'
      ? `${content.instrument}/${content.id}`
      : content.id

/** The edition of a file; sources have none. */
export const editionOf = (content: Authored[Kind]): string | null => (content.kind === 'source' ? null : content.edition)

const kindProblem = (file: ReadFile): { kind: Kind } | { problem: Problem } => {
  const { value } = file
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  if (!isKind(kind)) return { problem: file.problem(['kind'], `先頭に kind を書いてください。使えるのは ${kinds.join(', ')} です。`) }
  const folders: readonly string[] = kindFolders[kind]
  if (folders.includes(file.path.split('/')[0] ?? '')) return { kind }
  return { problem: file.problem(['kind'], `kind: ${kind} のファイルは ${folders.join(' か ')} フォルダに置いてください。`) }
}

/** 2026.2 comes before 2026.10. */
const newerFirst = (one: string, other: string): number => {
  const [oneYear = 0, oneNumber = 0] = one.split('.').map(Number)
  const [otherYear = 0, otherNumber = 0] = other.split('.').map(Number)
  return otherYear - oneYear || otherNumber - oneNumber
}

const markInForce = <K extends Kind>(files: Typed<K>[]): Problem[] => {
  const problems: Problem[] = []
  for (const subject of new Set(files.map(({ content }) => subjectOf(content)))) {
    const editions = files.filter(({ content }) => subjectOf(content) === subject)
    const byEdition = new Map<string, Typed<K>>()
    for (const one of editions) {
      const edition = editionOf(one.content) ?? ''
      const first = byEdition.get(edition)
      if (first) problems.push(one.file.problem([], `${first.file.path} と同じもの・同じ版です。どちらかを消すか、版（edition）を進めてください。`))
      else byEdition.set(edition, one)
    }
    const newest = [...byEdition.values()].sort((one, other) => newerFirst(editionOf(one.content) ?? '', editionOf(other.content) ?? ''))
    const shown = newest.find(({ content }) => content.kind !== 'source' && content.status === 'published') ?? newest[0]
    if (shown) shown.inForce = true
  }
  return problems
}

/** Files by kind, what is wrong with the shape of single files, and editions that are there twice. */
export type Sorted = { authored: AuthoredCatalog; malformed: Problem[]; problems: Problem[] }

/** Sorts files by kind after checking each against its schema, and marks the edition in force of everything. */
export const sortByKind = (files: readonly ReadFile[], schemas: Schemas): Sorted => {
  const authored = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as AuthoredCatalog
  const add = <K extends Kind>(kind: K, file: ReadFile): number =>
    authored[kind].push({ file, content: file.value as Authored[K], inForce: false } as Typed<K>)
  const malformed = files.flatMap((file): Problem[] => {
    const judged = kindProblem(file)
    if ('problem' in judged) return [judged.problem]
    const mistakes = schemas.mistakes(judged.kind, file.value).map(({ path, reason }) => file.problem(path, reason))
    if (mistakes.length === 0) add(judged.kind, file)
    return mistakes
  })
  return { authored, malformed, problems: kinds.flatMap((kind) => markInForce<Kind>(authored[kind] as Typed<Kind>[])) }
}
