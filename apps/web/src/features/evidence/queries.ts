// SPDX-License-Identifier: Apache-2.0

import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type { Evidence } from '@shinayaka/contract'
export const shows = ['current', 'expiring', 'retired'] as const
/** What of the list is looked at; what is left out is all that is in use. */
export type Listing = { search?: string; domain?: string; practice?: string; show?: (typeof shows)[number]; page?: number }

export const evidenceListQuery = (listing: Listing) =>
  queryOptions({ queryKey: ['evidence', 'list', listing], queryFn: () => call('listEvidence', { query: listing }) })
export const oneEvidenceQuery = (id: string) =>
  queryOptions({ queryKey: ['evidence', 'one', id], queryFn: () => call('readEvidence', { params: { evidence: id } }) })
export const countsQuery = queryOptions({ queryKey: ['evidence', 'counts'], queryFn: () => call('countEvidence'), staleTime: 10_000 })
export const practicesQuery = queryOptions({ queryKey: ['practices'], queryFn: () => call('listPractices'), staleTime: Number.POSITIVE_INFINITY })
export const limitsQuery = queryOptions({ queryKey: ['evidence', 'limits'], queryFn: () => call('readEvidenceLimits') })
export const peopleQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => call('listAccounts') })

/** After a change: everything that shows evidence is fetched anew. */
export const evidenceChanged = async (client: QueryClient): Promise<void> => {
  void client.invalidateQueries({ queryKey: ['home'] })
  await client.invalidateQueries({ queryKey: ['evidence'] })
}
