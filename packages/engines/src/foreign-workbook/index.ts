// SPDX-License-Identifier: Apache-2.0
/** Somebody else's form: any workbook in, the same workbook out. */

export { readDay } from './dates.ts'
export { type FillOptions, fill } from './fill.ts'
export { inspect } from './inspect.ts'
export { type MappingReading, readMapping } from './mapping.ts'
export { itemsOfForm, proposeMapping } from './propose.ts'
export { differences, read } from './read.ts'
export type * from './types.ts'
