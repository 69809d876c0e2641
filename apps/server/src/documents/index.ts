// SPDX-License-Identifier: Apache-2.0
export { documentHandlers } from './routes.ts'
export { trailFileHandlers } from './trail-routes.ts'
