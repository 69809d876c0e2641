// SPDX-License-Identifier: Apache-2.0
import type { DraftSummary, InstrumentSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { asCallError, call } from '../../../app/client.ts'
import { dayText, timeText } from '../../../app/dates.ts'
import { durationText } from '../../../app/durations.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { contentLanguage } from '../../../app/language.ts'
import { Button, ButtonLink, type ButtonLook } from '../../../ui/Button.tsx'
import { Bar } from '../../../ui/Progress.tsx'
import { assessmentsQuery } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import type { Entry } from './entries.ts'

/** A self-assessment that can be taken: whom it is for, how long it takes, how far it is, and the one button that leads into it. */
export const EntryCard = ({ entry: { instrument, draft, again }, main }: { entry: Entry; main: boolean }) => {
  const texts = assessmentTexts().list
  const { domains, questions, minutes, title } = instrument
  const look = main ? 'solid' : 'outline'
  return (
    <section className={`rounded-12 border p-5 md:p-6 ${main ? 'border-2 border-key-900' : 'border-solid-gray-300'}`}>
      <h2 className="text-std-20B-150 text-solid-gray-900">{nameOf(title)}</h2>
      <p {...contentLanguage} className="mt-1">
        {instrument.audience}
      </p>
      <p className="mt-1 text-solid-gray-700">{fill(texts.size, { domains, questions, time: durationText(minutes / 60) })}</p>
      {draft ? <Resume draft={draft} title={nameOf(title)} look={look} /> : <Start instrument={instrument} again={again} look={look} />}
    </section>
  )
}

const For = ({ title }: { title: string }) => <span className="sr-only">：{title}</span>

const Resume = ({ draft, title, look }: { draft: DraftSummary; title: string; look: ButtonLook }) => {
  const texts = assessmentTexts().list
  const { questions, answered, updatedAt } = draft
  const done = answered >= questions
  return (
    <>
      {answered > 0 && (
        <>
          <p className="mt-4 text-std-16B-170 text-solid-gray-900">
            {fill(texts.resumeNote, { questions, answered, day: dayText(updatedAt), time: timeText(updatedAt) })}
          </p>
          <Bar share={answered / questions} />
        </>
      )}
      <p className="mt-5">
        <ButtonLink look={look} to={done ? '/assessments/$assessment/check' : '/assessments/$assessment'} params={{ assessment: draft.id }}>
          {done ? texts.resumeDone : answered === 0 ? texts.start : texts.resume}
          <For title={title} />
        </ButtonLink>
      </p>
    </>
  )
}

const Start = ({ instrument, again, look }: { instrument: InstrumentSummary; again: boolean; look: ButtonLook }) => {
  const texts = assessmentTexts().list
  const navigate = useNavigate()
  const client = useQueryClient()
  const start = useMutation({
    mutationFn: () => call('startAssessment', { body: { instrument: instrument.id } }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: assessmentsQuery.queryKey })
      return navigate({ to: '/assessments/$assessment', params: { assessment: id } })
    },
  })
  return (
    <div className="mt-4 grid gap-4">
      {start.error && <FailureNotice error={asCallError(start.error)} />}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button look={look} onClick={() => !start.isPending && start.mutate()}>
          {again ? texts.again : texts.start}
          <For title={nameOf(instrument.title)} />
        </Button>
        <p className="text-solid-gray-700">{texts.startNote}</p>
      </div>
    </div>
  )
}
