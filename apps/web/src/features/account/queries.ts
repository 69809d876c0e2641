// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type Accounts = ClientOutput<Endpoints['listAccounts']>
/** An invitation just made, with the code that is shown this once. */
export type Invited = ClientOutput<Endpoints['invite']>

export const accountsQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => call('listAccounts') })
