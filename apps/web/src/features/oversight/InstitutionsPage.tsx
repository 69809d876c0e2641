// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { fiscalYearText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Pages } from '../../ui/Pages.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { InstitutionTable } from './InstitutionTable.tsx'
import { type Institutions, institutionsQuery, type Listing, onPage } from './queries.ts'
import { SearchForm } from './SearchForm.tsx'
import { oversightTexts } from './texts.ts'

const route = getRouteApi('/institutions')

/** The institutions below this organisation with their newest results: to find whom to talk to first. */
export const InstitutionsPage = () => {
  const texts = oversightTexts()
  const listing = route.useSearch()
  const found = useSuspenseQuery(institutionsQuery(listing)).data
  const none = found.total === 0 && listing.search === undefined
  return (
    <Page wide title={texts.title} lead={texts.lead}>
      {none ? <Empty /> : <Found found={found} listing={listing} />}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

const Found = ({ found, listing }: { found: Institutions; listing: Listing }) => {
  const texts = oversightTexts()
  const { search = '' } = listing
  const said = { search, total: found.total, submitted: found.submitted, year: fiscalYearText(found.fiscalYear) }
  return (
    <>
      {/* The form begins anew with what the address says, also after going back. */}
      <SearchForm key={`${search}/${listing.order}`} listing={listing} />
      <div className="mt-8">
        <LiveLine>{found.total === 0 ? '' : fill(search === '' ? texts.summary : texts.summaryFound, said)}</LiveLine>
      </div>
      {found.total === 0 ? <Nothing search={search} /> : <InstitutionTable found={found} order={listing.order ?? 'name'} />}
      <Pages
        page={found.page}
        pages={found.pages}
        words={texts.pages}
        link={(page, children) => (
          <TextLink standing to="/institutions" search={onPage(listing, page)}>
            {children}
          </TextLink>
        )}
      />
    </>
  )
}

const Nothing = ({ search }: { search: string }) => {
  const texts = oversightTexts()
  return (
    <div role="status">
      <h2 className="text-std-20B-150 text-solid-gray-900">{fill(texts.nothing.title, { search })}</h2>
      <p className="mt-2">{texts.nothing.text}</p>
      <TextLink standing to="/institutions">
        {texts.search.all}
      </TextLink>
    </div>
  )
}

/** Before there is anything: what will stand here, why it helps, and how to begin. */
const Empty = () => {
  const texts = oversightTexts().empty
  const { organisation } = useSession()
  return (
    <Section title={texts.title} className="mt-0">
      <p>{texts.text}</p>
      <p className="mt-4">{texts.how}</p>
      <p className="mt-3 font-mono [overflow-wrap:anywhere] rounded-8 border border-solid-gray-300 bg-solid-gray-50 p-4 text-mono-16N-150 text-solid-gray-900 print:bg-white">
        {fill(texts.command, { organisation: organisation.name })}
      </p>
      <p className="mt-3">{texts.existing}</p>
    </Section>
  )
}
