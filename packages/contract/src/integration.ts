// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { permissions } from './permissions.ts'
import { day, id, instant, text } from './values.ts'

/** The longest that a token may live, in days: one that nobody renews ends by itself. */
export const longestTokenDays = 366

/** What another program can be told. Each call says that it happened and where to look, and nothing of what was answered. */
export const webhookEvents = ['test', 'assessment.submitted', 'decision.asked', 'decision.taken', 'account.removed'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

const apiToken = z
  .object({
    id,
    name: z.string(),
    /** Its first letters, to recognise it by. */
    shown: z.string(),
    permissions: z.array(z.enum(permissions)),
    by: z.string(),
    created: instant,
    expires: instant,
    lastUsed: instant.nullable(),
    state: z.enum(['active', 'expired', 'revoked']),
  })
  .meta({ id: 'ApiToken' })

const webhook = z
  .object({
    id,
    name: z.string(),
    url: z.string(),
    events: z.array(z.enum(webhookEvents)),
    created: instant,
    /** How the newest calls ended, newest first, at most five. */
    calls: z.array(
      z.object({ event: z.string(), at: instant, state: z.enum(['waiting', 'delivered', 'given-up']), attempts: z.int(), problem: z.string() }),
    ),
  })
  .meta({ id: 'Webhook' })

export const integrationEndpoints = {
  listTokens: endpoint({
    method: 'GET',
    path: '/api/tokens',
    access: 'token.manage',
    summary: { ja: 'プログラム用のトークン', en: 'Tokens for programs' },
    response: z.object({ tokens: z.array(apiToken) }),
  }),
  createToken: endpoint({
    method: 'POST',
    path: '/api/tokens',
    access: 'token.manage',
    confirm: true,
    summary: { ja: 'トークンを作る（一度だけ表示）', en: 'Create a token (shown once)' },
    body: z.object({ name: text(60).trim().min(1), permissions: z.array(z.enum(permissions)).min(1).max(permissions.length), expires: day }),
    response: z.object({ token: apiToken, secret: z.string() }),
    errors: ['session.confirm-required', 'token.expiry', 'token.permission'],
  }),
  revokeToken: endpoint({
    method: 'DELETE',
    path: '/api/tokens/:token',
    access: 'token.manage',
    summary: { ja: 'トークンを取り消す', en: 'Revoke a token' },
    params: z.object({ token: id }),
    response: z.object({ revoked: z.literal(true) }),
    errors: ['not-found'],
  }),
  listWebhooks: endpoint({
    method: 'GET',
    path: '/api/webhooks',
    access: 'webhook.manage',
    summary: { ja: 'ほかのプログラムへの知らせ先', en: 'Programs that are told' },
    response: z.object({
      webhooks: z.array(webhook),
      /** Machines that may be told, by the settings of the server; none: nobody is. */
      hosts: z.array(z.string()),
    }),
  }),
  createWebhook: endpoint({
    method: 'POST',
    path: '/api/webhooks',
    access: 'webhook.manage',
    confirm: true,
    summary: { ja: '知らせ先を足す（署名の鍵は一度だけ表示）', en: 'Add a program to tell (the signing key is shown once)' },
    body: z.object({ name: text(60).trim().min(1), url: text(500), events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length) }),
    response: z.object({ webhook, secret: z.string() }),
    errors: ['session.confirm-required', 'webhook.url', 'webhook.host', 'webhook.too-many'],
  }),
  testWebhook: endpoint({
    method: 'POST',
    path: '/api/webhooks/:webhook/test',
    access: 'webhook.manage',
    summary: { ja: '試しに知らせる', en: 'Send a test call' },
    params: z.object({ webhook: id }),
    response: z.object({ waiting: z.literal(true) }),
    errors: ['not-found'],
  }),
  removeWebhook: endpoint({
    method: 'DELETE',
    path: '/api/webhooks/:webhook',
    access: 'webhook.manage',
    summary: { ja: '知らせ先を外す', en: 'Remove a program that is told' },
    params: z.object({ webhook: id }),
    response: z.object({ removed: z.literal(true) }),
    errors: ['not-found'],
  }),
} as const
