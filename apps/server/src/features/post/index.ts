// SPDX-License-Identifier: Apache-2.0
export { savePost } from './commands.ts'
export { endsWithDay, postsWithDay } from './dated.ts'
export { postHandlers } from './routes.ts'
export { postsToday } from './today.ts'
