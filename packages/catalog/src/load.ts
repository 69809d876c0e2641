// SPDX-License-Identifier: Apache-2.0
import { type AuthoredCatalog, sortByKind } from './editions.ts'
import { readFiles } from './files.ts'
import { CatalogError, type Problem } from './problem.ts'
import { resolveCatalog } from './resolve.ts'
import { loadSchemas, type Schemas } from './schema.ts'
import type { Catalog, CatalogContent, NetworkFlowchart } from './types.ts'

/** All that was read of a catalog, usable or not. `flowchart` is null where there is none to show. */
export type Reading = {
  authored: AuthoredCatalog
  content: CatalogContent
  flowchart: NetworkFlowchart | null
  problems: Problem[]
  schemas: Schemas
}

/** Reads, judges by schema and resolves; collects every problem instead of stopping at the first. */
export const readCatalog = (dir: string): Reading => {
  const schemas = loadSchemas(dir)
  const read = readFiles(dir)
  const sorted = sortByKind(read.files, schemas)
  const { content, flowchart, problems } = resolveCatalog(sorted.authored)
  return { authored: sorted.authored, content, flowchart, problems: [...read.problems, ...sorted.problems, ...problems], schemas }
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
