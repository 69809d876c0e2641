// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type Token = ClientOutput<Endpoints['listTokens']>['tokens'][number]
export type Webhook = ClientOutput<Endpoints['listWebhooks']>['webhooks'][number]

export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: () => call('listTokens') })
export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: () => call('listWebhooks') })
