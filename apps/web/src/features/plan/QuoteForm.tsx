// SPDX-License-Identifier: Apache-2.0
import type { Quote } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type FormEvent, useState } from 'react'
import { call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { Conflict } from './Conflict.tsx'
import { differing, type QuoteForm as Form, quoteContent, quoteFields, quoteForm, quoteProblems } from './form.ts'
import { HoursReading, YenReading } from './Readings.tsx'
import { planTexts } from './texts.ts'
import { useChecked } from './useChecked.ts'
import { useSaving } from './useSaving.ts'
import { meaning } from './words.ts'

/** The institution's own figures for one measure: quote, hours, vendor, day and note. What was typed stays whatever happens. */
export const QuoteForm = ({
  measure,
  quote,
  onSaved,
  onFailing,
}: {
  measure: string
  quote: Quote | null
  onSaved: (quote: Quote) => void
  onFailing: (failing: boolean) => void
}) => {
  const texts = planTexts().quote
  const [form, setForm] = useState<Form>(() => quoteForm(quote))
  const { problems, attempt, check, errorAt } = useChecked(quoteProblems, onFailing)
  const saving = useSaving(
    quote,
    async (content: ReturnType<typeof quoteContent>, version) =>
      (await call('saveQuote', { params: { measure }, body: { ...content, version } })).quote,
    onSaved,
  )
  const place = (field: keyof Form) => `${field}-${measure}`
  const bind = (field: keyof Form) => ({
    id: place(field),
    label: texts[field],
    value: form[field],
    error: errorAt(field),
    required: false,
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [field]: event.target.value }),
  })
  const send = (over: boolean) => {
    if (!check(form) || saving.isPending) return
    if (over) saving.saveOver(quoteContent(form))
    else saving.save(quoteContent(form))
  }
  return (
    <form
      noValidate
      className="grid grid-cols-1 gap-6"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send(false)
      }}
    >
      <p className="text-solid-gray-700">{texts.about}</p>
      <ErrorSummary problems={problems.map(({ field, kind }) => ({ field: place(field), text: texts.errors[kind] }))} attempt={attempt} />
      <div>
        <TextField {...bind('amount')} support={texts.amountSupport} width="middle" autoComplete="off" />
        <YenReading typed={form.amount} />
      </div>
      <div>
        <TextField {...bind('hours')} support={texts.hoursSupport} width="short" autoComplete="off" />
        <HoursReading typed={form.hours} />
      </div>
      <TextField {...bind('vendor')} width="middle" autoComplete="off" />
      <TextField {...bind('quotedOn')} type="date" width="short" />
      <TextArea {...bind('note')} support={texts.noteSupport} rows={2} />
      {saving.theirs && (
        <Conflict
          differing={differing(quoteFields, quoteForm(saving.theirs), form).map((field) => ({
            field,
            name: texts[field],
            theirs: meaning(field, quoteForm(saving.theirs)[field]),
            mine: meaning(field, form[field]),
          }))}
          onMine={() => send(true)}
          onTheirs={() => {
            setForm(quoteForm(saving.theirs))
            saving.takeTheirs()
          }}
        />
      )}
      {saving.error && <FailureNotice error={saving.error} />}
      <div className="flex flex-wrap items-center gap-5">
        <Button type="submit" look="outline" className="min-w-40">
          {texts.save}
        </Button>
        <LiveLine>{saving.isPending ? texts.saving : saving.savedAt && fill(texts.saved, { time: saving.savedAt })}</LiveLine>
      </div>
    </form>
  )
}
