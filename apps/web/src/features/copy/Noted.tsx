// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { type Copies, copiesQuery } from './queries.ts'
import { readDay, readMinutes } from './read.ts'
import { copyTexts } from './texts.ts'

const Entries = ({ entries, none }: { entries: readonly { id: string; day: string; line: string; note: string }[]; none: string }) =>
  entries.length === 0 ? (
    <p>{none}</p>
  ) : (
    <ul className="border-t border-solid-gray-200">
      {entries.map(({ id, day, line, note }) => (
        <li key={id} className="border-b border-solid-gray-200 py-3">
          <p className="text-std-16B-170 text-solid-gray-900">{dayText(`${day}T00:00:00+09:00`)}</p>
          <p>{line}</p>
          {note !== '' && <p className="text-solid-gray-700">{note}</p>}
        </li>
      ))}
    </ul>
  )

/** A short form that notes something done; checks on sending, keeps what was typed where something is wrong. */
const NoteForm = <Typed extends Record<string, string>>({
  start,
  check,
  send,
  words,
  children,
}: {
  start: Typed
  check: (typed: Typed) => FieldProblem[]
  send: (typed: Typed) => Promise<unknown>
  words: { form: string; save: string; saved: string }
  children: (
    bind: (field: keyof Typed & string) => {
      value: string
      error: FieldProblem['text'] | undefined
      onChange: (event: { target: { value: string } }) => void
    },
    id: (field: string) => string,
  ) => ReactNode
}) => {
  const client = useQueryClient()
  const [typed, setTyped] = useState(start)
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const base = useId()
  const id = (field: string) => `${base}${field}`
  const note = useMutation({
    mutationFn: () => send(typed),
    onSuccess: () => {
      setTyped(start)
      void client.invalidateQueries({ queryKey: copiesQuery.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = check(typed).map(({ field, text }) => ({ field: id(field), text }))
    setProblems(found)
    setAttempt(attempt + 1)
    if (found.length === 0 && !note.isPending) note.mutate()
  }
  const bind = (field: keyof Typed & string) => ({
    value: typed[field] ?? '',
    error: problems.find((problem) => problem.field === id(field))?.text,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value }),
  })
  return (
    <div className="mt-5 print:hidden">
      <Disclosure summary={words.form}>
        <form noValidate onSubmit={submit} className="grid gap-6">
          <ErrorSummary problems={problems} attempt={attempt} />
          {note.error && <FailureNotice error={asCallError(note.error)} />}
          {children(bind, id)}
          <div className="flex flex-wrap items-center gap-5">
            <Button type="submit" look="outline" className="min-w-40">
              {words.save}
            </Button>
            <LiveLine>{note.isSuccess ? words.saved : ''}</LiveLine>
          </div>
        </form>
      </Disclosure>
    </div>
  )
}

/** When a copy last left the machine, with the way to note it. */
export const OfflineSection = ({ offline, mayNote }: Pick<Copies, 'offline'> & { mayNote: boolean }) => {
  const { offline: texts, errors } = copyTexts()
  return (
    <Section title={texts.title}>
      <Entries
        none={texts.none}
        entries={offline.map((one) => ({ id: one.id, day: one.takenOn, line: fill(texts.line, { place: one.place, by: one.by }), note: '' }))}
      />
      {mayNote && (
        <NoteForm
          words={texts}
          start={{ day: '', place: '' }}
          check={({ day, place }) => [
            ...(readDay(day) === null ? [{ field: 'day', text: errors.day }] : []),
            ...(place.trim() === '' ? [{ field: 'place', text: errors.place }] : []),
          ]}
          send={({ day, place }) => call('recordOffline', { body: { takenOn: readDay(day) ?? '', place } })}
        >
          {(bind, id) => (
            <>
              <TextField {...bind('day')} id={id('day')} type="date" label={texts.day} required width="short" />
              <TextField {...bind('place')} id={id('place')} label={texts.place} support={texts.placeSupport} required maxLength={200} />
            </>
          )}
        </NoteForm>
      )}
    </Section>
  )
}

/** When restoring was last rehearsed, with the way to note it. */
export const RehearsalSection = ({ rehearsals, mayNote }: Pick<Copies, 'rehearsals'> & { mayNote: boolean }) => {
  const { rehearsal: texts, errors } = copyTexts()
  return (
    <Section title={texts.title}>
      <Entries
        none={texts.none}
        entries={rehearsals.map((one) => ({
          id: one.id,
          day: one.rehearsedOn,
          line: fill(texts.line, { minutes: Math.round(one.minutes * 10) / 10, by: one.by }),
          note: one.note,
        }))}
      />
      {mayNote && (
        <NoteForm
          words={texts}
          start={{ day: '', minutes: '', note: '' }}
          check={({ day, minutes }) => [
            ...(readDay(day) === null ? [{ field: 'day', text: errors.day }] : []),
            ...(readMinutes(minutes) === null ? [{ field: 'minutes', text: errors.minutes }] : []),
          ]}
          send={({ day, minutes, note }) =>
            call('recordRehearsal', { body: { rehearsedOn: readDay(day) ?? '', minutes: readMinutes(minutes) ?? 0, note } })
          }
        >
          {(bind, id) => (
            <>
              <TextField {...bind('day')} id={id('day')} type="date" label={texts.day} required width="short" />
              <TextField
                {...bind('minutes')}
                id={id('minutes')}
                label={texts.minutes}
                support={texts.minutesSupport}
                required
                width="number"
                inputMode="decimal"
                autoComplete="off"
              />
              <TextArea {...bind('note')} id={id('note')} label={texts.note} required={false} rows={2} maxLength={500} />
            </>
          )}
        </NoteForm>
      )}
    </Section>
  )
}
