// SPDX-License-Identifier: Apache-2.0
import type { StoppedDay } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type FormEvent, useState } from 'react'
import { call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { yenText } from '../../app/money.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { Conflict } from './Conflict.tsx'
import { daysWorth } from './choose.ts'
import { differing, type StoppedForm as Form, stoppedFields, stoppedForm, stoppedProblems } from './form.ts'
import { YenReading } from './Readings.tsx'
import { planTexts } from './texts.ts'
import { useChecked } from './useChecked.ts'
import { useSaving } from './useSaving.ts'
import { meaning } from './words.ts'

type Editing = { onSaved: (stopped: StoppedDay) => void; onFailing: (failing: boolean) => void }

/** What a stopped day costs here, compared with what was chosen; with the way to the figure for whoever enters it. */
export const StoppedDaySection = ({
  stopped,
  chosenYen,
  editing,
}: {
  stopped: StoppedDay | null
  /** The quotes of what was chosen, added. */
  chosenYen: number
  /** Null for whoever may only read. */
  editing: Editing | null
}) => {
  const texts = planTexts().stopped
  return (
    <Section id="stopped" title={texts.title} note={texts.note}>
      {stopped ? <Value stopped={stopped} chosenYen={chosenYen} /> : <p>{texts.none}</p>}
      {editing && (
        <div className="mt-5 max-w-3xl print:hidden">
          <Disclosure summary={stopped ? texts.openAgain : texts.open}>
            <StoppedForm stopped={stopped} {...editing} />
          </Disclosure>
          <Disclosure summary={texts.how}>
            <ol className="grid list-decimal gap-2 ps-6">
              {texts.howSteps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </Disclosure>
        </div>
      )}
    </Section>
  )
}

const Value = ({ stopped, chosenYen }: { stopped: StoppedDay; chosenYen: number }) => {
  const texts = planTexts().stopped
  const days = daysWorth(chosenYen, stopped.yen)
  return (
    <>
      <p className="text-std-24B-150 text-solid-gray-900 tabular-nums">{fill(texts.value, { yen: yenText(stopped.yen) })}</p>
      {stopped.basis !== '' && <p className="text-solid-gray-700">{fill(texts.basis, stopped)}</p>}
      <p className="mt-2">{fill(texts.ten, { yen: yenText(stopped.yen * 10) })}</p>
      {chosenYen > 0 && <p>{days === null ? texts.worthLess : fill(texts.worth, { days })}</p>}
    </>
  )
}

const StoppedForm = ({ stopped, onSaved, onFailing }: { stopped: StoppedDay | null } & Editing) => {
  const words = planTexts()
  const texts = words.stopped
  const names = { amount: texts.amount, basis: texts.basis_ }
  const [form, setForm] = useState<Form>(() => stoppedForm(stopped))
  const { problems, attempt, check, errorAt } = useChecked(stoppedProblems, onFailing)
  const saving = useSaving(
    stopped,
    async (content: Form, version) => (await call('saveStoppedDay', { body: { ...content, version } })).stoppedDay,
    onSaved,
  )
  const place = (field: keyof Form) => `stopped-${field}`
  const bind = (field: keyof Form) => ({
    id: place(field),
    label: names[field],
    value: form[field],
    error: errorAt(field),
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [field]: event.target.value }),
  })
  const send = (over: boolean) => {
    if (!check(form) || saving.isPending) return
    if (over) saving.saveOver(form)
    else saving.save(form)
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
      <ErrorSummary problems={problems.map(({ field, kind }) => ({ field: place(field), text: words.quote.errors[kind] }))} attempt={attempt} />
      <div>
        <TextField {...bind('amount')} support={texts.amountSupport} required width="middle" autoComplete="off" />
        <YenReading typed={form.amount} />
      </div>
      <TextArea {...bind('basis')} support={texts.basisSupport} required={false} rows={2} />
      {saving.theirs && (
        <Conflict
          differing={differing(stoppedFields, stoppedForm(saving.theirs), form).map((field) => ({
            field,
            name: names[field],
            theirs: meaning(field, stoppedForm(saving.theirs)[field]),
            mine: meaning(field, form[field]),
          }))}
          onMine={() => send(true)}
          onTheirs={() => {
            setForm(stoppedForm(saving.theirs))
            saving.takeTheirs()
          }}
        />
      )}
      {saving.error && <FailureNotice error={saving.error} />}
      <div className="flex flex-wrap items-center gap-5">
        <Button type="submit" look="outline" className="min-w-40">
          {words.quote.save}
        </Button>
        <LiveLine>{saving.isPending ? words.quote.saving : saving.savedAt && fill(words.quote.saved, { time: saving.savedAt })}</LiveLine>
      </div>
    </form>
  )
}
