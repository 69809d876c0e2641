// SPDX-License-Identifier: Apache-2.0
import type { WorkbookReadItem } from '@shinayaka/contract'
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import { itemKey, needsExplanation, type Taking } from './take.ts'
import { workbookTexts } from './texts.ts'

/** What an answer of the workbook needs beside itself under the terms of its item: a target day, a reason. */
export const TakeFields = ({ item, taking, onChange }: { item: WorkbookReadItem; taking: Taking; onChange: (change: Partial<Taking>) => void }) => {
  const texts = workbookTexts().read
  const key = itemKey(item)
  return (
    <>
      {item.there.answer === 'no' && (
        <TextField
          id={`target-${key}`}
          type="date"
          width="short"
          label={texts.target}
          required={item.deadline !== null}
          value={taking.target}
          onChange={(event) => onChange({ target: event.target.value })}
        />
      )}
      {item.there.answer === 'yes' && item.planUntil !== null && (
        <TextField
          id={`planned-${key}`}
          type="date"
          width="short"
          label={texts.planned}
          required={false}
          value={taking.planned}
          onChange={(event) => onChange({ planned: event.target.value })}
        />
      )}
      {item.there.answer === 'na' && item.exemptions.length > 1 && (
        <SelectField
          id={`exemption-${key}`}
          label={texts.exemption}
          required
          empty="—"
          options={item.exemptions.map((one) => ({ value: one, label: texts.exemptions[one] }))}
          value={taking.exemption}
          onChange={(event) => onChange({ exemption: event.target.value })}
        />
      )}
      {needsExplanation(item, taking) && (
        <TextArea
          id={`explanation-${key}`}
          label={texts.explanation}
          support={texts.explanationSupport}
          required
          maxLength={1000}
          value={taking.explanation}
          onChange={(event) => onChange({ explanation: event.target.value })}
        />
      )}
    </>
  )
}
