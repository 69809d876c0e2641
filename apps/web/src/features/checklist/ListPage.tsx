// SPDX-License-Identifier: Apache-2.0
import type { ChecklistSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText, dayText, fiscalYearText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { Status } from '../../ui/Status.tsx'
import { Offers } from './carry/Offers.tsx'
import { checklistsQuery } from './queries.ts'
import { RecordLinks } from './records/RecordLinks.tsx'
import { checklistTexts } from './texts.ts'
import { nameOf } from './words.ts'

/** The official forms of the institution, this year's first. */
export const ListPage = () => {
  const texts = checklistTexts().list
  const { forms } = useSuspenseQuery(checklistsQuery).data
  const [now, others] = [forms.filter(({ current }) => current), forms.filter(({ current }) => !current)]
  return (
    <Page title={texts.title} lead={texts.lead}>
      {forms.length === 0 && <p>{texts.empty}</p>}
      <Offers forms={forms} />
      {now.length > 0 && (
        <Section title={texts.now} className="">
          <Forms forms={now} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={texts.earlier}>
          <Forms forms={others} />
        </Section>
      )}
      <RecordLinks />
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

const Forms = ({ forms }: { forms: readonly ChecklistSummary[] }) => {
  const [error, setError] = useState<CallError | null>(null)
  return (
    <>
      {error && <FailureNotice error={error} />}
      <Rows>
        {forms.map((form) => (
          <FormRow key={form.form} form={form} onError={setError} />
        ))}
      </Rows>
    </>
  )
}

const FormRow = ({ form, onError }: { form: ChecklistSummary; onError: (error: CallError) => void }) => {
  const texts = checklistTexts().list
  const edits = useAbility('checklist.edit')
  const navigate = useNavigate()
  const start = async () => {
    try {
      const { checklist } = await call('startChecklist', { body: { form: form.form } })
      await navigate({ to: '/checklists/$checklist', params: { checklist } })
    } catch (thrown) {
      onError(asCallError(thrown))
    }
  }
  const title = nameOf(form.title)
  const year = form.year === null ? '' : fiscalYearText(form.year)
  const note = form.deadline === null ? texts.noteNone : fill(texts.note, { year, deadline: calendarDayText(form.deadline) })
  return (
    <Row
      link={
        form.checklist === null ? (
          <span className="text-std-16B-170">{title}</span>
        ) : (
          <RowLink to="/checklists/$checklist" params={{ checklist: form.checklist }}>
            {title}
          </RowLink>
        )
      }
      note={note}
      status={
        form.checklist !== null ? (
          <FormState form={form} />
        ) : edits ? (
          <Button look="outline" onClick={() => void start()} aria-label={`${texts.start}: ${title}`}>
            {texts.start}
          </Button>
        ) : (
          texts.notBegun
        )
      }
    />
  )
}

const FormState = ({ form: { standing, submitted } }: { form: ChecklistSummary }) => {
  const texts = checklistTexts().list
  if (standing !== null && standing.contradictions.length > 0)
    return <Status kind="heed">{fill(texts.contradicts, { count: standing.contradictions.length })}</Status>
  if (standing !== null && standing.open > 0) return <Status kind="begun">{fill(texts.open, { open: standing.open })}</Status>
  if (submitted !== null) return <Status kind="done">{fill(texts[submitted.kind], { day: dayText(submitted.at) })}</Status>
  return <Status kind="open">{texts.done}</Status>
}
