// SPDX-License-Identifier: Apache-2.0
import type { PasswordRecord } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { japaneseDate } from '@shinayaka/domain'
import { type FormEvent, useState } from 'react'
import { call } from '../../../app/client.ts'
import { dayTimeText } from '../../../app/dates.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { SelectField, TextArea, TextField } from '../../../ui/Field.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { policyFields, type TypedKnown, type TypedPolicy, typedPolicy, wantedPolicy } from './form.ts'
import { recordTexts } from './texts.ts'
import { useRecording } from './useRecording.ts'

/** Writes a version of the password rule. What somebody else wrote meanwhile is shown above, and what was typed stays. */
export const PasswordForm = ({ current, onSaved }: { current: PasswordRecord | null; onSaved: () => void }) => {
  const texts = recordTexts()
  const { error, record } = useRecording()
  const [typed, setTyped] = useState<TypedPolicy>(() => typedPolicy(current, japaneseDate(new Date())))
  // The version that what is typed answers to; after a conflict that of the other person.
  const [seen, setSeen] = useState(current?.id ?? null)
  const [attempt, setAttempt] = useState(0)
  const wanted = wantedPolicy(typed)
  const problems =
    attempt === 0
      ? []
      : [
          ...(wanted.policy === null ? [{ field: 'password-minimum', text: texts.passwords.minimumBad }] : []),
          ...(typed.checked === '' ? [{ field: 'password-checked', text: texts.passwords.checkedMissing }] : []),
        ]
  const theirs = error?.code === 'record.stale' && current !== null && current.id !== seen ? current : null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    const { policy } = wanted
    if (policy === null || typed.checked === '') return
    const answering = theirs?.id ?? seen
    const kept = await record(async () => {
      const body = { policy, note: typed.note, checked: typed.checked, seen: answering }
      setSeen((await call('savePasswordPolicy', { body })).record.id)
    })
    if (!kept) return
    setAttempt(0)
    onSaved()
  }
  return (
    <Section
      title={current === null ? texts.passwords.write : texts.passwords.writeAgain}
      note={texts.passwords.writeNote}
      className="mt-12 print:hidden"
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
        <ErrorSummary problems={problems} attempt={attempt} />
        <p>{texts.passwords.weakest}</p>
        <Fields typed={typed} problems={problems} onChange={(change) => setTyped({ ...typed, ...change })} />
        {theirs && <Notice live kind="heed" title={fill(texts.passwords.others, { by: theirs.recordedBy, at: dayTimeText(theirs.recordedAt) })} />}
        {error && theirs === null && <FailureNotice error={error} />}
        <div>
          <Button type="submit">{texts.passwords.save}</Button>
        </div>
      </form>
    </Section>
  )
}

type Problems = readonly { field: string; text: string }[]

const Fields = ({ typed, problems, onChange }: { typed: TypedPolicy; problems: Problems; onChange: (change: Partial<TypedPolicy>) => void }) => {
  const { passwords: texts, form } = recordTexts()
  const options = (['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: form[value] }))
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.text
  return (
    <>
      <TextField
        id="password-minimum"
        width="number"
        inputMode="numeric"
        autoComplete="off"
        label={texts.minimum}
        support={texts.minimumSupport}
        required={false}
        error={errorAt('password-minimum')}
        value={typed.minimum}
        onChange={(event) => onChange({ minimum: event.target.value })}
      />
      {policyFields.map((field) => (
        <SelectField
          key={field}
          id={`password-${field}`}
          width="short"
          label={texts.fields[field]}
          required
          options={options}
          value={typed[field]}
          onChange={(event) => onChange({ [field]: event.target.value as TypedKnown })}
        />
      ))}
      <TextArea
        id="password-note"
        label={texts.note}
        support={texts.noteSupport}
        required={false}
        maxLength={1000}
        value={typed.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
      <TextField
        id="password-checked"
        type="date"
        width="short"
        label={texts.checked}
        required
        error={errorAt('password-checked')}
        value={typed.checked}
        onChange={(event) => onChange({ checked: event.target.value })}
      />
    </>
  )
}
