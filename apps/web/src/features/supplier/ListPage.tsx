// SPDX-License-Identifier: Apache-2.0
import type { SupplierSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { Pages } from '../../ui/Pages.tsx'
import { LiveLine, Status } from '../../ui/Status.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { SentLinks } from '../supplier-link/index.ts'
import { type Listing, shows, suppliersQuery } from './queries.ts'
import { supplierTexts } from './texts.ts'
import { stepText } from './words.ts'

const route = getRouteApi('/suppliers')

/** Every vendor: what is missing from whom, and the next step. */
export const ListPage = () => {
  const texts = supplierTexts()
  const listing = route.useSearch()
  const found = useSuspenseQuery(suppliersQuery(listing)).data
  const edits = useAbility('supplier.edit')
  const { all } = found.totals
  return (
    <Page title={texts.title} lead={texts.list.lead}>
      <SentLinks />
      {edits && (
        <div className="flex flex-wrap gap-3 print:hidden">
          <ButtonLink to="/suppliers/new">{texts.list.add}</ButtonLink>
          <ButtonLink look="outline" to="/suppliers/files">
            {texts.list.read}
          </ButtonLink>
        </div>
      )}
      {all === 0 ? (
        <div className="mt-8">
          <h2 className="text-std-20B-150 text-solid-gray-900">{texts.list.empty.title}</h2>
          <p className="mt-2">{texts.list.empty.text}</p>
        </div>
      ) : (
        <>
          <Search key={JSON.stringify(listing)} listing={listing} totals={found.totals} />
          <div className="mt-6 mb-2">
            <LiveLine>{found.count === 0 ? texts.list.none : fill(texts.list.found, { count: found.count, all })}</LiveLine>
          </div>
          <Rows>
            {found.suppliers.map((one) => (
              <SupplierRow key={one.id} supplier={one} />
            ))}
          </Rows>
          <Pages
            page={found.page}
            pages={found.pages}
            words={texts.list.pages}
            link={(page, children) => (
              <TextLink standing to="/suppliers" search={{ ...listing, page }}>
                {children}
              </TextLink>
            )}
          />
        </>
      )}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.list.why}</Disclosure>
      </div>
    </Page>
  )
}

const kinds = { remind: 'heed', target: 'heed', ask: 'open', wait: 'begun', disclosure: 'open', renew: 'open', watch: 'begun', none: 'done' } as const

const SupplierRow = ({ supplier }: { supplier: SupplierSummary }) => {
  const { products, sheets, no } = supplier.figures
  const { words, day } = stepText(supplier)
  return (
    <Row
      link={
        <RowLink to="/suppliers/$supplier" params={{ supplier: supplier.id }}>
          <span className="[overflow-wrap:anywhere]">{supplier.name}</span>
        </RowLink>
      }
      note={fill(supplierTexts().list.note, { products, sheets, no })}
      status={
        <span className="flex flex-wrap items-center gap-x-3">
          <Status kind={kinds[supplier.step]}>{words}</Status>
          {day}
        </span>
      }
    />
  )
}

const Search = ({ listing, totals }: { listing: Listing; totals: Readonly<Record<(typeof shows)[number], number>> }) => {
  const texts = supplierTexts().list
  const navigate = useNavigate()
  const [search, setSearch] = useState(listing.search ?? '')
  const [show, setShow] = useState(listing.show ?? 'all')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted: Listing = {}
    if (search.trim() !== '') wanted.search = search.trim()
    if (show !== 'all') wanted.show = show
    void navigate({ to: '/suppliers', search: wanted, resetScroll: false })
  }
  return (
    <search>
      <form noValidate onSubmit={submit} className="mt-6 flex flex-wrap items-end gap-x-6 gap-y-4 print:hidden">
        <div className="grow basis-64">
          <SelectField
            id="supplier-show"
            width="full"
            label={texts.filter}
            required={false}
            options={shows.map((value) => ({ value, label: fill(texts.filters[value], { count: totals[value] }) }))}
            value={show}
            onChange={(event) => setShow(shows.find((one) => one === event.target.value) ?? 'all')}
          />
        </div>
        <div className="grow basis-48">
          <TextField
            id="supplier-search"
            type="search"
            autoComplete="off"
            maxLength={100}
            required={false}
            label={texts.search}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        <Button type="submit" look="outline">
          {texts.submit}
        </Button>
      </form>
    </search>
  )
}
