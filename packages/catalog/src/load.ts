// SPDX-License-Identifier: Apache-2.0
import { assembleInstruments, type WholeInstrument } from './assemble.ts'
import { type AuthoredCatalog, sortByKind } from './editions.ts'
import { readFiles } from './files.ts'
import { type Kind, kindFolders, kinds } from './kinds.ts'
import { CatalogError, type Problem } from './problem.ts'
import { resolveCatalog } from './resolve.ts'
import { loadSchemas, type Schemas } from './schema.ts'
import type { Catalog, CatalogContent, NetworkFlowchart } from './types.ts'

/**
 * All that was read of a catalog, usable or not. `flowchart` is null where there is none to show.
 * `incomplete` names the kinds of which a file could not be used: what seems to be missing there may only be misspelt, so nothing is said about it.
 */
export type Reading = {
  authored: AuthoredCatalog
  /** Every edition of every self-assessment, put together from its files. */
  instruments: WholeInstrument[]
  content: CatalogContent
  flowchart: NetworkFlowchart | null
  problems: Problem[]
  incomplete: ReadonlySet<Kind>
  schemas: Schemas
}

/** Reads, judges by schema and resolves; collects every problem instead of stopping at the first. */
export const readCatalog = (dir: string): Reading => {
  const schemas = loadSchemas(dir)
  const read = readFiles(dir)
  const { authored, malformed, problems } = sortByKind(read.files, schemas)
  const unusable = [...read.problems, ...malformed]
  const folders = new Set(unusable.map(({ file }) => file.split('/')[0] ?? ''))
  const incomplete = new Set(kinds.filter((kind) => kindFolders[kind].some((folder) => folders.has(folder))))
  const assembled = assembleInstruments(authored, incomplete)
  const resolved = resolveCatalog(authored, assembled.instruments, incomplete)
  return {
    ...resolved,
    authored,
    instruments: assembled.instruments,
    incomplete,
    schemas,
    problems: [...unusable, ...problems, ...assembled.problems, ...resolved.problems],
  }
}

/**
 * The catalog below a folder: every file read, judged by its schema, every reference resolved, all of it frozen.
 * Synchronous, for a program's start. Throws CatalogError naming every problem; a catalog is used whole or not at all.
 */
export const loadCatalog = (dir: string): Catalog => {
  const { content, flowchart, problems } = readCatalog(dir)
  if (flowchart === null || problems.length > 0) throw new CatalogError(problems)
  return Object.freeze({ ...content, flowchart })
}
