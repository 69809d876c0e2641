// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import type { Typed } from './form.ts'
import { PracticePicker } from './PracticePicker.tsx'
import { peopleQuery } from './queries.ts'
import { evidenceTexts } from './texts.ts'

type Problems = readonly { field: string; text: string }[]
const errorOf = (problems: Problems, field: string) => {
  const found = problems.find((one) => one.field === field)
  return found ? { error: found.text } : {}
}

/** The day it speaks of and the day it ends. `prefix` keeps two forms of one page apart. */
export const DateFields = ({
  prefix = 'evidence',
  typed,
  problems,
  onChange,
}: {
  prefix?: string
  typed: Pick<Typed, 'effective' | 'expires'>
  problems: Problems
  onChange: (change: Partial<Typed>) => void
}) => {
  const texts = evidenceTexts().form
  return (
    <>
      <TextField
        id={`${prefix}-effective`}
        type="date"
        width="short"
        required
        label={texts.effective}
        support={texts.effectiveSupport}
        value={typed.effective}
        {...errorOf(problems, `${prefix}-effective`)}
        onChange={(event) => onChange({ effective: event.target.value })}
      />
      <TextField
        id={`${prefix}-expires`}
        type="date"
        width="short"
        required={false}
        label={texts.expires}
        support={texts.expiresSupport}
        value={typed.expires}
        {...errorOf(problems, `${prefix}-expires`)}
        onChange={(event) => onChange({ expires: event.target.value })}
      />
    </>
  )
}

/** Everything that is said of a piece of evidence. `gone`: who looks after it and is no longer on the list of people. */
export const DetailFields = ({
  typed,
  problems,
  adding,
  gone = null,
  onChange,
}: {
  typed: Typed
  problems: Problems
  adding: boolean
  gone?: { id: string; name: string } | null
  onChange: (change: Partial<Typed>) => void
}) => {
  const texts = evidenceTexts().form
  const members = useQuery(peopleQuery).data?.members ?? []
  const people = members.map(({ id, name }) => ({ value: id, label: name }))
  if (gone && !people.some(({ value }) => value === gone.id)) people.push({ value: gone.id, label: gone.name })
  return (
    <div className="grid gap-6">
      <TextField
        id="evidence-title"
        label={adding ? texts.title : texts.titleEdit}
        {...(adding ? { support: texts.titleSupport } : {})}
        required={!adding}
        maxLength={120}
        value={typed.title}
        {...errorOf(problems, 'evidence-title')}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <DateFields typed={typed} problems={problems} onChange={onChange} />
      <PracticePicker chosen={typed.practices} onChange={(practices) => onChange({ practices })} />
      <SelectField
        id="evidence-responsible"
        label={texts.responsible}
        required={false}
        empty={texts.nobody}
        options={people}
        value={typed.responsible}
        onChange={(event) => onChange({ responsible: event.target.value })}
      />
      <TextArea
        id="evidence-note"
        label={texts.note}
        support={texts.noteSupport}
        required={false}
        maxLength={1000}
        value={typed.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </div>
  )
}
