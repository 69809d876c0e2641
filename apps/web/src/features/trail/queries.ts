// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints, TrailGroup, TrailRow } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type Trail = ClientOutput<Endpoints['listTrail']>
export type Row = TrailRow

/** Which part of the trail is looked at; what is left out does not narrow it. `after`: where the page before ended. */
export type Looking = { from?: string; to?: string; person?: string; group?: TrailGroup; search?: string; after?: string }

/** The conditions without the place on which the page stands: what a file is asked for with. */
export const conditionsOf = ({ after: _, ...conditions }: Looking): Omit<Looking, 'after'> => conditions

// Somebody may have done something a moment ago: each look asks anew.
export const trailQuery = (looking: Looking) =>
  queryOptions({ queryKey: ['trail', looking], queryFn: () => call('listTrail', { query: looking }), staleTime: 0 })

export const headQuery = queryOptions({ queryKey: ['trail-head'], queryFn: () => call('readTrailHead'), staleTime: 0 })
