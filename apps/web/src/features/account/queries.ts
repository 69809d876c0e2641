// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type Accounts = ClientOutput<Endpoints['listAccounts']>
export type Member = Accounts['members'][number]
/** An invitation just made, with the code that is shown this once. */
export type Invited = ClientOutput<Endpoints['invite']>
/** One whose code is to be printed: it did not go by mail. */
export type Printed = Invited & { code: string }
/** A recovery sheet just made, likewise. */
export type MadeSheet = ClientOutput<Endpoints['makeRecoverySheet']>

export type Department = ClientOutput<Endpoints['listDepartments']>['departments'][number]

export const accountsQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => call('listAccounts') })
export const recoverySheetQuery = queryOptions({ queryKey: ['recovery-sheet'], queryFn: () => call('readRecoverySheet') })
export const membershipsQuery = queryOptions({ queryKey: ['memberships'], queryFn: () => call('listMemberships') })
export const departmentsQuery = queryOptions({ queryKey: ['departments'], queryFn: () => call('listDepartments') })
