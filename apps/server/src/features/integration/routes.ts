// SPDX-License-Identifier: Apache-2.0
import type { integrationEndpoints } from '@shinayaka/contract'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'
import { announce, createWebhook, listWebhooks, removeWebhook } from './webhooks.ts'

/** Tokens by which programs of the house ask, and calls by which they are told. */
export const integrationHandlers = (app: App): Handlers<keyof typeof integrationEndpoints> => ({
  listTokens: async ({ scope }) => ({ tokens: await listTokens(scope, app.clock) }),
  createToken: async ({ scope, input }) => createToken(scope, app.clock, input.body),
  revokeToken: async ({ scope, input }) => revokeToken(scope, app.clock, input.params.token),
  listWebhooks: async ({ scope }) => ({ webhooks: await listWebhooks(scope), hosts: [...app.webhookHosts] }),
  createWebhook: async ({ scope, input }) => createWebhook(scope, app.clock, app.webhookHosts, input.body),
  testWebhook: async ({ scope, input }) => {
    const { webhook } = input.params
    const told = await announce(scope, app.clock, { event: 'test', path: '/settings/integrations', only: webhook })
    if (told === 0) throw new ProblemError('not-found')
    await scope.audit({ action: 'webhook.test', target: { kind: 'webhook', id: webhook } })
    return { waiting: true }
  },
  removeWebhook: async ({ scope, input }) => removeWebhook(scope, input.params.webhook),
})
