// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export const remindersQuery = queryOptions({ queryKey: ['reminders'], queryFn: () => call('listReminders'), staleTime: 0 })
