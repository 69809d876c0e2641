// SPDX-License-Identifier: Apache-2.0
export { reminderHandlers } from './routes.ts'
