// SPDX-License-Identifier: Apache-2.0
import type { SupplierAnswerContent } from '@shinayaka/engines'
import { answerFile } from '../apps/server/src/testing/supplier-file.ts'
import type { Call } from './hospital.ts'

/** A vendor with a product, and a request to it. */
export const askVendor = async (call: Call, name: string, product: string): Promise<{ supplier: string; request: string }> => {
  const rows = [{ name, product, kind: 'product', release: '5.2', contactName: '', contactMail: '' }]
  const [supplier = ''] = (await call<{ suppliers: string[] }>('POST', '/api/suppliers', { rows })).suppliers
  const { products } = await call<{ products: { id: string }[] }>('GET', `/api/suppliers/${supplier}`)
  const body = { form: 'mhlw-vendor-r8', due: '2099-12-20', message: '年度の確認をお願いします。', whom: [{ supplier, product: products[0]?.id }] }
  const { requests } = await call<{ requests: { id: string }[] }>('POST', '/api/supplier-requests', body)
  return { supplier, request: requests[0]?.id ?? '' }
}

type Embedded = Pick<SupplierAnswerContent, 'form' | 'product' | 'request'> & { supplier: string; items: { id: string }[] }

/** What the page of a request answers with はい to everything, as a file; `more` changes its content. */
export const answeredFile = async (call: Call, request: string, more: Partial<SupplierAnswerContent> = {}): Promise<Buffer> => {
  const made = await call<{ base64: string }>('POST', `/api/supplier-requests/${request}/file`, { format: 'html' })
  const [, data = ''] = /id="form-data">([^<]*)</.exec(Buffer.from(made.base64, 'base64').toString('utf8')) ?? []
  const { form, supplier, product, request: asked, items } = JSON.parse(data) as Embedded
  const answers = items.map(({ id }) => ({ item: id, value: 'yes' as const, checked: '2026-04-01', target: null, remark: '' }))
  const signed = { name: '品質部 山田', title: '部長', on: '2026-04-01' }
  return answerFile({ form, supplier: { name: supplier }, product, request: asked, answers, signed, consent: true, ...more })
}
