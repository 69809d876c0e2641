// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type OwnMail = ClientOutput<Endpoints['readOwnMail']>
export type MailState = ClientOutput<Endpoints['readMailState']>

export const ownMailQuery = queryOptions({ queryKey: ['own-mail'], queryFn: () => call('readOwnMail') })
export const mailStateQuery = queryOptions({ queryKey: ['mail-state'], queryFn: () => call('readMailState'), staleTime: 0 })
