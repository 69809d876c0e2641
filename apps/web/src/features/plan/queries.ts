// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

/** The measures a result proposes, what was asked of management, and what a stopped day costs. */
export type Plan = ClientOutput<Endpoints['readPlan']>

// What a page has just fetched before it shows is not fetched again when it does.
export const planQuery = (submission: string) =>
  queryOptions({ queryKey: ['plan', submission], queryFn: () => call('readPlan', { params: { submission } }), staleTime: 1000 })

export const decisionsQuery = queryOptions({ queryKey: ['decisions'], queryFn: () => call('listDecisions'), staleTime: 0 })

/** The submissions that the waiting decisions came from. */
export const waitingSubmissions = ({ decisions }: Pick<Plan, 'decisions'>): string[] => [
  ...new Set(decisions.filter(({ state }) => state === 'waiting').map(({ submission }) => submission)),
]

/** Fetches the decisions, and why each that waits was asked for. A reason that cannot be had does not hinder a decision. */
export const loadDecisions = async (client: QueryClient): Promise<void> => {
  const decisions = await client.ensureQueryData(decisionsQuery)
  await Promise.all(waitingSubmissions(decisions).map((submission) => client.prefetchQuery(planQuery(submission))))
}
