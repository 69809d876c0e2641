// SPDX-License-Identifier: Apache-2.0
export { requireMailAddress } from './own.ts'
export { mailHandlers } from './routes.ts'
