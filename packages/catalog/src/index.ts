// SPDX-License-Identifier: Apache-2.0
/** Content that hospital experts write in YAML: read, judged, resolved and frozen, or refused with every place to correct. */
export { type CheckResult, type Counts, checkCatalog, type LockResult, writeLock } from './check.ts'
export type * from './form-types.ts'
export { type CatalogGaps, catalogGaps } from './gaps.ts'
export { loadCatalog } from './load.ts'
export { measuresFor } from './measures.ts'
export { CatalogError, type Problem } from './problem.ts'
export type * from './types.ts'
export { clauseWithUses, itemWithUses, usesOfPractice } from './uses.ts'
