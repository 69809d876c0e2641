// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SelectField, TextField } from '../../../ui/Field.tsx'
import { departmentsQuery, type Member } from '../queries.ts'
import { answeringTexts } from '../texts.ts'
import { byDepartment, manyPeople } from './assigning.ts'

/** Where the person is chosen. */
export const personField = 'assign-person'

const optionsOf = (people: readonly Member[]) => people.map(({ id, name }) => ({ value: id, label: name }))

/** Who is to answer: people under their departments, and where there are many, a field to find somebody by words. */
export const PersonField = ({
  people,
  value,
  onChange,
  error,
}: {
  people: readonly Member[]
  value: string
  onChange: (person: string) => void
  error: string | undefined
}) => {
  const texts = answeringTexts().assign
  const { departments } = useSuspenseQuery(departmentsQuery).data
  const [words, setWords] = useState('')
  const groups = byDepartment(people, departments, { words, chosen: value, none: texts.noDepartment })
  const listed =
    departments.length === 0
      ? { options: optionsOf(groups.flatMap((group) => group.people)) }
      : { groups: groups.map((group) => ({ label: group.label, options: optionsOf(group.people) })) }
  return (
    <>
      {people.length > manyPeople && (
        <TextField
          id="assign-find"
          type="search"
          width="middle"
          label={texts.find}
          support={texts.findSupport}
          required={false}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <SelectField
        id={personField}
        label={texts.person}
        support={texts.personSupport}
        required
        error={error}
        empty={texts.personEmpty}
        {...listed}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  )
}
