// SPDX-License-Identifier: Apache-2.0
import type { CatalogGaps } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { contentLanguage } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { BackLink, TextLink } from '../../ui/TextLink.tsx'
import { gapsQuery } from './queries.ts'
import { guidelineTexts } from './texts.ts'
import { nameOf } from './words.ts'

/** What the catalog has not connected yet, for whoever writes it and whoever wants to know. */
export const GapsPage = () => {
  const texts = guidelineTexts().gap
  const gaps = useSuspenseQuery(gapsQuery).data
  return (
    <Page wide title={texts.title} lead={texts.lead} back={<BackLink to="/guidelines">{texts.back}</BackLink>}>
      {gaps.guidelines.map((one) => (
        <GuidelineGaps key={one.guideline} gaps={one} />
      ))}
      {gaps.forms.map((one) => (
        <FormGaps key={one.form} gaps={one} />
      ))}
      {gaps.mappings.map((one) => (
        <MappingGaps key={one.mapping} gaps={one} />
      ))}
      <Section title={texts.missing}>
        {gaps.missing.length === 0 ? (
          <p>{texts.missingNone}</p>
        ) : (
          <ul className="list-disc ps-5">
            {gaps.missing.map(({ from, to }) => (
              <li key={`${from.ja} ${to.ja}`}>{fill(texts.missingRow, { from: nameOf(from), to: nameOf(to) })}</li>
            ))}
          </ul>
        )}
      </Section>
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

const GuidelineGaps = ({ gaps: { guideline, short, clauses, without, unseen } }: { gaps: CatalogGaps['guidelines'][number] }) => {
  const texts = guidelineTexts().gap
  return (
    <Section title={fill(texts.clauses, { short: nameOf(short), count: without.length, all: clauses })} className="mt-12 first:mt-0">
      <ul className="grid gap-3">
        {without.map(({ id, number, name, volume, reason }) => (
          <li key={id} {...contentLanguage}>
            <TextLink to="/guidelines/$guideline/$clause" params={{ guideline, clause: id }}>
              {volume.ja} {number} {name}
            </TextLink>
            <p className="text-solid-gray-700">{reason}</p>
          </li>
        ))}
      </ul>
      {unseen.length > 0 && (
        <div className="mt-6">
          <SubHeading>{fill(texts.unseen, { short: nameOf(short), count: unseen.length })}</SubHeading>
          <ul className="mt-2 list-disc ps-5" {...contentLanguage}>
            {unseen.map(({ volume, number, name }) => (
              <li key={`${volume.ja} ${number}`}>
                {volume.ja} {number} {name}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}

const FormGaps = ({ gaps: { title, items, without } }: { gaps: CatalogGaps['forms'][number] }) => {
  const texts = guidelineTexts().gap
  return (
    <Section title={fill(texts.items, { title: nameOf(title), count: without.length, all: items })}>
      {without.length === 0 ? (
        <p>{fill(texts.itemsNone, { all: items })}</p>
      ) : (
        <ul className="grid gap-3" {...contentLanguage}>
          {without.map(({ id, number, name, reason }) => (
            <li key={id}>
              {number} {name.ja}
              <p className="text-solid-gray-700">{reason}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const MappingGaps = ({ gaps: { title, pairs, unverified, from, to } }: { gaps: CatalogGaps['mappings'][number] }) => {
  const texts = guidelineTexts().gap
  const sides = [
    { title: texts.from, rows: from },
    { title: texts.to, rows: to },
  ]
  return (
    <Section title={fill(texts.mapping, { title: nameOf(title) })} note={fill(texts.pairs, { pairs, unverified })}>
      {from.length + to.length === 0 && <p>{texts.none}</p>}
      {sides.map(
        ({ title: side, rows }) =>
          rows.length > 0 && (
            <div key={side} className="mt-4 first:mt-0">
              <SubHeading>{side}</SubHeading>
              <ul className="mt-2 list-disc ps-5" {...contentLanguage}>
                {rows.map(({ id, number, name }) => (
                  <li key={id}>
                    {number} {name}
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </Section>
  )
}
