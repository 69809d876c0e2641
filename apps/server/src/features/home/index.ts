// SPDX-License-Identifier: Apache-2.0
export { homeHandlers } from './routes.ts'
