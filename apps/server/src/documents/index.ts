// SPDX-License-Identifier: Apache-2.0
export { questionNumbers } from './questions.ts'
export { documentHandlers } from './routes.ts'
