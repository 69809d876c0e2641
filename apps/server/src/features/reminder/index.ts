// SPDX-License-Identifier: Apache-2.0
export { reminderJobs } from './digest.ts'
export { reminderHandlers } from './routes.ts'
