// SPDX-License-Identifier: Apache-2.0
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../../app/client.ts'
import { checklistsChanged } from '../queries.ts'

const key = 'checklist-records'
export const passwordsQuery = queryOptions({ queryKey: [key, 'passwords'], queryFn: () => call('readPasswordPolicy') })
export const secondFactorsQuery = queryOptions({ queryKey: [key, 'second-factor'], queryFn: () => call('readSecondFactors') })
export const readingRouteQuery = queryOptions({ queryKey: [key, 'route'], queryFn: () => call('readReadingRoute') })

/** After a change: the records are fetched anew, and so are the forms that rest on them. */
export const recordsChanged = async (client: QueryClient): Promise<void> => {
  await Promise.all([client.invalidateQueries({ queryKey: [key] }), checklistsChanged(client)])
}
