// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { type Listing, type Order, orders } from './queries.ts'
import { oversightTexts } from './texts.ts'

/** What to look for and in which order; pressing leads to an address that can be kept. */
export const SearchForm = ({ listing }: { listing: Listing }) => {
  const texts = oversightTexts().search
  const navigate = useNavigate()
  const [search, setSearch] = useState(listing.search ?? '')
  const [order, setOrder] = useState<Order>(listing.order ?? 'name')
  const show = (event: FormEvent) => {
    event.preventDefault()
    const wanted: Listing = {}
    if (search.trim() !== '') wanted.search = search.trim()
    if (order !== 'name') wanted.order = order
    void navigate({ to: '/institutions', search: wanted, resetScroll: false })
  }
  return (
    <search>
      <form noValidate onSubmit={show} className="flex flex-wrap items-end gap-x-6 gap-y-4 print:hidden">
        <div className="grow basis-64">
          <TextField
            id="institution-search"
            label={texts.name}
            support={texts.nameSupport}
            required={false}
            type="search"
            autoComplete="off"
            maxLength={100}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        <div className="grow basis-56">
          <SelectField
            id="institution-order"
            label={texts.order}
            required={false}
            options={orders.map((value) => ({ value, label: texts.orders[value] }))}
            value={order}
            onChange={(event) => setOrder(orders.find((one) => one === event.target.value) ?? 'name')}
          />
        </div>
        <Button type="submit">{texts.submit}</Button>
      </form>
    </search>
  )
}
