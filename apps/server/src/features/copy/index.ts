// SPDX-License-Identifier: Apache-2.0
export { copiesWithDay } from './dated.ts'
export { copyHandlers, copyJob } from './routes.ts'
