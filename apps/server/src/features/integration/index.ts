// SPDX-License-Identifier: Apache-2.0
export { webhookJobs } from './deliver.ts'
export { integrationHandlers } from './routes.ts'
export { createToken, tokensWithDay } from './tokens.ts'
export { announce } from './webhooks.ts'
