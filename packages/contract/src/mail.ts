// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant, text } from './values.ts'

/** The letters that come by themselves and that one may do without. What is about one's own safety always comes. */
export const unwantableLetters = ['digest', 'trail-head'] as const
/** Every kind of letter that leaves. */
export const letterKinds = [
  'invitation',
  'confirm-address',
  'address-changed',
  'digest',
  'trail-head',
  'evidence-infected',
  'break-glass',
  'supplier-link',
] as const
/** Why a letter did not leave: what whoever looks after the mail server must do differs for each. */
export const mailTroubles = ['sign-in', 'sender', 'recipient', 'content', 'busy', 'encryption', 'unreachable', 'other'] as const

const ownMail = z
  .object({
    /** Whether mail leaves this installation at all. */
    mails: z.boolean(),
    /** Where mail reaches the person; null: nowhere. */
    address: z.string().nullable(),
    /** An address that waits for the code that was mailed to it, and until when. */
    waiting: z.object({ address: z.string(), until: instant }).nullable(),
    unwanted: z.array(z.enum(unwantableLetters)),
  })
  .meta({ id: 'OwnMail' })

export const mailEndpoints = {
  readOwnMail: endpoint({
    method: 'GET',
    path: '/api/account/mail',
    access: 'person',
    summary: { ja: '自分のメールアドレスと、受け取る手紙', en: 'Your mail address, and which letters you get' },
    response: ownMail,
  }),
  askOwnMail: endpoint({
    method: 'POST',
    path: '/api/account/mail',
    access: 'person',
    confirm: true,
    summary: { ja: '自分のメールアドレスを入れる（そこへ確認コードを送る）', en: 'Give your mail address; a code is mailed to it' },
    body: z.object({ address: text(400) }),
    response: ownMail,
    errors: ['mail.not-set-up', 'mail.address-invalid', 'mail.already'],
  }),
  confirmOwnMail: endpoint({
    method: 'POST',
    path: '/api/account/mail/confirmation',
    access: 'person',
    summary: { ja: '届いた確認コードで、メールアドレスを確かめる', en: 'Confirm the address by the code that arrived' },
    body: z.object({ code: text(200) }),
    response: ownMail,
    errors: ['mail.code-wrong', 'mail.code-ended'],
  }),
  removeOwnMail: endpoint({
    method: 'DELETE',
    path: '/api/account/mail',
    access: 'person',
    confirm: true,
    summary: { ja: '自分のメールアドレスを消す', en: 'Remove your mail address' },
    response: ownMail,
  }),
  chooseLetters: endpoint({
    method: 'PUT',
    path: '/api/account/mail/letters',
    access: 'person',
    summary: { ja: '受け取らない手紙を選ぶ', en: 'Choose which letters you do not want' },
    body: z.object({ unwanted: z.array(z.enum(unwantableLetters)).max(unwantableLetters.length) }),
    response: ownMail,
  }),
  readMailState: endpoint({
    method: 'GET',
    path: '/api/mail',
    access: 'mail.read',
    summary: {
      ja: 'この機関の手紙が届いているか（送れなかった手紙と、その訳）',
      en: 'Whether the letters of this institution leave, and why some did not',
    },
    response: z.object({
      mails: z.boolean(),
      from: z.string(),
      waiting: z.int(),
      lastSent: instant.nullable(),
      /** Letters that did not leave at once, the newest first, twenty at most. */
      troubles: z.array(
        z.object({
          id,
          kind: z.enum(letterKinds).nullable(),
          to: z.string(),
          at: instant,
          trouble: z.enum(mailTroubles),
          /** When it is tried again; null: never, it was given up. */
          again: instant.nullable(),
        }),
      ),
    }),
  }),
} as const
