// SPDX-License-Identifier: Apache-2.0
export { endsWithDay, postsWithDay } from './dated.ts'
export { postHandlers } from './routes.ts'
