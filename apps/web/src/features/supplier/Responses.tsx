// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { dayTimeText } from '../../app/dates.ts'
import { FileButton } from '../document/index.ts'
import type { OpenSupplier } from './queries.ts'
import { supplierTexts } from './texts.ts'
import { subjectText } from './words.ts'

/** What came in from the vendor and was accepted, as a list of proofs. */
export const Responses = ({ open }: { open: OpenSupplier }) => {
  const texts = supplierTexts().one
  return (
    <ul className="grid gap-3">
      {open.supplier.responses.map((one) => (
        <li key={one.id}>
          <p>
            {fill(texts.responses.line, {
              day: dayTimeText(one.receivedAt),
              via: texts.vias[one.via],
              what: subjectText(open, one.product),
              who: one.signed.name,
            })}
          </p>
          <p className="text-solid-gray-700">
            {one.consent ? texts.responses.consent : texts.responses.noConsent}
            {one.signature && `　${texts.responses.signature}`}
          </p>
          <p className="text-dns-14N-130 break-all text-solid-gray-700">
            {texts.responses.hash} {one.sha256}
          </p>
          {one.consent && one.via !== 'hand' && (
            <FileButton look="text" name="readSupplierFile" input={{ params: { response: one.id } }}>
              {fill(texts.responses.take, { day: dayTimeText(one.receivedAt) })}
            </FileButton>
          )}
        </li>
      ))}
    </ul>
  )
}
