// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import type { Looking, Trail } from './queries.ts'
import { trailTexts } from './texts.ts'
import { groups } from './view.ts'

type Entered = { from: string; to: string; person: string; group: string; search: string }

/** Leaves out what was left empty, so that the address says only what narrows. */
const lookingFor = ({ from, to, person, group, search }: Entered): Looking => {
  const known = groups.find((one) => one === group)
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(person ? { person } : {}),
    ...(known ? { group: known } : {}),
    ...(search.trim() ? { search: search.trim() } : {}),
  }
}

/** Period, person, kind and words; pressing leads to an address that can be kept. */
export const SearchForm = ({ looking, people }: { looking: Looking; people: Trail['people'] }) => {
  const texts = trailTexts()
  const navigate = useNavigate()
  const { from = '', to = '', person = '', group = '', search = '' } = looking
  const [entered, setEntered] = useState<Entered>({ from, to, person, group, search })
  const field = (name: keyof Entered) => ({
    id: `trail-${name}`,
    required: false,
    value: entered[name],
    onChange: (event: { target: { value: string } }) => setEntered({ ...entered, [name]: event.target.value }),
  })
  const show = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/settings/trail', search: lookingFor(entered), resetScroll: false })
  }
  return (
    <search>
      <form noValidate onSubmit={show} className="grid gap-x-6 gap-y-4 sm:grid-cols-2 print:hidden">
        <TextField {...field('from')} label={texts.form.from} type="date" width="short" />
        <TextField {...field('to')} label={texts.form.to} type="date" width="short" />
        <SelectField
          {...field('person')}
          label={texts.form.person}
          empty={texts.form.everyone}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          {...field('group')}
          label={texts.form.group}
          empty={texts.form.everything}
          options={groups.map((value) => ({ value, label: texts.groups[value] }))}
        />
        <div className="sm:col-span-2">
          <TextField
            {...field('search')}
            label={texts.form.search}
            support={texts.form.searchSupport}
            type="search"
            width="middle"
            autoComplete="off"
            maxLength={100}
          />
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 sm:col-span-2">
          <Button type="submit">{texts.form.submit}</Button>
          {Object.keys(looking).length > 0 && (
            <TextLink standing to="/settings/trail">
              {texts.form.clear}
            </TextLink>
          )}
        </div>
      </form>
    </search>
  )
}
