// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

/** What to do today and where things stand. */
export type Home = ClientOutput<Endpoints['readHome']>

export const homeQuery = queryOptions({ queryKey: ['home'], queryFn: () => call('readHome'), staleTime: 0 })
