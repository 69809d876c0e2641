// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEditionItem, ChecklistEntry } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { japaneseDate } from '@shinayaka/domain'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { exemptionOf, inputOf, needsExplanation, type Typed, typedOf } from './form.ts'
import { checklistsChanged, type OpenChecklist } from './queries.ts'
import { checklistTexts } from './texts.ts'

type Given = { open: OpenChecklist; item: ChecklistEditionItem; entry: ChecklistEntry }

const missing = ({ value, checked }: Typed): { field: string; text: string }[] => {
  const texts = checklistTexts().item.answer
  return [
    ...(value === '' ? [{ field: 'answer', text: texts.choose }] : []),
    ...(checked === '' ? [{ field: 'answer-checked', text: texts.chooseDay }] : []),
  ]
}

/** Keeps a person's answer to an item; where somebody else was first, their answer comes and nothing typed is sent. */
export const AnswerForm = ({ open, item, entry }: Given) => {
  const texts = checklistTexts().item.answer
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>(() => typedOf(entry, japaneseDate(new Date())))
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const problems = attempt === 0 ? [] : missing(typed)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setError(null)
    const body = inputOf(typed, item, entry)
    if (body === null) return
    try {
      await call('confirmChecklistAnswer', { params: { checklist: open.state.checklist, item: item.id }, body })
      await checklistsChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  return (
    <Section title={texts.title}>
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
        <ErrorSummary problems={problems} attempt={attempt} />
        <Fields open={open} item={item} entry={entry} typed={typed} onChange={(change) => setTyped({ ...typed, ...change })} />
        {error?.code === 'record.stale' ? (
          <Notice live kind="heed" title={error.title}>
            <Button look="outline" onClick={() => void checklistsChanged(client)}>
              {texts.stale}
            </Button>
          </Notice>
        ) : (
          error && <FailureNotice error={error} />
        )}
        <div>
          <Button type="submit">{texts.save}</Button>
        </div>
      </form>
    </Section>
  )
}

const Fields = ({ open, item, entry, typed, onChange }: Given & { typed: Typed; onChange: (change: Partial<Typed>) => void }) => {
  const texts = checklistTexts().item.answer
  const exemption = exemptionOf(item, entry)
  const choices = [
    { value: 'yes' as const, label: texts.yes },
    { value: 'no' as const, label: texts.no },
    ...(exemption === null ? [] : [{ value: 'exempt' as const, label: texts.exempt, support: texts.exemption[exemption] }]),
  ]
  return (
    <>
      <Choices
        id="answer"
        legend={texts.legend}
        required
        row
        choices={choices}
        selected={typed.value === '' ? null : typed.value}
        onSelect={(value) => onChange({ value })}
      />
      <DayFields open={open} item={item} typed={typed} onChange={onChange} />
      {needsExplanation(typed, entry) && (
        <TextArea
          id="answer-explanation"
          label={texts.explanation}
          support={texts.explanationSupport}
          required
          maxLength={1000}
          value={typed.explanation}
          onChange={(event) => onChange({ explanation: event.target.value })}
        />
      )}
      <SelectField
        id="answer-responsible"
        label={texts.responsible}
        required={false}
        empty={texts.responsibleNone}
        options={open.state.people.map(({ id, name }) => ({ value: id, label: name }))}
        value={typed.responsible}
        onChange={(event) => onChange({ responsible: event.target.value })}
      />
      <TextArea
        id="answer-remark"
        label={texts.remark}
        required={false}
        maxLength={1000}
        value={typed.remark}
        onChange={(event) => onChange({ remark: event.target.value })}
      />
    </>
  )
}

const DayFields = ({ open, item, typed, onChange }: Pick<Given, 'open' | 'item'> & { typed: Typed; onChange: (change: Partial<Typed>) => void }) => {
  const texts = checklistTexts().item.answer
  const { deadline } = open.edition
  return (
    <>
      <TextField
        id="answer-checked"
        type="date"
        width="short"
        label={texts.checked}
        required
        value={typed.checked}
        onChange={(event) => onChange({ checked: event.target.value })}
      />
      {typed.value === 'yes' && item.plan !== null && (
        <TextField
          id="answer-planned"
          type="date"
          width="short"
          label={texts.planned}
          support={fill(texts.plannedSupport, { until: calendarDayText(item.plan.until) })}
          required={false}
          value={typed.planned}
          onChange={(event) => onChange({ planned: event.target.value })}
        />
      )}
      {typed.value === 'no' && (
        <TextField
          id="answer-target"
          type="date"
          width="short"
          label={texts.target}
          {...(deadline === null ? {} : { support: fill(texts.targetSupport, { deadline: calendarDayText(deadline) }) })}
          required={deadline !== null}
          value={typed.target}
          onChange={(event) => onChange({ target: event.target.value })}
        />
      )}
    </>
  )
}
