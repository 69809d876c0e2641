// SPDX-License-Identifier: Apache-2.0
import type { SupplierRequest } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText, dayText } from '../../app/dates.ts'
import { useAbility } from '../../app/session.ts'
import { Status } from '../../ui/Status.tsx'
import type { OpenSupplier } from './queries.ts'
import { RequestActions } from './RequestActions.tsx'
import { supplierTexts } from './texts.ts'
import { formText, subjectText } from './words.ts'

const kinds = { open: 'begun', overdue: 'heed', answered: 'done' } as const

/** What the vendor was asked, the newest first, each with what can be done about it. */
export const Requests = ({ open }: { open: OpenSupplier }) => {
  const texts = supplierTexts().one.requests
  const { requests } = open.supplier
  if (requests.length === 0) return <p>{texts.none}</p>
  return (
    <ul className="grid grid-cols-1 gap-4">
      {requests.map((request) => (
        <li key={request.id} className="border-s-4 border-solid-gray-300 ps-4">
          <Request open={open} request={request} />
        </li>
      ))}
    </ul>
  )
}

const Request = ({ open, request }: { open: OpenSupplier; request: SupplierRequest }) => {
  const texts = supplierTexts().one.requests
  const edits = useAbility('supplier.edit')
  const { state } = request
  const waits = state === 'open' || state === 'overdue'
  return (
    <>
      <p className="text-std-16B-170">
        {formText(open, request.hash)}（{subjectText(open, request.product)}）
      </p>
      <p className="flex flex-wrap gap-x-4">
        <span>
          {texts.code} <span className="tabular-nums">{request.code}</span>
        </span>
        <span>
          {texts.due} {calendarDayText(request.due)}
        </span>
        {state === 'withdrawn' ? <span>{texts.states.withdrawn}</span> : <Status kind={kinds[state]}>{texts.states[state]}</Status>}
        {request.remindedAt !== null && waits && <span>{fill(texts.reminded, { day: dayText(request.remindedAt) })}</span>}
        {request.answeredAt !== null && <span>{fill(texts.answered, { day: dayText(request.answeredAt) })}</span>}
      </p>
      {request.message !== '' && <p className="whitespace-pre-wrap text-solid-gray-700 [overflow-wrap:anywhere]">{request.message}</p>}
      {edits && waits && <RequestActions open={open} request={request} />}
    </>
  )
}
