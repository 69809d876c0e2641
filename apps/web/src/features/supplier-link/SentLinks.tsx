// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { dayText } from '../../app/dates.ts'
import { Notice } from '../../ui/Notice.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { sentQuery } from './queries.ts'
import { supplierLinkTexts } from './texts.ts'

/** Answers that came by a link and wait to be looked at; nothing where none does. */
export const SentLinks = () => {
  const texts = supplierLinkTexts()
  const { links } = useSuspenseQuery(sentQuery).data
  if (links.length === 0) return null
  return (
    <div className="mb-8">
      <Notice kind="heed" title={fill(texts.waiting.title, { count: links.length })}>
        <p>{texts.waiting.text}</p>
        <ul>
          {links.map(({ id, supplier, product, sent }) => (
            <li key={id}>
              <TextLink standing to="/suppliers/links/$link" params={{ link: id }}>
                {fill(texts.waiting.one, { supplier, product: product ?? texts.facts.all, day: dayText(sent) })}
              </TextLink>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
