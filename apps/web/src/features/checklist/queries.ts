// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEdition, ClientOutput, Endpoints } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

/** A form with its text beside what was answered. */
export type OpenChecklist = { state: ClientOutput<Endpoints['readChecklist']>; edition: ChecklistEdition }

export const checklistsQuery = queryOptions({ queryKey: ['checklists', 'list'], queryFn: () => call('listChecklists') })

/** The text of one edition of a form. */
export const editionQuery = (hash: string) =>
  queryOptions({
    queryKey: ['checklist-edition', hash],
    queryFn: async () => (await call('readChecklistEdition', { params: { hash } })) as unknown as ChecklistEdition,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const checklistQuery = (client: QueryClient, id: string) =>
  queryOptions({
    queryKey: ['checklists', 'one', id],
    queryFn: async (): Promise<OpenChecklist> => {
      const state = await call('readChecklist', { params: { checklist: id } })
      return { state, edition: await client.ensureQueryData(editionQuery(state.hash)) }
    },
  })

export const historyQuery = (checklist: string, item: string) =>
  queryOptions({
    queryKey: ['checklists', 'history', checklist, item],
    queryFn: () => call('readChecklistHistory', { params: { checklist, item } }),
  })

export const carryQuery = (checklist: string) =>
  queryOptions({ queryKey: ['checklists', 'carry', checklist], queryFn: () => call('readChecklistCarry', { params: { checklist } }) })

/** After a change: everything that shows forms is fetched anew. */
export const checklistsChanged = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['checklists'] })
