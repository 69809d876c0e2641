// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { supplierAnswerLine } from './supplier-answer.ts'
import { day, id, instant, text } from './values.ts'

/** Days that a link may stay open at most, and how long after the due day it does unless somebody says otherwise. */
export const longestLinkDays = 180
export const usualLinkDays = 14
/** How a link stands: `sent` waits to be looked at; all others but `open` are over. */
export const linkStandings = ['open', 'sent', 'accepted', 'revoked', 'withdrawn', 'answered', 'expired'] as const

const bilingual = z.object({ ja: z.string(), en: z.string() })

/** A link that was made for a request. Its address is not among this: it is shown once. */
export const supplierLink = z
  .object({
    id,
    state: z.enum(linkStandings),
    /** Whom the vendor may ask. */
    contact: z.string(),
    by: z.string(),
    created: instant,
    expires: instant,
    mailed: instant.nullable(),
    /** Opened for the first time; a mail server that checks links opens them too. */
    opened: instant.nullable(),
    saved: instant.nullable(),
    sent: instant.nullable(),
    accepted: instant.nullable(),
  })
  .meta({ id: 'SupplierLink' })

/** An item that a vendor sent, beside what it said before; null: nothing. */
const comparedLine = z
  .object({
    item: z.string(),
    number: z.string(),
    name: bilingual,
    change: z.enum(['same', 'new', 'changed', 'left-out']),
    before: supplierAnswerLine.nullable(),
    after: supplierAnswerLine.nullable(),
  })
  .meta({ id: 'SupplierComparedLine' })

const requestParams = z.object({ request: id })
const linkParams = z.object({ link: id })

export const supplierLinkEndpoints = {
  listSentSupplierLinks: endpoint({
    method: 'GET',
    path: '/api/supplier-links',
    access: 'supplier.read',
    summary: { ja: 'リンクで届き、まだ受け取っていない回答', en: 'Answers that came by a link and wait to be taken over' },
    response: z.object({ links: z.array(z.object({ id, supplier: z.string(), product: z.string().nullable(), code: z.string(), sent: instant })) }),
  }),
  listSupplierLinks: endpoint({
    method: 'GET',
    path: '/api/supplier-requests/:request/links',
    access: 'supplier.read',
    summary: { ja: '一つの依頼の、回答用のリンク', en: 'The links of one request' },
    params: requestParams,
    response: z.object({
      request: z.object({
        id,
        supplierId: id,
        supplier: z.string(),
        product: z.string().nullable(),
        title: bilingual,
        code: z.string(),
        due: day,
        state: z.enum(['open', 'answered', 'withdrawn']),
      }),
      /** From where this installation's address can be opened, as far as it tells. */
      reach: z.enum(['machine', 'house', 'outside']),
      address: z.string(),
      /** Where a letter would go; null: mail does not leave, or the vendor has no address. */
      mailTo: z.string().nullable(),
      /** The last day that is proposed, and the last that is possible. */
      usual: day,
      last: day,
      links: z.array(supplierLink),
    }),
    errors: ['not-found'],
  }),
  makeSupplierLink: endpoint({
    method: 'POST',
    path: '/api/supplier-requests/:request/links',
    access: 'supplier.edit',
    summary: {
      ja: 'アカウントのない事業者に渡すリンクを作る（アドレスはこの一度だけ示す）',
      en: 'Make a link for a vendor without an account; its address is shown this once',
    },
    params: requestParams,
    body: z.object({
      /** The last day on which it opens. */
      expires: day,
      contact: text(200),
      /** Whether it goes to the vendor by mail at once. */
      mail: z.boolean(),
    }),
    response: z.object({ link: supplierLink, url: z.string(), qr: z.object({ size: z.int(), path: z.string() }) }),
    errors: ['not-found', 'supplier-link.expiry', 'supplier-link.closed', 'mail.not-set-up', 'mail.address-invalid'],
  }),
  revokeSupplierLink: endpoint({
    method: 'DELETE',
    path: '/api/supplier-links/:link',
    access: 'supplier.edit',
    summary: { ja: 'リンクを取り消す。送られた回答は受け取らない', en: 'Revoke a link; what was sent by it is not taken over' },
    params: linkParams,
    response: z.object({ revoked: z.literal(true) }),
    errors: ['not-found', 'supplier-link.closed'],
  }),
  readSupplierLinkAnswer: endpoint({
    method: 'GET',
    path: '/api/supplier-links/:link/answer',
    access: 'supplier.read',
    sensitive: true,
    summary: { ja: 'リンクで送られた回答と、これまでの答えとの違い', en: 'What was sent by a link, beside what the vendor said before' },
    params: linkParams,
    response: z.object({
      link: supplierLink,
      request: z.object({ id, supplierId: id, supplier: z.string(), product: z.string().nullable(), title: bilingual, code: z.string() }),
      signed: z.object({ name: z.string(), title: z.string(), on: day }),
      consent: z.boolean(),
      sha256: z.string(),
      /** The vendor's response that it is compared with; null: it never answered this form. */
      seen: id.nullable(),
      lines: z.array(comparedLine),
    }),
    errors: ['not-found', 'supplier-link.not-sent'],
  }),
  acceptSupplierLinkAnswer: endpoint({
    method: 'POST',
    path: '/api/supplier-links/:link/acceptance',
    access: 'supplier.edit',
    summary: { ja: 'リンクで送られた回答を受け取り、台帳に残す', en: 'Take over what was sent by a link' },
    params: linkParams,
    /** The hash of what was looked at, and what it was compared with. */
    body: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), seen: id.nullable() }),
    response: z.object({ response: id }),
    errors: [
      'not-found',
      'record.stale',
      'supplier-link.not-sent',
      'supplier.edition-unknown',
      'supplier.product-foreign',
      'supplier.request-foreign',
      'supplier.request-closed',
      'supplier.retired',
      'supplier.answers-invalid',
    ],
  }),
} as const

export type SupplierLink = z.output<typeof supplierLink>
export type SupplierComparedLine = z.output<typeof comparedLine>
