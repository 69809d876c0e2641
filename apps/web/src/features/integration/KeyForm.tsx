// SPDX-License-Identifier: Apache-2.0
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { asCallError } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Checks } from '../../ui/Checks.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'

/** What is missing where, by the id of the field; null where nothing is. */
type Missing = Readonly<Record<string, string | null>>
/** The text of a field's error, where it has one. */
export type ErrorAt = (field: string) => string | undefined

/** What a form that ends in a secret tells the page around it. */
export type MakesSecret = { onMade: (secret: string) => void; onFailing: (failing: boolean) => void }

/** A form that makes something with a key of its own: it says what is missing, makes it, lists anew, and hands on the secret that is shown this once. */
export const KeyForm = ({
  missing,
  make,
  list,
  submit,
  onMade,
  onFailing,
  children,
}: MakesSecret & {
  missing: Missing
  make: () => Promise<{ secret: string }>
  /** What lists those made before. */
  list: QueryKey
  submit: string
  children: (errorAt: ErrorAt) => ReactNode
}) => {
  const client = useQueryClient()
  const [shown, setShown] = useState<Missing>({})
  const [attempt, setAttempt] = useState(0)
  const making = useMutation({
    mutationFn: make,
    onSuccess: ({ secret }) => {
      void client.invalidateQueries({ queryKey: list })
      onMade(secret)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const failing = Object.values(missing).some((text) => text !== null)
    setShown(missing)
    onFailing(failing)
    setAttempt(attempt + 1)
    if (!failing && !making.isPending) making.mutate()
  }
  const problems = Object.entries(shown).flatMap(([field, text]) => (text === null ? [] : [{ field, text }]))
  return (
    <form noValidate onSubmit={send} className="grid max-w-3xl gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      {children((field) => shown[field] ?? undefined)}
      {making.error && <FailureNotice error={asCallError(making.error)} />}
      <div>
        <Button type="submit">{submit}</Button>
      </div>
    </form>
  )
}

/** What it is called. */
export const NameField = ({
  id,
  texts,
  value,
  onChange,
  error,
}: {
  id: string
  texts: { name: string; nameSupport: string }
  value: string
  onChange: (name: string) => void
  error: string | undefined
}) => (
  <TextField
    id={id}
    width="middle"
    label={texts.name}
    support={texts.nameSupport}
    required
    maxLength={60}
    error={error}
    autoComplete="off"
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)

/** Some of a few things, one at least. */
export const Choices = <Choice extends string>({
  id,
  prefix,
  legend,
  support,
  offered,
  labels,
  chosen,
  onChange,
  error,
}: {
  id: string
  /** Before the name of each choice, for its id. */
  prefix: string
  legend: string
  support?: string
  offered: readonly Choice[]
  labels: Readonly<Record<Choice, string>>
  chosen: readonly Choice[]
  onChange: (chosen: readonly Choice[]) => void
  error: string | undefined
}) => (
  <Checks id={id} legend={legend} {...(support === undefined ? {} : { support })} required error={error}>
    {offered.map((one) => (
      <Checkbox
        key={one}
        id={`${prefix}-${one}`}
        label={labels[one]}
        checked={chosen.includes(one)}
        onChange={(checked) => onChange(checked ? [...chosen, one] : chosen.filter((other) => other !== one))}
      />
    ))}
  </Checks>
)
