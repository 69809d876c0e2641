// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

/** The links of a request, with what is needed to make another. */
export type Links = ClientOutput<Endpoints['listSupplierLinks']>
/** A link with its address, as it is shown once. */
export type Made = ClientOutput<Endpoints['makeSupplierLink']>
/** What was sent by a link. */
export type Answer = ClientOutput<Endpoints['readSupplierLinkAnswer']>

export const linksQuery = (request: string) =>
  queryOptions({ queryKey: ['supplier-links', 'of', request], queryFn: () => call('listSupplierLinks', { params: { request } }) })

export const answerQuery = (link: string) =>
  queryOptions({ queryKey: ['supplier-links', 'answer', link], queryFn: () => call('readSupplierLinkAnswer', { params: { link } }) })

export const sentQuery = queryOptions({ queryKey: ['supplier-links', 'sent'], queryFn: () => call('listSentSupplierLinks') })

/** After a change: links, and what is shown of vendors. */
export const linksChanged = async (client: QueryClient): Promise<void> => {
  await Promise.all([client.invalidateQueries({ queryKey: ['supplier-links'] }), client.invalidateQueries({ queryKey: ['suppliers'] })])
}
