// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { dayText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Pages } from '../../ui/Pages.tsx'
import { LiveLine, Status } from '../../ui/Status.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { type Evidence, evidenceListQuery, type Listing, practicesQuery, shows } from './queries.ts'
import { evidenceTexts } from './texts.ts'
import { expiryText, kindText, nameOf } from './words.ts'

const route = getRouteApi('/evidence')

/** All evidence, what expires first on top. */
export const ListPage = () => {
  const texts = evidenceTexts()
  const listing = route.useSearch()
  const found = useSuspenseQuery(evidenceListQuery(listing)).data
  const edits = useAbility('evidence.edit')
  const { current, retired, expiring, infected } = found.totals
  return (
    <Page title={texts.title} lead={texts.lead}>
      {infected > 0 && (
        <div className="mb-6">
          <Notice kind="error" title={fill(texts.infected.title, { count: infected })}>
            {texts.infected.text}
          </Notice>
        </div>
      )}
      {edits && (
        <ButtonLink to="/evidence/new" search={listing.practice === undefined ? {} : { practice: listing.practice }}>
          {texts.add}
        </ButtonLink>
      )}
      {current + retired === 0 ? (
        <div className="mt-8">
          <h2 className="text-std-20B-150 text-solid-gray-900">{texts.empty.title}</h2>
          <p className="mt-2">{texts.empty.text}</p>
        </div>
      ) : (
        <>
          <Search key={JSON.stringify(listing)} listing={listing} />
          <div className="mt-6 mb-2">
            <LiveLine>
              {found.count === 0 ? texts.empty.found : fill(texts.summary, { count: found.count })}
              {expiring > 0 && `　${fill(texts.summaryExpiring, { count: expiring })}`}
            </LiveLine>
          </div>
          <Rows>
            {found.evidence.map((one) => (
              <EvidenceRow key={one.id} evidence={one} />
            ))}
          </Rows>
          <Pages
            page={found.page}
            pages={found.pages}
            words={texts.pages}
            link={(page, children) => (
              <TextLink standing to="/evidence" search={{ ...listing, page }}>
                {children}
              </TextLink>
            )}
          />
        </>
      )}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

const EvidenceRow = ({ evidence }: { evidence: Evidence }) => {
  const texts = evidenceTexts().row
  const { expiry, latest, links } = evidence
  const pressing = expiry === 'soon' || expiry === 'expired' || latest.scan === 'infected'
  const tied = links.length === 0 ? texts.noLinks : fill(texts.links, { count: links.length })
  return (
    <Row
      link={
        <RowLink to="/evidence/$evidence" params={{ evidence: evidence.id }}>
          <span className="[overflow-wrap:anywhere]">{evidence.title}</span>
        </RowLink>
      }
      note={`${kindText(latest.kind)}・${fill(texts.effective, { day: dayText(evidence.effective) })}・${tied}`}
      status={
        evidence.retired ? (
          texts.retired
        ) : pressing ? (
          <Status kind="heed">
            {latest.scan === 'infected' ? fill(evidenceTexts().scan.infected, { found: latest.scanNote }) : expiryText(evidence)}
          </Status>
        ) : (
          expiryText(evidence)
        )
      }
    />
  )
}

const Search = ({ listing }: { listing: Listing }) => {
  const texts = evidenceTexts().search
  const navigate = useNavigate()
  const { domains } = useSuspenseQuery(practicesQuery).data
  const [search, setSearch] = useState(listing.search ?? '')
  const [domain, setDomain] = useState(listing.domain ?? '')
  const [show, setShow] = useState(listing.show ?? 'current')
  const practice = domains.flatMap((one) => one.practices).find(({ id }) => id === listing.practice)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted: Listing = {}
    if (search.trim() !== '') wanted.search = search.trim()
    if (domain !== '') wanted.domain = domain
    if (show !== 'current') wanted.show = show
    void navigate({ to: '/evidence', search: wanted, resetScroll: false })
  }
  return (
    <>
      {practice && (
        <p className="mt-6">
          {fill(texts.practice, { name: nameOf(practice.name) })}
          <TextLink standing to="/evidence">
            {texts.reset}
          </TextLink>
        </p>
      )}
      <search>
        <form noValidate onSubmit={submit} className="mt-6 flex flex-wrap items-end gap-x-6 gap-y-4 print:hidden">
          <div className="grow basis-64">
            <TextField
              id="evidence-search"
              type="search"
              autoComplete="off"
              maxLength={100}
              required={false}
              label={texts.words}
              support={texts.wordsSupport}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <div className="grow basis-48">
            <SelectField
              id="evidence-domain"
              label={texts.domain}
              required={false}
              empty={texts.all}
              options={domains.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
              value={domain}
              onChange={(event) => setDomain(event.target.value)}
            />
          </div>
          <div className="grow basis-48">
            <SelectField
              id="evidence-show"
              label={texts.show}
              required={false}
              options={shows.map((value) => ({ value, label: texts.shows[value] }))}
              value={show}
              onChange={(event) => setShow(shows.find((one) => one === event.target.value) ?? 'current')}
            />
          </div>
          <Button type="submit" look="outline">
            {texts.submit}
          </Button>
        </form>
      </search>
    </>
  )
}
