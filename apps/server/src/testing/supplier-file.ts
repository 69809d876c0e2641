// SPDX-License-Identifier: Apache-2.0
import type { SupplierAnswerContent } from '@shinayaka/engines'
import { contentHash, type SigningKey, signAnswer } from '@shinayaka/engines/supplier-form/index'
import type { Caller } from './house.ts'

type Embedded = Omit<SupplierAnswerContent, 'answers' | 'signed' | 'consent' | 'supplier'> & { supplier: string | null; items: { id: string }[] }

/** Makes the page of a request and gives what it would answer with はい to everything, as the page itself does. */
export const answerOf = async (by: Caller, request: string): Promise<SupplierAnswerContent> => {
  const made = await by('POST', `/api/supplier-requests/${request}/file`, { format: 'html' })
  if (made.statusCode !== 200) throw new Error(made.body)
  const page = Buffer.from(made.json<{ base64: string }>().base64, 'base64').toString('utf8')
  const [, data = ''] = /id="form-data">([^<]*)</.exec(page) ?? []
  const { form, supplier, product, request: asked, items } = JSON.parse(data) as Embedded
  return {
    form,
    supplier: { name: supplier ?? '' },
    product,
    request: asked,
    answers: items.map(({ id }) => ({ item: id, value: 'yes' as const, checked: '2026-11-20', target: null, remark: '' })),
    signed: { name: '会社の人', title: '品質部', on: '2026-11-20' },
    consent: true,
  }
}

/** The answer file of some content, signed where there is a key. */
export const answerFile = (content: SupplierAnswerContent, key: SigningKey | null = null): Buffer =>
  Buffer.from(
    JSON.stringify({
      kind: 'shinayaka-supplier-answer',
      format: 1,
      content,
      proof: { sha256: contentHash(content), signature: key && signAnswer(key, content) },
    }),
  )

const bytes = { 'content-type': 'application/octet-stream' }

/** Looks at a file that came back. */
export const look = (by: Caller, file: Buffer, query = '') => by('POST', `/api/supplier-files/preview${query}`, file, bytes)

/** Looks at it and accepts what was seen. */
export const lookAndAccept = async (by: Caller, file: Buffer, more = '') => {
  const looked = await look(by, file)
  if (looked.statusCode !== 200) return looked
  const { preview } = looked.json<{ preview: { supplier: string; product: string | null; sha256: string; seen: string | null } }>()
  const query = preview.product ? [`product=${preview.product}`] : []
  if (preview.seen) query.push(`seen=${preview.seen}`)
  return by('POST', `/api/suppliers/${preview.supplier}/files/${preview.sha256}?${query.join('&')}${more}`, file, bytes)
}
