// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { day, id, text } from './values.ts'

/** How a vendor's answer came back: our HTML page filled in offline, our Excel, a link, an answer file of another installation, a person who typed it. */
export const supplierAnswerVias = ['html-file', 'excel-file', 'link', 'answer-file', 'hand'] as const

/** One item as a vendor answered it. いいえ names the day from which it will be はい, or says in the remark why not. */
export const supplierAnswerLine = z
  .object({ item: text(40), value: z.enum(['yes', 'no', 'na']), checked: day, target: day.nullable(), remark: text(1000) })
  .meta({ id: 'SupplierAnswerLine' })

/**
 * What a vendor hands over: the content of a filled page, of a filled Excel and of an answer file alike. Without a `request` it was volunteered
 * for a product and may serve any institution. `proof` is what stands beside the content: its SHA-256 (RFC 8785 JSON of `content`), and where the
 * vendor has a key its Ed25519 signature over the same bytes, both base64url with the public key in SPKI form.
 */
export const supplierAnswerFile = z
  .object({
    kind: z.literal('shinayaka-supplier-answer'),
    format: z.literal(1),
    content: z.object({
      form: z.object({ id: text(60), edition: text(40), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
      supplier: z.object({ name: text(200) }),
      product: z.object({ name: text(200), kind: z.enum(['product', 'service']), release: text(100) }).nullable(),
      request: z.object({ id, code: text(8), organisation: text(200), signature: text(200) }).nullable(),
      answers: z.array(supplierAnswerLine).max(500),
      signed: z.object({ name: text(200), title: text(200), on: day }),
      /** Whether it may be handed on to other institutions that use the product. */
      consent: z.boolean(),
    }),
    proof: z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      signature: z.object({ key: text(200), value: text(200) }).nullable(),
    }),
  })
  .meta({ id: 'SupplierAnswerFile' })
export type SupplierAnswerLine = z.output<typeof supplierAnswerLine>
export type SupplierAnswerFile = z.output<typeof supplierAnswerFile>
