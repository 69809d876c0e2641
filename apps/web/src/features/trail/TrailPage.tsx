// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { language } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { FileButton } from '../document/index.ts'
import { Head } from './Head.tsx'
import { conditionsOf, type Looking, type Trail, trailQuery } from './queries.ts'
import { SearchForm } from './SearchForm.tsx'
import { TrailTable } from './TrailTable.tsx'
import { trailTexts } from './texts.ts'

const route = getRouteApi('/settings/trail')

/** Who did what, when and from where: to find what changed, to answer an inspector, and to keep the seal outside. */
export const TrailPage = () => {
  const texts = trailTexts()
  const looking = route.useSearch()
  const found = useSuspenseQuery(trailQuery(looking)).data
  return (
    <Page wide title={texts.title} lead={texts.lead}>
      {/* The form begins anew with what the address says, also after going back. */}
      <SearchForm key={JSON.stringify(conditionsOf(looking))} looking={looking} people={found.people} />
      <div className="mt-8">
        <LiveLine>{found.rows.length === 0 ? '' : fill(texts.found, { count: found.rows.length })}</LiveLine>
      </div>
      <p className="mb-4 hidden print:block">{texts.table.printHint}</p>
      {found.rows.length === 0 ? <Nothing more={found.next !== null} /> : <TrailTable rows={found.rows} names={found.names} />}
      <Paging found={found} looking={looking} />
      <Files looking={looking} />
      <Head />
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

const Nothing = ({ more }: { more: boolean }) => {
  const texts = trailTexts()
  return (
    <div role="status">
      <p className="text-std-18B-160 text-solid-gray-900">{more ? texts.searching : texts.none.title}</p>
      {!more && <p className="mt-2">{texts.none.text}</p>}
    </div>
  )
}

const Paging = ({ found, looking }: { found: Trail; looking: Looking }) => {
  const texts = trailTexts()
  return (
    <p className="mt-4 flex flex-wrap gap-x-8 print:hidden">
      {looking.after !== undefined && (
        <TextLink standing to="/settings/trail" search={conditionsOf(looking)}>
          {texts.newest}
        </TextLink>
      )}
      {found.next !== null && (
        <TextLink standing to="/settings/trail" search={{ ...looking, after: found.next }}>
          {texts.older}
        </TextLink>
      )}
    </p>
  )
}

const Files = ({ looking }: { looking: Looking }) => {
  const texts = trailTexts().export
  const query = { ...conditionsOf(looking), language }
  return (
    <Section title={texts.title} note={texts.note} className="mt-12 print:hidden">
      <div className="flex flex-wrap gap-4">
        <FileButton name="printTrail" input={{ query }}>
          {texts.pdf}
        </FileButton>
        <FileButton name="exportTrail" input={{ query }}>
          {texts.csv}
        </FileButton>
      </div>
    </Section>
  )
}
