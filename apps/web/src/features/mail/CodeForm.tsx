// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { timeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { TextField } from '../../ui/Field.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { mailStateQuery, type OwnMail, ownMailQuery } from './queries.ts'
import { mailTexts } from './texts.ts'

type Props = { waiting: NonNullable<OwnMail['waiting']>; onOther: () => void; onConfirmed: () => void }

/** Takes the code that arrived at an address. */
export const CodeForm = ({ waiting, onOther, onConfirmed }: Props) => {
  const texts = mailTexts().code
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [empty, setEmpty] = useState(false)
  // A letter left, and the part for those who look after the mail server says so.
  const keep = (mail: OwnMail) => {
    client.setQueryData(ownMailQuery.queryKey, mail)
    void client.invalidateQueries({ queryKey: mailStateQuery.queryKey })
  }
  const confirm = useMutation({
    mutationFn: () => call('confirmOwnMail', { body: { code } }),
    onSuccess: (mail) => {
      keep(mail)
      onConfirmed()
    },
  })
  const again = useMutation({ mutationFn: () => call('askOwnMail', { body: { address: waiting.address } }), onSuccess: keep })
  const error = confirm.error ? asCallError(confirm.error) : null
  const atField = error?.code === 'mail.code-wrong' || error?.code === 'mail.code-ended'
  const send = (event: FormEvent) => {
    event.preventDefault()
    const missing = code.trim() === ''
    setEmpty(missing)
    if (missing) confirm.reset()
    else if (!confirm.isPending) confirm.mutate()
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-5">
      <p className="[overflow-wrap:anywhere]">{fill(texts.sent, { address: waiting.address, time: timeText(waiting.until) })}</p>
      <TextField
        id="mail-code"
        label={texts.label}
        support={texts.support}
        width="short"
        required
        autoComplete="one-time-code"
        maxLength={60}
        error={empty ? texts.empty : error && atField ? `${error.title}${error.detail}` : undefined}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {error && !atField && <FailureNotice error={error} />}
      {again.error && <FailureNotice error={asCallError(again.error)} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.submit}</Button>
        <Button look="outline" onClick={() => !again.isPending && again.mutate()}>
          {texts.again}
        </Button>
        <Button look="text" onClick={onOther}>
          {texts.other}
        </Button>
      </div>
      <LiveLine>{again.isSuccess ? texts.resent : ''}</LiveLine>
      <Disclosure summary={texts.lostTitle}>{texts.lost}</Disclosure>
    </form>
  )
}
