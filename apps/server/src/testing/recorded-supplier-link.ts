// SPDX-License-Identifier: Apache-2.0
import type { Change } from './recorded-change.ts'
import { askVendor, makeLink, sentLink } from './supplier-link.ts'

/** What is changed of links for vendors. */
export const supplierLinkChanges = {
  makeSupplierLink: {
    action: 'supplier.link-make',
    send: async (by) => {
      const { request } = await askVendor(by, 'リンクを作る会社')
      return by('POST', `/api/supplier-requests/${request}/links`, { expires: '2026-12-24', contact: '', mail: false })
    },
  },
  acceptSupplierLinkAnswer: {
    action: 'supplier.link-accept',
    send: async (by) => {
      const link = await sentLink(by, (await askVendor(by, 'リンクで答える会社')).request)
      const { sha256, seen } = (await by('GET', `/api/supplier-links/${link}/answer`)).json<{ sha256: string; seen: null }>()
      return by('POST', `/api/supplier-links/${link}/acceptance`, { sha256, seen })
    },
  },
  revokeSupplierLink: {
    action: 'supplier.link-revoke',
    send: async (by) => {
      const { link } = await makeLink(by, (await askVendor(by, 'リンクを取り消す会社')).request)
      return by('DELETE', `/api/supplier-links/${link}`)
    },
  },
} satisfies Record<string, Change>
