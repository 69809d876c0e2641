// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import type { CallError } from '../../../app/call-error.ts'
import { asCallError } from '../../../app/client.ts'
import { DeniedPage, FailureNotice } from '../../../app/Failure.tsx'
import { language } from '../../../app/language.ts'
import { Page } from '../../../app/Page.tsx'
import { shellTexts } from '../../../app/texts.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { FileField } from '../../../ui/FileField.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import { cell, Table } from '../../../ui/Table.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { FileButton } from '../../document/index.ts'
import { useOutlined } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import { Differences } from './Differences.tsx'
import { readFilledForm } from './filled.ts'
import { formPlaces } from './problems.ts'

const route = getRouteApi('/assessments/$assessment/form')
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Answering in Excel: take the form, read it back, see the differences, and only then store them. */
export const FormPage = () => {
  const texts = assessmentTexts()
  const { assessment } = route.useParams()
  const on = useOutlined(assessment)
  const client = useQueryClient()
  const [taken, setTaken] = useState<number | null>(null)
  const read = useMutation({
    mutationFn: (file: Blob) => readFilledForm(client, on, new Blob([file], { type: workbookType })),
    onMutate: () => setTaken(null),
  })
  const error = read.error ? asCallError(read.error) : null
  // The form holds every question, so it is for whoever answers them all.
  if (!on.draft.whole) return <DeniedPage />
  const back = (
    <BackLink to="/assessments/$assessment" params={{ assessment }}>
      {texts.question.back}
    </BackLink>
  )
  return (
    <Page title={texts.form.title} lead={texts.form.lead} back={back} failing={error !== null}>
      <Section title={texts.form.step1} note={texts.form.step1Text} className="mt-0">
        <FileButton name="readForm" input={{ params: { assessment }, query: { language } }}>
          {texts.form.download}
        </FileButton>
      </Section>
      <Section title={texts.form.step2}>
        <Upload onRead={(file) => read.mutate(file)} busy={read.isPending} />
        {error && <Refused error={error} />}
        {taken !== null && (
          <Notice
            kind="done"
            live
            title={fill(texts.form.taken, { count: taken })}
            actions={
              <ButtonLink to="/assessments/$assessment" params={{ assessment }}>
                {texts.form.continue}
              </ButtonLink>
            }
          />
        )}
      </Section>
      {read.data && (
        <Differences
          draft={on.draft}
          filled={read.data}
          onDone={(count) => {
            read.reset()
            setTaken(count)
          }}
        />
      )}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.form.why}</Disclosure>
      </div>
    </Page>
  )
}

const Upload = ({ onRead, busy }: { onRead: (file: File) => void; busy: boolean }) => {
  const texts = assessmentTexts().form
  const input = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const file = input.current?.files?.[0]
    setMissing(!file)
    if (!file) input.current?.focus()
    else if (!busy) onRead(file)
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-4">
      <FileField
        id="filled-form"
        ref={input}
        accept={`.xlsx,${workbookType}`}
        label={texts.file}
        support={texts.fileSupport}
        required
        error={missing ? texts.noFile : undefined}
      />
      <div>
        <Button type="submit">{texts.read}</Button>
      </div>
      <LiveLine>{busy ? texts.reading : ''}</LiveLine>
    </form>
  )
}

const Refused = ({ error }: { error: CallError }) => {
  const texts = assessmentTexts().form
  const places = formPlaces(error)
  return (
    <div className="grid gap-6">
      <FailureNotice error={error} />
      {places.length > 0 && (
        <Table caption={texts.rowsCaption}>
          <thead>
            <tr>
              <th scope="col" className={cell.head}>
                {texts.place}
              </th>
              <th scope="col" className={cell.head}>
                {texts.reason}
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={`${place.sheet}-${place.row}-${place.column}-${place.message}`}>
                <th scope="row" className={`${cell.row} whitespace-nowrap`}>
                  {place.sheet} {place.column}
                  {place.row}
                </th>
                <td className={cell.text}>{place.message}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  )
}
