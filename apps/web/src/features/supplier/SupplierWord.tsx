// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQuery } from '@tanstack/react-query'
import { calendarDayText } from '../../app/dates.ts'
import { useAbility } from '../../app/session.ts'
import { Section } from '../../ui/Heading.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { wordQuery } from './queries.ts'
import { supplierTexts } from './texts.ts'

/** What vendors said to the same item of their own form, and how many disclosures came; nothing where their form has no such item. */
export const SupplierWord = ({ hash, item }: { hash: string; item: string }) => {
  const reads = useAbility('supplier.read')
  const { data } = useQuery({ ...wordQuery(hash, item), enabled: reads })
  // Beside the page's own work: where it cannot be had, nothing is said.
  if (!reads || !data || data.form === null || data.suppliers === 0) return null
  const texts = supplierTexts().word
  const { suppliers, yes, no, na, products, disclosed, current } = data
  const answered = yes + no + na
  return (
    <Section title={texts.title}>
      <p>{answered === 0 ? texts.none : fill(texts.said, { answered, yes, suppliers })}</p>
      {data.refusals.length > 0 && (
        <ul className="mt-2 list-disc ps-6">
          {data.refusals.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one vendor may say いいえ for several products
            <li key={index} className="[overflow-wrap:anywhere]">
              {fill(one.target === null ? texts.noDay : texts.no, {
                name: one.name,
                target: one.target === null ? '' : calendarDayText(one.target),
                remark: one.remark,
              })}
            </li>
          ))}
        </ul>
      )}
      {products > 0 && <p className="mt-2">{fill(texts.disclosed, { products, disclosed, current })}</p>}
      <p className="mt-2 print:hidden">
        <TextLink standing to="/suppliers" search={no > 0 ? { show: 'no' } : {}}>
          {texts.link}
        </TextLink>
      </p>
    </Section>
  )
}
