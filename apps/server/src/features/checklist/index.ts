// SPDX-License-Identifier: Apache-2.0
export { targetsWithDay } from './dated.ts'
export { Forms } from './editions.ts'
export { checklistHandlers } from './routes.ts'
