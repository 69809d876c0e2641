// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints, SupplierRequest } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { CallError } from '../../app/call-error.ts'
import { call } from '../../app/client.ts'
import { shellTexts } from '../../app/texts.ts'

/** A request beside the vendor it was made to. */
type Asked = { supplier: ClientOutput<Endpoints['readSupplier']>; request: SupplierRequest }

export const askedQuery = (supplier: string, request: string) =>
  queryOptions({
    queryKey: ['suppliers', 'asked', supplier, request],
    queryFn: async (): Promise<Asked> => {
      const vendor = await call('readSupplier', { params: { supplier } })
      const asked = vendor.requests.find(({ id }) => id === request)
      if (!asked) throw new CallError({ code: 'not-found', ...shellTexts().unreadable })
      return { supplier: vendor, request: asked }
    },
  })
