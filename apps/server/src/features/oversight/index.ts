// SPDX-License-Identifier: Apache-2.0
export { oversightHandlers } from './routes.ts'
