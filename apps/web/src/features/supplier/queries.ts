// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEdition, ClientOutput, Endpoints } from '@shinayaka/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export const shows = ['all', 'overdue', 'open', 'asked-never', 'no', 'late', 'disclosure', 'complete'] as const
/** What of the list is looked at; what is left out is all. */
export type Listing = { search?: string; show?: (typeof shows)[number]; page?: number }
/** A vendor as its page shows it, with the text of every form that it was asked or could be. */
export type OpenSupplier = { supplier: ClientOutput<Endpoints['readSupplier']>; editions: ReadonlyMap<string, ChecklistEdition> }

export const suppliersQuery = (listing: Listing) =>
  queryOptions({ queryKey: ['suppliers', 'list', listing], queryFn: () => call('listSuppliers', { query: listing }) })

const editionQuery = (hash: string) =>
  queryOptions({
    queryKey: ['checklist-edition', hash],
    queryFn: async () => (await call('readChecklistEdition', { params: { hash } })) as unknown as ChecklistEdition,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const supplierQuery = (client: QueryClient, id: string) =>
  queryOptions({
    queryKey: ['suppliers', 'one', id],
    queryFn: async (): Promise<OpenSupplier> => {
      const supplier = await call('readSupplier', { params: { supplier: id } })
      const hashes = new Set([...supplier.forms, ...supplier.requests, ...supplier.sheets].map(({ hash }) => hash))
      const editions = await Promise.all([...hashes].map(async (hash) => [hash, await client.ensureQueryData(editionQuery(hash))] as const))
      return { supplier, editions: new Map(editions) }
    },
  })

export const historyQuery = (supplier: string, query: { form: string; item: string; product?: string }) =>
  queryOptions({ queryKey: ['suppliers', 'history', supplier, query], queryFn: () => call('readSupplierHistory', { params: { supplier }, query }) })

export const disclosuresQuery = (product: string, disclosure: string | undefined) =>
  queryOptions({
    queryKey: ['suppliers', 'disclosures', product, disclosure ?? ''],
    queryFn: () => call('listSupplierDisclosures', { params: { product }, query: disclosure === undefined ? {} : { disclosure } }),
  })

export const wordQuery = (hash: string, item: string) =>
  queryOptions({ queryKey: ['suppliers', 'word', hash, item], queryFn: () => call('readSupplierWord', { params: { hash, item } }) })

/** After a change: everything that shows vendors is fetched anew. */
export const suppliersChanged = async (client: QueryClient): Promise<void> => {
  void client.invalidateQueries({ queryKey: ['home'] })
  await client.invalidateQueries({ queryKey: ['suppliers'] })
}
