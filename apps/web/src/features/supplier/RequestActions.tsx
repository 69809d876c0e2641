// SPDX-License-Identifier: Apache-2.0
import type { SupplierRequest } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { type OpenSupplier, suppliersChanged } from './queries.ts'
import { supplierTexts } from './texts.ts'
import { subjectText } from './words.ts'

type Given = { open: OpenSupplier; request: SupplierRequest }

/** What can be done about a request that waits: each way to send it or to bring its answer in is one entry here. */
export const RequestActions = ({ open, request }: Given) => {
  const texts = supplierTexts().one.actions
  const client = useQueryClient()
  const [error, setError] = useState<CallError | null>(null)
  const what = fill(texts.of, { what: subjectText(open, request.product), code: request.code })
  const save = async (change: { reminded?: boolean; withdrawn?: boolean }) => {
    setError(null)
    try {
      const body = { due: request.due, reminded: false, withdrawn: false, ...change, version: request.version }
      await call('saveSupplierRequest', { params: { request: request.id }, body })
    } catch (thrown) {
      setError(asCallError(thrown))
    }
    await suppliersChanged(client)
  }
  const search = { hash: request.hash, request: request.id, ...(request.product === null ? {} : { product: request.product }) }
  return (
    <>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <ButtonLink
          to="/suppliers/$supplier/file/$request"
          params={{ supplier: open.supplier.id, request: request.id }}
          aria-label={`${texts.file}: ${what}`}
        >
          {texts.file}
        </ButtonLink>
        <ButtonLink
          look="outline"
          to="/suppliers/$supplier/answer"
          params={{ supplier: open.supplier.id }}
          search={search}
          aria-label={`${texts.type}: ${what}`}
        >
          {texts.type}
        </ButtonLink>
        <ButtonLink look="outline" to="/suppliers/requests/$request/links" params={{ request: request.id }} aria-label={`${texts.link}: ${what}`}>
          {texts.link}
        </ButtonLink>
        <Button look="text" aria-label={`${texts.remind}: ${what}`} onClick={() => void save({ reminded: true })}>
          {texts.remind}
        </Button>
        <Button look="text" aria-label={`${texts.withdraw}: ${what}`} onClick={() => void save({ withdrawn: true })}>
          {texts.withdraw}
        </Button>
      </div>
      {error && <FailureNotice error={error} />}
    </>
  )
}
