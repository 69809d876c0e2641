// SPDX-License-Identifier: Apache-2.0
import { type Caller, postForm } from './house.ts'

/** What a browser would send of the form on a page: every field as it stands, by its name. */
export const fieldsOf = (page: string): Record<string, string> => {
  const fields: Record<string, string> = {}
  const unescaped = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  for (const [tag] of page.matchAll(/<input\b[^>]*>/g)) {
    const [, name] = /\bname="([^"]*)"/.exec(tag) ?? []
    const [, type] = /\btype="([^"]*)"/.exec(tag) ?? []
    if (!name || ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag))) continue
    fields[name] = unescaped(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of page.matchAll(/<textarea\b[^>]*\bname="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g))
    fields[name] = unescaped(text)
  return fields
}

/** The items of the form on a page. */
export const itemsOf = (page: string): string[] => [...new Set([...page.matchAll(/name="([^".]+)\.value"/g)].map(([, item = '']) => item))]

/** A vendor with a product, asked for this year's form of vendors; returns the ids. */
export const askVendor = async (call: Caller, name = '朝日メディカル', contactMail = '') => {
  const row = { name, product: '部門システム', kind: 'product', release: '5.2', contactName: '保守 花子', contactMail }
  const added = await call('POST', '/api/suppliers', { rows: [row] })
  const supplier = added.json<{ suppliers: string[] }>().suppliers[0] ?? ''
  const { products } = (await call('GET', `/api/suppliers/${supplier}`)).json<{ products: { id: string }[] }>()
  const whom = [{ supplier, product: products[0]?.id ?? null }]
  const asked = await call('POST', '/api/supplier-requests', { form: 'mhlw-vendor-r8', due: '2026-12-10', message: '年内にお願いします', whom })
  return { supplier, product: products[0]?.id ?? '', request: asked.json<{ requests: { id: string }[] }>().requests[0]?.id ?? '' }
}

/** Makes a link; returns its id and its token. */
export const makeLink = async (call: Caller, request: string, more: object = {}) => {
  const made = await call('POST', `/api/supplier-requests/${request}/links`, { expires: '2026-12-24', contact: '内線 200', mail: false, ...more })
  const { link, url } = made.json<{ link: { id: string }; url: string }>()
  return { link: link.id, url, token: url.split('/').at(-1) ?? '', path: new URL(url).pathname }
}

/** Fills in every item with はい and signs. */
export const filledIn = (page: string): Record<string, string> => ({
  ...fieldsOf(page),
  ...Object.fromEntries(itemsOf(page).map((item) => [`${item}.value`, 'yes'])),
  'sign.name': '保守 花子',
  'sign.title': '品質保証部',
  'sign.consent': 'yes',
})

/** A link by which the vendor has sent its answer; anybody may do that, so also who is signed in. */
export const sentLink = async (call: Caller, request: string): Promise<string> => {
  const { link, path } = await makeLink(call, request)
  await postForm(call, path, { ...filledIn((await call('GET', path)).body), go: 'check' })
  await postForm(call, `${path}/send`, fieldsOf((await call('GET', `${path}/check`)).body))
  return link
}
