// SPDX-License-Identifier: Apache-2.0
export { noteOffline, noteRehearsal } from './commands.ts'
export { copiesWithDay } from './dated.ts'
export { copyHandlers, copyJob } from './routes.ts'
