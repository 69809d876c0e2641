// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints, OverseenInstitution } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'
import { editionQuery } from '../assessment/index.ts'

export type Institutions = ClientOutput<Endpoints['listInstitutions']>
export type Institution = OverseenInstitution
export const orders = ['name', 'score', 'level', 'submitted'] as const
export type Order = (typeof orders)[number]

/** What of the list is looked at; what is left out is the beginning of all, by name. */
export type Listing = { search?: string; order?: Order; page?: number }

/** The same look at the list on another page. */
export const onPage = ({ page: _, ...listing }: Listing, page: number): Listing => (page === 1 ? listing : { ...listing, page })

export const institutionsQuery = (listing: Listing) =>
  queryOptions({ queryKey: ['institutions', listing], queryFn: () => call('listInstitutions', { query: listing }) })

export const overseenQuery = (submission: string) =>
  queryOptions({ queryKey: ['overseen', submission], queryFn: () => call('readOverseenSubmission', { params: { submission } }) })

export const overseenStandingQuery = (submission: string) =>
  queryOptions({ queryKey: ['overseen-standing', submission], queryFn: () => call('readOverseenStanding', { params: { submission } }) })

/** Fetches an institution's result with the edition it answered before the page shows. */
export const loadOverseen = async (client: QueryClient, id: string): Promise<void> => {
  const [submission] = await Promise.all([client.ensureQueryData(overseenQuery(id)), client.ensureQueryData(overseenStandingQuery(id))])
  await client.ensureQueryData(editionQuery(submission.editionHash))
}

/** Those to talk to first: nothing submitted, then the lowest scores. */
export const weakestQuery = institutionsQuery({ order: 'score' })
