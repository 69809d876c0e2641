// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'
import { sessionQuery } from '../../app/session.ts'

export type SignIn = ClientOutput<Endpoints['readSignIn']>
export type Policy = ClientOutput<Endpoints['readSignInPolicy']>
export type NewTotp = ClientOutput<Endpoints['startTotp']>

export const signInQuery = queryOptions({ queryKey: ['sign-in'], queryFn: () => call('readSignIn') })
export const policyQuery = queryOptions({ queryKey: ['sign-in-policy'], queryFn: () => call('readSignInPolicy') })

/** After a factor or a session changed: what is shown here, and what the session allows. */
export const refresh = async (client: QueryClient): Promise<void> => {
  await Promise.all([
    client.invalidateQueries({ queryKey: signInQuery.queryKey }),
    client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    client.invalidateQueries({ queryKey: policyQuery.queryKey }),
  ])
}
