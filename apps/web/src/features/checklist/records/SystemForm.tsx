// SPDX-License-Identifier: Apache-2.0
import type { SecondFactorRow } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type FormEvent, useState } from 'react'
import { call } from '../../../app/client.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Choices } from '../../../ui/Choices.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { TextArea, TextField } from '../../../ui/Field.tsx'
import { FormHeading } from './FormHeading.tsx'
import { systemKinds, systemStates, type TypedSystem, typedSystem } from './form.ts'
import { recordTexts } from './texts.ts'
import { useRecording } from './useRecording.ts'

/** Adds a system, or changes how one stands. Where somebody else was first, pressing again writes over what the list now shows. */
export const SystemForm = ({ system, onKept, onClose }: { system: SecondFactorRow | null; onKept: (said: string) => void; onClose: () => void }) => {
  const texts = recordTexts().secondFactor
  const { error, record } = useRecording()
  const [typed, setTyped] = useState<TypedSystem>(() => typedSystem(system))
  const [attempt, setAttempt] = useState(0)
  const id = system?.id ?? 'new'
  const problems = attempt > 0 && typed.name.trim() === '' ? [{ field: `system-name-${id}`, text: texts.nameMissing }] : []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (typed.name.trim() === '') return
    const body = { ...typed, day: typed.day === '' ? null : typed.day }
    const send = () =>
      system === null
        ? call('addSecondFactorSystem', { body })
        : call('saveSecondFactorSystem', { params: { system: system.id }, body: { ...body, version: system.version } })
    if (!(await record(send))) return
    onKept(fill(texts.kept, { name: body.name.trim() }))
    onClose()
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-4 grid max-w-3xl gap-6 border-s-4 border-key-900 ps-4 print:hidden">
      <FormHeading>{system === null ? texts.add : fill(texts.editOf, { name: system.name })}</FormHeading>
      <ErrorSummary problems={problems} attempt={attempt} />
      <Fields id={id} typed={typed} error={problems[0]?.text} onChange={(change) => setTyped({ ...typed, ...change })} />
      {error && <FailureNotice error={error} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.save}</Button>
        <Button look="text" onClick={onClose}>
          {recordTexts().form.cancel}
        </Button>
      </div>
    </form>
  )
}

type Given = { id: string; typed: TypedSystem; onChange: (change: Partial<TypedSystem>) => void }

const Fields = ({ id, typed, error, onChange }: Given & { error: string | undefined }) => {
  const texts = recordTexts().secondFactor
  return (
    <>
      <TextField
        id={`system-name-${id}`}
        label={texts.name}
        support={texts.nameSupport}
        required
        error={error}
        maxLength={200}
        value={typed.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Choices
        id={`system-kind-${id}`}
        legend={texts.kind}
        required
        dense
        choices={systemKinds.map((value) => ({ value, label: texts.kinds[value], support: texts.kindSupport[value] }))}
        selected={typed.kind}
        onSelect={(kind) => onChange({ kind })}
      />
      <Choices
        id={`system-state-${id}`}
        legend={texts.state}
        required
        dense
        choices={systemStates.map((value) => ({ value, label: texts.states[value] }))}
        selected={typed.state}
        onSelect={(state) => onChange({ state })}
      />
      <When id={id} typed={typed} onChange={onChange} />
    </>
  )
}

const When = ({ id, typed, onChange }: Given) => {
  const texts = recordTexts().secondFactor
  const { state } = typed
  const waits = state === 'next-renewal'
  if (state !== 'planned' && !waits) return null
  return (
    <>
      <TextField
        id={`system-day-${id}`}
        type="date"
        width="short"
        label={waits ? texts.renewalDay : texts.plannedDay}
        support={waits ? texts.renewalDaySupport : texts.plannedDaySupport}
        required={false}
        value={typed.day}
        onChange={(event) => onChange({ day: event.target.value })}
      />
      {waits && (
        <TextArea
          id={`system-reason-${id}`}
          label={texts.reasonField}
          support={texts.reasonSupport}
          required={false}
          maxLength={1000}
          value={typed.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      )}
    </>
  )
}
