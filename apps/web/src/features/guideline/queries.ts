// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

/** One edition as it stands here. */
export type OpenGuideline = ClientOutput<Endpoints['readGuideline']>

export const guidelinesQuery = queryOptions({ queryKey: ['guidelines', 'list'], queryFn: () => call('listGuidelines') })
export const guidelineQuery = (guideline: string) =>
  queryOptions({ queryKey: ['guidelines', 'one', guideline], queryFn: () => call('readGuideline', { params: { guideline } }) })
export const gapsQuery = queryOptions({
  queryKey: ['guidelines', 'gaps'],
  queryFn: () => call('readCatalogGaps'),
  staleTime: Number.POSITIVE_INFINITY,
})
export const peopleQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => call('listAccounts') })

/** The newest edition; undefined where the catalog has none. */
export const loadCurrent = async (client: QueryClient): Promise<void> => {
  const { guidelines } = await client.ensureQueryData(guidelinesQuery)
  const current = guidelines.find((one) => one.current)
  if (current) await client.ensureQueryData(guidelineQuery(current.guideline))
}

/** After a change: everything that shows the guideline is fetched anew. */
export const guidelinesChanged = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['guidelines', 'one'] })
