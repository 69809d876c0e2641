// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type Workbook = ClientOutput<Endpoints['readWorkbook']>
export type FillPlan = ClientOutput<Endpoints['planWorkbookFill']>
export type Reading = ClientOutput<Endpoints['readFilledWorkbook']>

export const workbooksQuery = queryOptions({ queryKey: ['workbooks', 'list'], queryFn: () => call('listWorkbooks') })

export const workbookQuery = (workbook: string) =>
  queryOptions({ queryKey: ['workbooks', 'one', workbook], queryFn: () => call('readWorkbook', { params: { workbook } }) })

export const fillPlanQuery = (workbook: string, round: number, formulas: 'keep' | 'overwrite') =>
  queryOptions({
    queryKey: ['workbooks', 'fill', workbook, round, formulas],
    queryFn: () => call('planWorkbookFill', { params: { workbook }, query: { round, formulas } }),
    // Answers change elsewhere; what is shown is what would be written now.
    staleTime: 0,
  })

/** After a change: forms may have other words and answers too. */
export const workbooksChanged = async (client: QueryClient): Promise<void> => {
  await Promise.all([client.invalidateQueries({ queryKey: ['workbooks'] }), client.invalidateQueries({ queryKey: ['checklists'] })])
}
