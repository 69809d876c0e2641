// SPDX-License-Identifier: Apache-2.0
import type { ReadingRoute } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Choices } from '../../../ui/Choices.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { FormHeading } from './FormHeading.tsx'
import { deviceKinds, deviceOf, missingOf, type TypedDevice, typedDevice } from './form.ts'
import { recordTexts } from './texts.ts'

type Device = ReadingRoute['devices'][number]

/** Asks of one machine what it is, whether its updates are the vendor's duty, and whether that is written. */
export const DeviceForm = ({
  device,
  onSave,
  onCancel,
}: {
  device: Device | null
  onSave: (device: Omit<Device, 'why'>) => Promise<void>
  onCancel: () => void
}) => {
  const texts = recordTexts().route
  const [typed, setTyped] = useState<TypedDevice>(() => typedDevice(device))
  const [attempt, setAttempt] = useState(0)
  const words = { name: texts.nameMissing, kind: texts.kindMissing, delegated: texts.delegatedMissing, written: texts.writtenMissing }
  const missing = attempt === 0 ? [] : missingOf(typed)
  const errorOf = (field: keyof typeof words) => (missing.includes(field) ? words[field] : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    const wanted = deviceOf(typed)
    if (wanted !== null) void onSave(wanted)
  }
  const change = (one: Partial<TypedDevice>) => setTyped({ ...typed, ...one })
  const { form } = recordTexts()
  const answers = (['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: form[value] }))
  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-6 border-s-4 border-key-900 ps-4">
      <FormHeading>{device === null ? texts.addTitle : fill(texts.editTitle, { name: device.name })}</FormHeading>
      <ErrorSummary problems={missing.map((field) => ({ field: `device-${field}`, text: words[field] }))} attempt={attempt} />
      <TextField
        id="device-name"
        label={texts.name}
        support={texts.nameSupport}
        required
        error={errorOf('name')}
        maxLength={200}
        value={typed.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Choices
        id="device-kind"
        legend={texts.kind}
        required
        dense
        error={errorOf('kind')}
        choices={deviceKinds.map((value) => ({ value, label: texts.kinds[value] }))}
        selected={typed.kind === '' ? null : typed.kind}
        onSelect={(kind) => change({ kind })}
      />
      <Choices
        id="device-delegated"
        legend={texts.delegated}
        required
        dense
        error={errorOf('delegated')}
        choices={answers}
        selected={typed.delegated === '' ? null : typed.delegated}
        onSelect={(delegated) => change({ delegated })}
      />
      {typed.delegated === 'yes' && (
        <Choices
          id="device-written"
          legend={texts.written}
          support={texts.writtenSupport}
          required
          dense
          error={errorOf('written')}
          choices={answers}
          selected={typed.written === '' ? null : typed.written}
          onSelect={(written) => change({ written })}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.save}</Button>
        <Button look="text" onClick={onCancel}>
          {form.cancel}
        </Button>
      </div>
    </form>
  )
}
