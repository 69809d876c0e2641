// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type ProviderView = ClientOutput<Endpoints['readProvider']>
export type Person = ProviderView['people'][number]

export const providerQuery = queryOptions({ queryKey: ['identity-provider'], queryFn: () => call('readProvider') })
