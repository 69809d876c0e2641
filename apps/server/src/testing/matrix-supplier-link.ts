// SPDX-License-Identifier: Apache-2.0

/** A request for each endpoint about links for vendors; `link` is one by which an answer was sent. */
export const supplierLinkSamples = {
  listSentSupplierLinks: () => ({}),
  listSupplierLinks: ({ request }: { request: string }) => ({ params: { request } }),
  makeSupplierLink: ({ request }: { request: string }) => ({ params: { request }, body: { expires: '2026-12-24', contact: '', mail: false } }),
  readSupplierLinkAnswer: ({ link }: { link: string }) => ({ params: { link } }),
  acceptSupplierLinkAnswer: ({ link }: { link: string }) => ({ params: { link }, body: { sha256: '0'.repeat(64), seen: null } }),
  revokeSupplierLink: ({ link }: { link: string }) => ({ params: { link } }),
}
