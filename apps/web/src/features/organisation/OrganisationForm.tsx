// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints, Profile } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { timeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { sessionQuery } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { Conflict } from './Conflict.tsx'
import { formOf, type ProfileField, type ProfileForm, type ProfileProblem, readForm } from './form.ts'
import { organisationQuery } from './queries.ts'
import { organisationTexts } from './texts.ts'
import { optionsOf } from './words.ts'

type Stored = ClientOutput<Endpoints['readOrganisation']>

const storedIn = (params: Record<string, unknown>): Stored | null => {
  const { current } = params
  return typeof current === 'object' && current !== null && 'profile' in current && 'version' in current ? (current as Stored) : null
}

/** Saves the profile: first the problems that the page itself can see, then the server's, then another person's change. */
const useSaving = (stored: Stored) => {
  const client = useQueryClient()
  const [version, setVersion] = useState(stored.version)
  const [savedAt, setSavedAt] = useState('')
  const save = useMutation({
    mutationFn: (sent: { profile: Profile; version: number }) => call('saveOrganisation', { body: sent }),
    onSuccess: (saved) => {
      client.setQueryData(organisationQuery.queryKey, saved)
      setVersion(saved.version)
      setSavedAt(timeText(new Date().toISOString()))
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      void client.invalidateQueries({ queryKey: ['home'] })
    },
  })
  const error = save.error ? asCallError(save.error) : null
  return { save, error, theirs: error?.code === 'record.stale' ? storedIn(error.params) : null, version, setVersion, savedAt }
}

/** The profile's fields, checked when sent; what was typed stays whatever happens. */
export const OrganisationForm = ({
  stored,
  fields,
  onFailing,
}: {
  stored: Stored
  /** What is asked here; the others keep what is stored. */
  fields: readonly ProfileField[]
  onFailing: (failing: boolean) => void
}) => {
  const texts = organisationTexts()
  const [form, setForm] = useState<ProfileForm>(() => formOf(stored.profile))
  const [problems, setProblems] = useState<ProfileProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const { save, error, theirs, version, setVersion, savedAt } = useSaving(stored)

  const send = (against: number) => {
    const read = readForm(form)
    const found = 'problems' in read ? read.problems : []
    setProblems(found)
    onFailing(found.length > 0)
    setAttempt(attempt + 1)
    if ('profile' in read && !save.isPending) save.mutate({ profile: read.profile, version: against })
  }
  const errorAt = (field: ProfileField) => {
    const problem = problems.find((one) => one.field === field)
    return problem ? texts.errors[problem.kind] : undefined
  }
  const bind = (field: ProfileField) => ({
    id: field,
    label: texts.fields[field].label,
    value: form[field],
    error: errorAt(field),
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [field]: event.target.value }),
  })
  return (
    <form
      noValidate
      className="grid grid-cols-1 gap-8"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send(version)
      }}
    >
      <ErrorSummary problems={problems.map(({ field, kind }) => ({ field, text: texts.errors[kind] }))} attempt={attempt} />
      <TextField
        {...bind('name')}
        {...(fields.includes('beds') ? { support: texts.fields.name.support } : {})}
        required
        autoComplete="organization"
      />
      {fields.includes('institutionKind') && <SelectField {...bind('institutionKind')} required options={optionsOf('institutionKind')} />}
      {fields.includes('beds') && (
        <TextField {...bind('beds')} support={texts.fields.beds.support} required={false} width="number" inputMode="numeric" />
      )}
      {(['prefecture', 'recordKeeping', 'serverMaintenance', 'itStaffing'] as const)
        .filter((field) => fields.includes(field))
        .map((field) => (
          <SelectField key={field} {...bind(field)} required={false} empty={texts.notSaid} options={optionsOf(field)} />
        ))}
      {theirs ? (
        <Conflict
          theirs={formOf(theirs.profile)}
          mine={form}
          onMine={() => send(theirs.version)}
          onTheirs={() => {
            setForm(formOf(theirs.profile))
            setVersion(theirs.version)
            save.reset()
          }}
        />
      ) : (
        error && <FailureNotice error={error} />
      )}
      <div className="flex flex-wrap items-center gap-5">
        <Button type="submit" className="min-w-40">
          {texts.save}
        </Button>
        <LiveLine>{save.isPending ? texts.saving : save.isSuccess ? fill(texts.saved, { time: savedAt }) : ''}</LiveLine>
      </div>
    </form>
  )
}
