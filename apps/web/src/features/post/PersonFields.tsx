// SPDX-License-Identifier: Apache-2.0
import { SelectField, TextField } from '../../ui/Field.tsx'
import { outside, type Typed } from './form.ts'
import type { Person } from './queries.ts'
import { postTexts } from './texts.ts'

/** Who: somebody with an account, or a name; and how to reach them. */
export const PersonFields = ({
  id,
  label,
  typed,
  people,
  error,
  onChange,
}: {
  id: string
  label: string
  typed: Typed
  people: readonly Person[]
  error: string | undefined
  onChange: (typed: Typed) => void
}) => {
  const texts = postTexts().form
  return (
    <div className="grid gap-4">
      <SelectField
        id={id}
        label={label}
        required
        error={typed.who === outside ? undefined : error}
        empty={texts.nobody}
        options={[...people.map((one) => ({ value: one.id, label: one.name })), { value: outside, label: texts.outside }]}
        value={typed.who}
        onChange={(event) => onChange({ ...typed, who: event.target.value })}
      />
      {typed.who === outside && (
        <TextField
          id={`${id}-name`}
          width="middle"
          label={texts.name}
          required
          error={error}
          maxLength={60}
          value={typed.name}
          onChange={(event) => onChange({ ...typed, name: event.target.value })}
        />
      )}
      <TextField
        id={`${id}-contact`}
        width="middle"
        label={texts.contact}
        support={texts.contactSupport}
        required={false}
        maxLength={200}
        value={typed.contact}
        onChange={(event) => onChange({ ...typed, contact: event.target.value })}
      />
    </div>
  )
}
