// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { roles } from './permissions.ts'
import { id, instant, text, version } from './values.ts'

/** Accounts held ready for the day on which the identity provider is down: one to use, one more in case that fails. */
export const mostBreakGlass = 2

/** Why an answer of the provider was refused, as the trail and the settings page name it. */
export const providerReasons = [
  'denied',
  'unlinked',
  'down',
  'discovery',
  'issuer',
  'audience',
  'nonce',
  'expired',
  'algorithm',
  'signature',
  'code',
  'ended',
  'answer',
] as const
export type ProviderReason = (typeof providerReasons)[number]

/** What an administrator decides about the provider. */
const decided = {
  /** As the sign-in page calls it. */
  name: text(60).trim().min(1),
  issuer: text(500).trim(),
  clientId: text(200).trim().min(1),
  enabled: z.boolean(),
  /** It asks for a second factor itself. */
  secondFactor: z.boolean(),
  /** Members sign in through it and no other way. */
  only: z.boolean(),
  version,
}

/** The institution's identity provider (認証基盤); its secret is never given out. */
const identityProvider = z.object(decided).meta({ id: 'IdentityProvider' })

/** Somebody here, and how they come in. */
const providerPerson = z
  .object({
    id,
    name: z.string(),
    login: z.string(),
    role: z.enum(roles),
    linked: z.boolean(),
    /** When they last came in by the provider. */
    used: instant.nullable(),
    breakGlass: z.boolean(),
    /** Whether they have a second factor of ours. */
    enrolled: z.boolean(),
  })
  .meta({ id: 'ProviderPerson' })

/** What asking the provider for its description brought. */
const found = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('ok'),
    issuer: z.string(),
    authorization: z.string(),
    algorithms: z.array(z.string()),
    /** Whether it says that it knows PKCE with S256, and names itself in its answers (RFC 9207). */
    pkce: z.boolean(),
    namesItself: z.boolean(),
  }),
  z.object({ outcome: z.literal('failed'), title: z.string(), detail: z.string() }),
])

const done = z.object({ done: z.literal(true) })

export const providerEndpoints = {
  readProvider: endpoint({
    method: 'GET',
    path: '/api/organisation/identity-provider',
    access: 'sign-in.edit',
    summary: { ja: '院内の認証基盤の設定と、だれが結び付けたか', en: 'The identity provider, and who has linked an account with it' },
    response: z.object({
      provider: identityProvider.nullable(),
      /** To be registered at the provider. */
      redirectUri: z.string(),
      /** Machines that the server may ask. */
      hosts: z.array(z.string()),
      people: z.array(providerPerson),
    }),
  }),
  saveProvider: endpoint({
    method: 'PUT',
    path: '/api/organisation/identity-provider',
    access: 'sign-in.edit',
    confirm: true,
    summary: { ja: '院内の認証基盤を設定する', en: 'Set the identity provider' },
    body: z.object({
      ...decided,
      /** Null: the one that is kept. */
      clientSecret: text(500).min(1).nullable(),
    }),
    response: z.object({ provider: identityProvider }),
    errors: [
      'record.stale',
      'provider.issuer',
      'provider.host',
      'provider.secret-missing',
      'provider.only-disabled',
      'provider.only-unlinked',
      'provider.only-no-break-glass',
    ],
  }),
  testProvider: endpoint({
    method: 'POST',
    path: '/api/organisation/identity-provider/test',
    access: 'sign-in.edit',
    summary: { ja: '認証基盤につながるかを試す', en: 'Try whether the identity provider answers' },
    body: z.object({ issuer: text(500).trim() }),
    response: found,
  }),
  saveBreakGlass: endpoint({
    method: 'PUT',
    path: '/api/accounts/:person/break-glass',
    access: 'sign-in.edit',
    confirm: true,
    summary: {
      ja: '認証基盤が止まった日のための、非常用のアカウントにする・やめる',
      en: 'Hold an account ready for the day the provider is down, or no longer',
    },
    params: z.object({ person: id }),
    body: z.object({ breakGlass: z.boolean() }),
    response: done,
    errors: ['not-found', 'break-glass.role', 'break-glass.many', 'break-glass.factor', 'break-glass.last'],
  }),
  removeMemberLink: endpoint({
    method: 'DELETE',
    path: '/api/accounts/:person/provider-link',
    access: 'sign-in.edit',
    confirm: true,
    summary: { ja: '人と認証基盤の結び付きを外す', en: "Remove a member's link with the identity provider" },
    params: z.object({ person: id }),
    response: done,
    errors: ['not-found'],
  }),
  startProviderLink: endpoint({
    method: 'POST',
    path: '/api/account/provider-link',
    access: 'person',
    confirm: true,
    summary: { ja: '自分のアカウントを認証基盤と結び付け始める', en: 'Begin to link your account with the identity provider' },
    response: z.object({ url: z.string() }),
    errors: ['provider.off', 'provider.host', 'server.provider-unavailable', 'provider.refused'],
  }),
  removeProviderLink: endpoint({
    method: 'DELETE',
    path: '/api/account/provider-link',
    access: 'person',
    confirm: true,
    summary: { ja: '自分のアカウントと認証基盤の結び付きを外す', en: 'Remove the link of your account with the identity provider' },
    response: done,
    errors: ['not-found'],
  }),
} as const
