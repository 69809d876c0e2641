// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import type { DisclosureColumns } from '@shinayaka/domain'
import { SelectField } from '../../ui/Field.tsx'
import type { Layout } from './disclosure-layout.ts'
import { supplierTexts } from './texts.ts'

/** As many rows as may be headings. */
const headsOffered = 30
const sampleLength = 16

const letterOf = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`)
const shortened = (text: string): string => (text.length > sampleLength ? `${text.slice(0, sampleLength)}…` : text)

type Given = { rows: readonly (readonly string[])[]; layout: Layout; onChange: (layout: Layout) => void }

/** Which row of a sheet holds its headings, and which column holds what. */
export const ColumnFields = ({ rows, layout, onChange }: Given) => {
  const texts = supplierTexts().disclosure
  const { head, columns } = layout
  const below = rows.slice(head === null ? 0 : head)
  const width = below.reduce((most, row) => Math.max(most, row.length), 0)
  const sample = (column: number) => shortened(below.map((row) => row[column] ?? '').find((text) => text !== '') ?? '')
  const options = Array.from({ length: width }, (_, column) => ({
    value: String(column),
    label: fill(texts.column, { letter: letterOf(column), sample: sample(column) }),
  }))
  const choose = (role: keyof DisclosureColumns, value: string) => {
    const next: Partial<DisclosureColumns> = { ...columns }
    delete next[role]
    if (value !== '') next[role] = Number(value)
    onChange({ head, columns: next })
  }
  return (
    <fieldset className="grid grid-cols-1 gap-4">
      <legend className="text-std-16B-170 text-solid-gray-900">{texts.columns}</legend>
      <p className="text-solid-gray-700">{texts.columnsNote}</p>
      <SelectField
        id="disclosure-head"
        label={texts.head}
        required={false}
        empty={texts.headNone}
        options={rows
          .slice(0, headsOffered)
          .map((row, index) => ({ value: String(index), label: `${index + 1}　${shortened(row.filter(Boolean).join(' '))}` }))}
        value={head === null ? '' : String(head)}
        onChange={(event) => onChange({ head: event.target.value === '' ? null : Number(event.target.value), columns })}
      />
      {(['number', 'question', 'answer', 'remark'] as const).map((role) => (
        <SelectField
          key={role}
          id={`disclosure-column-${role}`}
          label={texts[role]}
          required={role === 'number' || role === 'answer'}
          empty={texts.columnNone}
          options={options}
          value={columns[role] === undefined || columns[role] === null ? '' : String(columns[role])}
          onChange={(event) => choose(role, event.target.value)}
        />
      ))}
    </fieldset>
  )
}
