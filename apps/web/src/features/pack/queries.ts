// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEdition, FrozenChecklist } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'
import { language } from '../../app/language.ts'
import { editionQuery } from '../checklist/index.ts'

// Under the key of forms: whoever answers an item sees the new answer here too.
export const packQuery = (checklist: string, submission: string | undefined) =>
  queryOptions({
    queryKey: ['checklists', 'pack', checklist, submission ?? ''],
    queryFn: () => call('readPack', { params: { checklist }, query: { language, ...(submission ? { submission } : {}) } }),
    staleTime: 0,
  })

export const statusQuery = (checklist: string) =>
  queryOptions({
    queryKey: ['checklists', 'status', checklist],
    queryFn: () => call('readFormStatus', { params: { checklist }, query: { language } }),
    staleTime: 0,
  })

/** What was frozen, beside the text of its form. */
export type OpenFrozen = { frozen: FrozenChecklist; edition: ChecklistEdition }

export const frozenQuery = (client: QueryClient, checklist: string, submission: string) =>
  queryOptions({
    queryKey: ['checklists', 'frozen', checklist, submission],
    queryFn: async (): Promise<OpenFrozen> => {
      const frozen = await call('readFrozenChecklist', { params: { checklist, submission } })
      return { frozen, edition: await client.ensureQueryData(editionQuery(frozen.hash)) }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
