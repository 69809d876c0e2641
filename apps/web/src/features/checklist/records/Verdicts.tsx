// SPDX-License-Identifier: Apache-2.0
import type { PasswordDocument, PasswordRule } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../../app/language.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../../ui/Heading.tsx'
import { Status } from '../../../ui/Status.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import { References, Unverified } from '../../assessment/index.ts'
import { nameOf } from '../words.ts'
import { recordTexts } from './texts.ts'
import { askText, wayLines, weakest } from './words.ts'

/** What each document says of the recorded rule, apart from the others, with what is missing. */
export const Verdicts = ({ documents, recorded }: { documents: readonly PasswordDocument[]; recorded: boolean }) => {
  const texts = recordTexts().passwords.verdicts
  return (
    <Section title={texts.title} note={recorded ? texts.note : texts.none}>
      <div className="grid gap-8">
        {documents.map((document) => (
          <div key={document.id}>
            <SubHeading>{nameOf(document.title)}</SubHeading>
            {document.rules.map((rule) => (
              <Rule key={rule.number ?? document.id} document={document} rule={rule} />
            ))}
          </div>
        ))}
      </div>
    </Section>
  )
}

const marks = { met: 'done', unmet: 'heed', unknown: 'open' } as const

const Rule = ({ document, rule }: { document: PasswordDocument; rule: PasswordRule }) => {
  const texts = recordTexts().passwords
  return (
    <div className="mt-3 border-s-4 border-solid-gray-300 ps-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {rule.name !== null && (
          <b className="text-std-16B-170 text-solid-gray-900">
            {rule.number} {nameOf(rule.name)}
          </b>
        )}
        {rule.verdict !== null && <Status kind={marks[rule.verdict]}>{texts.verdict[rule.verdict]}</Status>}
        <Unverified certainty={weakest(rule.references)} />
      </div>
      <p {...contentLanguage} className="mt-1">
        {rule.asks}
      </p>
      {rule.ways.length > 1 && <p className="mt-3 text-solid-gray-700">{texts.oneOf}</p>}
      <ul className="mt-1 grid gap-2">
        {rule.ways.map((way, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way is known by its place
          <li key={at}>
            {rule.ways.length > 1 && <b className="text-std-16B-170">{fill(texts.way, { number: at + 1 })} </b>}
            {way.asks.map(askText).join(recordTexts().separator)}
            {wayLines(way).map((line) => (
              <span key={line} className="block text-solid-gray-700">
                → {line}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {document.checklist !== null && rule.item !== null && rule.number !== null && (
        <TextLink standing to="/checklists/$checklist/$item" params={{ checklist: document.checklist, item: rule.item }} className="print:hidden">
          {fill(texts.toItem, { number: rule.number })}
        </TextLink>
      )}
      <Disclosure bare summary={texts.references} printed="opened">
        <References references={rule.references} />
      </Disclosure>
    </div>
  )
}
