// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEditionItem, SupplierAnswer } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import type { ReactNode } from 'react'
import { contentLanguage } from '../../app/language.ts'
import { Choices } from '../../ui/Choices.tsx'
import { TextField } from '../../ui/Field.tsx'
import { type TypedLine, takesDay } from './hand.ts'
import { supplierTexts } from './texts.ts'
import { answerText, nameOf } from './words.ts'

type Given = {
  item: ChecklistEditionItem
  stands: SupplierAnswer | undefined
  line: TypedLine
  error: ReactNode
  onChange: (line: TypedLine) => void
}

/** One item to type in: はい or いいえ, and of an いいえ its day or why. */
export const HandItem = ({ item, stands, line, error, onChange }: Given) => {
  const texts = supplierTexts()
  const values = ['yes', 'no', ...(item.exempt.length > 0 ? (['na'] as const) : [])] as const
  return (
    <div className="grid gap-4">
      <Choices
        id={`hand-${item.id}`}
        legend={
          <>
            {item.number} <span {...contentLanguage}>{nameOf(item.name)}</span>
          </>
        }
        support={stands ? fill(texts.hand.standing, { answer: answerText(stands) }) : undefined}
        required={false}
        row
        error={error}
        choices={[...values.map((value) => ({ value, label: texts.one.values[value] })), { value: '' as const, label: texts.hand.none }]}
        selected={line.value}
        onSelect={(value) => onChange({ ...line, value })}
      />
      {line.value !== '' && takesDay(item, line) && (
        <TextField
          id={`hand-${item.id}-target`}
          type="date"
          width="short"
          label={line.value === 'yes' ? texts.hand.targetPlan : texts.hand.target}
          {...(line.value === 'no' ? { support: texts.hand.targetSupport } : {})}
          required={false}
          value={line.target}
          onChange={(event) => onChange({ ...line, target: event.target.value })}
        />
      )}
      {line.value !== '' && (
        <TextField
          id={`hand-${item.id}-remark`}
          autoComplete="off"
          label={texts.hand.remark}
          required={false}
          maxLength={1000}
          value={line.remark}
          onChange={(event) => onChange({ ...line, remark: event.target.value })}
        />
      )}
    </div>
  )
}
