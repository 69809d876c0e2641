// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

/** How the copies stand. */
export type Copies = ClientOutput<Endpoints['readCopies']>

export const copiesQuery = queryOptions({
  queryKey: ['copies'],
  queryFn: () => call('readCopies'),
  staleTime: 0,
  // While one is being made the page waits for it.
  refetchInterval: ({ state: { data } }) => (data?.running ? 3000 : false),
})
