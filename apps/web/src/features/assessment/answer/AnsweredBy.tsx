// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { Choices } from '../../../ui/Choices.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { assessmentTexts } from '../texts.ts'
import { type Entry, type Lack, lastVendor } from './entry.ts'

/** Whose word the answer is: ours, or that of a vendor who must be named. */
export const AnsweredBy = ({
  draft,
  id,
  entry,
  lack,
  onChange,
}: {
  draft: DraftView
  id: string
  entry: Entry
  lack: Lack | null
  onChange: (part: Partial<Entry>, send: boolean) => void
}) => {
  const texts = assessmentTexts().answer
  return (
    <div className="grid gap-4">
      <Choices
        id={`${id}-by`}
        legend={texts.by}
        dense
        row
        choices={[
          { value: 'own', label: texts.own },
          { value: 'vendor', label: texts.vendor },
        ]}
        selected={entry.source}
        onSelect={(source) =>
          onChange({ source, vendorName: source === 'vendor' && entry.vendorName === '' ? lastVendor(draft.answers) : entry.vendorName }, true)
        }
      />
      {entry.source === 'vendor' && (
        <TextField
          id={id}
          width="middle"
          label={texts.vendorName}
          support={texts.vendorNameSupport}
          required
          error={lack === 'vendor-name' ? texts.errors['vendor-name'] : undefined}
          maxLength={100}
          autoComplete="organization"
          value={entry.vendorName}
          onChange={(event) => onChange({ vendorName: event.target.value }, false)}
          onBlur={() => onChange({}, true)}
        />
      )}
    </div>
  )
}
