// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Status } from '../../ui/Status.tsx'
import { membershipsQuery } from './queries.ts'
import { accountTexts, peopleTexts } from './texts.ts'

/** The institutions that this person works at, each with the way to it, and the way to join another one. */
export const MembershipsPage = () => {
  const texts = peopleTexts().memberships
  const { roles } = accountTexts()
  const { memberships } = useSuspenseQuery(membershipsQuery).data
  const [failing, setFailing] = useState(false)
  return (
    <Page title={texts.title} lead={texts.lead} failing={failing}>
      <Rows>
        {memberships.map(({ organisation, role, until, here }) => (
          <Row
            key={organisation.id}
            link={<p className="text-std-16B-170 text-solid-gray-900">{organisation.name}</p>}
            note={until === null ? roles[role] : `${roles[role]}　${fill(peopleTexts().members.until, { day: calendarDayText(until) })}`}
            status={here ? <Status kind="begun">{texts.here}</Status> : <Go {...organisation} />}
          />
        ))}
      </Rows>
      <Section title={texts.joinTitle} note={texts.joinText}>
        <Join onFailing={setFailing} />
      </Section>
    </Page>
  )
}

/** A form of the page itself: only then can the server give the browser the session of the other institution. */
const Go = ({ id, name }: { id: string; name: string }) => {
  const texts = peopleTexts().memberships
  return (
    <form method="post" action="/switch">
      <input type="hidden" name="organisation" value={id} />
      <Button type="submit" look="outline" aria-label={fill(texts.goTo, { name })}>
        {texts.go}
      </Button>
    </form>
  )
}

const Join = ({ onFailing }: { onFailing: (failing: boolean) => void }) => {
  const texts = peopleTexts().memberships
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [empty, setEmpty] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const join = useMutation({
    mutationFn: (typed: string) => call('acceptInvitation', { body: { code: typed } }),
    onSuccess: () => {
      setCode('')
      void client.invalidateQueries({ queryKey: membershipsQuery.queryKey })
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const missing = code.trim() === ''
    setEmpty(missing)
    onFailing(missing)
    setAttempt(attempt + 1)
    if (!missing && !join.isPending) join.mutate(code)
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-6">
      <ErrorSummary problems={empty ? [{ field: 'code', text: texts.error }] : []} attempt={attempt} />
      {join.data && (
        <Notice kind="done" live title={fill(texts.joined, { name: join.data.organisation.name, role: accountTexts().roles[join.data.role] })} />
      )}
      <TextField
        id="code"
        width="middle"
        label={texts.code}
        support={texts.codeSupport}
        required
        error={empty ? texts.error : undefined}
        autoComplete="one-time-code"
        maxLength={60}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {join.error && <FailureNotice error={asCallError(join.error)} />}
      <div>
        <Button type="submit">{texts.submit}</Button>
      </div>
    </form>
  )
}
