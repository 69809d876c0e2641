// SPDX-License-Identifier: Apache-2.0
import type { SupplierAnswerLine, SupplierFileDifference } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText } from '../../app/dates.ts'
import { supplierFileTexts } from './texts.ts'

/** What a file would change, item by item, before and after. */
export const Differences = ({ differences }: { differences: readonly SupplierFileDifference[] }) => {
  const texts = supplierFileTexts().read
  if (differences.length === 0) return null
  return (
    <ul className="border-t border-solid-gray-200">
      {differences.map(({ item, number, name, before, after }) => (
        <li key={item} className="border-b border-solid-gray-200 py-4">
          <p className="text-std-16B-170 text-solid-gray-900">
            {number} {name}
          </p>
          <dl className="mt-2 grid gap-3 md:grid-cols-2 md:gap-6">
            <div className="border-s-4 border-solid-gray-300 ps-4">
              <dt className="text-solid-gray-700">{texts.now}</dt>
              <dd>{before ? <Said line={before} /> : texts.noAnswer}</dd>
            </div>
            <div className="border-s-4 border-key-900 ps-4">
              <dt className="text-solid-gray-700">{texts.next}</dt>
              <dd>{after ? <Said line={after} /> : texts.leftOut}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  )
}

const Said = ({ line: { value, checked, target, remark } }: { line: SupplierAnswerLine }) => {
  const texts = supplierFileTexts().read
  return (
    <>
      <span className="text-std-16B-170">{texts.values[value]}</span>
      <span className="block text-solid-gray-700">{fill(texts.checked, { day: calendarDayText(checked) })}</span>
      {target !== null && <span className="block text-solid-gray-700">{fill(texts.target, { day: calendarDayText(target) })}</span>}
      {remark !== '' && <span className="block whitespace-pre-line">{remark}</span>}
    </>
  )
}
