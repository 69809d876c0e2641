// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { roles } from './permissions.ts'
import { id, instant, text, version } from './values.ts'

/** Why passkeys cannot be used at this address: browsers want HTTPS or this machine itself, and a name instead of a number. */
export const passkeyHindrances = ['not-https', 'number'] as const
/** How somebody came in: password only, with a second factor, by the identity provider, or break-glass while that is down. */
export const sessionFactors = ['password', 'second', 'provider', 'break-glass'] as const
/** What a person is told at the next sign-in. */
export const signInNotices = ['second-factor-reset', 'passkey-disabled'] as const

/** What a session must know of second factors. */
export const secondFactorStanding = z.object({
  /** Whether this person has one that works. */
  enrolled: z.boolean(),
  required: z.boolean(),
  /** Until when one can work without; null where none is required, or there is one. */
  until: instant.nullable(),
  /** That day is over: nothing but enrolling is possible. */
  overdue: z.boolean(),
})

const passkey = z.object({ id, name: z.string(), created: instant, used: instant.nullable(), disabled: instant.nullable() }).meta({ id: 'Passkey' })
const ownSession = z
  .object({
    id,
    opened: instant,
    seen: instant,
    address: z.string(),
    /** The browser's own words about itself. */
    agent: z.string(),
    factor: z.enum(sessionFactors),
    current: z.boolean(),
  })
  .meta({ id: 'OwnSession' })

const codes = z.array(z.string())
const code = z.object({ code: z.string().max(200) })
/** What a browser's passkey functions take and give (WebAuthn); its inside is checked where it is used. */
const webauthn = z.record(z.string(), z.unknown())
const done = z.object({ done: z.literal(true) })
const added = z.object({
  /** Shown this once; null where there were some already. */
  recoveryCodes: codes.nullable(),
})

export const signInEndpoints = {
  readSignIn: endpoint({
    method: 'GET',
    path: '/api/account/sign-in',
    access: 'person',
    unenrolled: true,
    summary: { ja: '自分のサインインの方法と、開いているサインイン', en: 'How you sign in, and your open sessions' },
    response: z.object({
      totp: z.object({ since: instant, used: instant.nullable() }).nullable(),
      passkeys: z.array(passkey),
      recovery: z.object({ left: z.int(), total: z.int() }),
      passkeyHindrance: z.enum(passkeyHindrances).nullable(),
      /** The address at which passkeys work, where it is another one. */
      passkeyAddress: z.string(),
      /** The institution's identity provider, where there is one, and whether this person has linked with it. */
      provider: z.object({ name: z.string(), linked: instant.nullable(), used: instant.nullable() }).nullable(),
      sessions: z.array(ownSession),
    }),
  }),
  startTotp: endpoint({
    method: 'POST',
    path: '/api/account/totp',
    access: 'person',
    unenrolled: true,
    confirm: true,
    summary: { ja: '認証アプリの登録を始める（秘密は一度だけ表示）', en: 'Begin to add an authenticator app (the secret is shown once)' },
    response: z.object({
      secret: z.string(),
      uri: z.string(),
      /** The QR code as one SVG path on a square of `size`. */
      qr: z.object({ size: z.int(), path: z.string() }),
    }),
  }),
  confirmTotp: endpoint({
    method: 'POST',
    path: '/api/account/totp/confirmation',
    access: 'person',
    unenrolled: true,
    summary: { ja: '認証アプリのコードで登録を終える', en: 'Finish adding it with a code' },
    body: code,
    response: added,
    errors: ['second-factor.code-wrong', 'second-factor.not-started'],
  }),
  removeTotp: endpoint({
    method: 'DELETE',
    path: '/api/account/totp',
    access: 'person',
    confirm: true,
    summary: { ja: '認証アプリを外す', en: 'Remove the authenticator app' },
    response: done,
    errors: ['second-factor.last'],
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/api/account/recovery-codes',
    access: 'person',
    confirm: true,
    summary: { ja: '回復コードを作り直す（古いものは使えなくなる）', en: 'Make new recovery codes; the old ones stop working' },
    response: z.object({ codes }),
    errors: ['second-factor.not-started'],
  }),
  startPasskey: endpoint({
    method: 'POST',
    path: '/api/account/passkeys/options',
    access: 'person',
    unenrolled: true,
    confirm: true,
    summary: { ja: 'パスキーの登録を始める', en: 'Begin to add a passkey' },
    response: z.object({ options: webauthn }),
    errors: ['passkey.unavailable', 'passkey.too-many'],
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/api/account/passkeys',
    access: 'person',
    unenrolled: true,
    confirm: true,
    summary: { ja: 'パスキーを登録する', en: 'Add a passkey' },
    body: z.object({ name: text(60).trim().min(1), response: webauthn }),
    response: added,
    errors: ['passkey.unavailable', 'passkey.refused', 'passkey.too-many'],
  }),
  renamePasskey: endpoint({
    method: 'PUT',
    path: '/api/account/passkeys/:passkey',
    access: 'person',
    summary: { ja: 'パスキーの名前を変える', en: 'Rename a passkey' },
    params: z.object({ passkey: id }),
    body: z.object({ name: text(60).trim().min(1) }),
    response: done,
    errors: ['not-found'],
  }),
  removePasskey: endpoint({
    method: 'DELETE',
    path: '/api/account/passkeys/:passkey',
    access: 'person',
    confirm: true,
    summary: { ja: 'パスキーを外す', en: 'Remove a passkey' },
    params: z.object({ passkey: id }),
    response: done,
    errors: ['not-found', 'second-factor.last'],
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/api/account/sessions/:session',
    access: 'person',
    confirm: true,
    summary: { ja: '自分のサインインを一つ切る', en: 'End one of your sessions' },
    params: z.object({ session: id }),
    response: done,
    errors: ['not-found'],
  }),
  endOtherSessions: endpoint({
    method: 'DELETE',
    path: '/api/account/sessions',
    access: 'person',
    confirm: true,
    summary: { ja: 'これ以外の自分のサインインをすべて切る', en: 'End all your other sessions' },
    response: done,
  }),
  confirmWithPassword: endpoint({
    method: 'POST',
    path: '/api/session/confirmation/password',
    access: 'person',
    unenrolled: true,
    renewsSession: true,
    summary: { ja: '本人であることをパスワードで確かめ直す', en: 'Prove again who you are, by password' },
    body: z.object({ password: z.string().max(1000) }),
    response: done,
    errors: ['password.wrong'],
  }),
  confirmWithCode: endpoint({
    method: 'POST',
    path: '/api/session/confirmation/code',
    access: 'person',
    unenrolled: true,
    renewsSession: true,
    summary: { ja: '本人であることを認証アプリのコードで確かめ直す', en: 'Prove again who you are, by a code' },
    body: code,
    response: done,
    errors: ['second-factor.code-wrong', 'second-factor.code-used'],
  }),
  startConfirmPasskey: endpoint({
    method: 'POST',
    path: '/api/session/confirmation/passkey/options',
    access: 'person',
    unenrolled: true,
    summary: { ja: '本人であることをパスキーで確かめ直し始める', en: 'Begin to prove again who you are, by a passkey' },
    response: z.object({ options: webauthn }),
    errors: ['passkey.unavailable'],
  }),
  confirmWithPasskey: endpoint({
    method: 'POST',
    path: '/api/session/confirmation/passkey',
    access: 'person',
    unenrolled: true,
    renewsSession: true,
    summary: { ja: '本人であることをパスキーで確かめ直す', en: 'Prove again who you are, by a passkey' },
    body: z.object({ response: webauthn }),
    response: done,
    errors: ['passkey.unavailable', 'passkey.refused', 'passkey.disabled'],
  }),
  readSignInPolicy: endpoint({
    method: 'GET',
    path: '/api/organisation/sign-in-policy',
    access: 'sign-in.edit',
    summary: { ja: 'この機関のサインインの決まりと、二要素認証の付き具合', en: 'The rules of signing in here, and who has a second factor' },
    response: z.object({
      secondFactorForAll: z.boolean(),
      version,
      people: z.array(
        z.object({
          id,
          name: z.string(),
          role: z.enum(roles),
          enrolled: z.boolean(),
          required: z.boolean(),
          /** Until when they can work without one; null where none is required, there is one, or they have not been told yet. */
          until: instant.nullable(),
        }),
      ),
    }),
  }),
  saveSignInPolicy: endpoint({
    method: 'PUT',
    path: '/api/organisation/sign-in-policy',
    access: 'sign-in.edit',
    confirm: true,
    summary: { ja: 'サインインの決まりを変える', en: 'Change the rules of signing in' },
    body: z.object({ secondFactorForAll: z.boolean(), version }),
    response: z.object({ secondFactorForAll: z.boolean(), version }),
    errors: ['record.stale'],
  }),
  resetSecondFactor: endpoint({
    method: 'DELETE',
    path: '/api/accounts/:person/second-factor',
    access: 'sign-in.edit',
    confirm: true,
    summary: {
      ja: '人の二要素認証を外す（なくしたとき。次のサインインで付け直す）',
      en: "Reset a member's second factor; they enrol anew at the next sign-in",
    },
    params: z.object({ person: id }),
    response: done,
    errors: ['not-found', 'second-factor.self'],
  }),
  endMemberSessions: endpoint({
    method: 'DELETE',
    path: '/api/accounts/:person/sessions',
    access: 'sign-in.edit',
    summary: { ja: '人の開いているサインインをすべて切る', en: "End all of a member's sessions" },
    params: z.object({ person: id }),
    response: done,
    errors: ['not-found'],
  }),
} as const
