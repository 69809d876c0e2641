// SPDX-License-Identifier: Apache-2.0
export { postHandlers } from './routes.ts'
