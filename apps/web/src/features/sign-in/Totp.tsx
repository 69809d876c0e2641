// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { TextField } from '../../ui/Field.tsx'
import { type NewTotp, refresh, type SignIn } from './queries.ts'
import { signInTexts } from './texts.ts'

/** The authenticator app: whether there is one, how to add or replace it, and how to remove it. */
export const Totp = ({ totp, onAdded }: { totp: SignIn['totp']; onAdded: (codes: string[] | null) => Promise<void> }) => {
  const texts = signInTexts()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const start = useMutation({ mutationFn: () => call('startTotp') })
  const remove = useMutation({ mutationFn: () => call('removeTotp'), onSuccess: () => refresh(client) })
  if (start.data !== undefined)
    return (
      <Enrolment
        started={start.data}
        onCancel={() => start.reset()}
        onAdded={async (codes) => {
          start.reset()
          await onAdded(codes)
        }}
      />
    )
  const failed = start.error ?? remove.error
  return (
    <div className="mt-2 grid gap-4">
      <p>{texts.totp.about}</p>
      {totp === null ? (
        <p>{texts.totp.none}</p>
      ) : (
        <p className="flex flex-wrap gap-x-4">
          <span className="text-std-16B-170">{fill(texts.totp.since, { day: dayText(totp.since) })}</span>
          {totp.used !== null && <span>{fill(texts.totp.used, { day: dayText(totp.used) })}</span>}
        </p>
      )}
      {failed && <FailureNotice error={asCallError(failed)} />}
      <div className="flex flex-wrap gap-3">
        <Button look={totp === null ? 'solid' : 'outline'} onClick={() => start.mutate()}>
          {totp === null ? texts.totp.add : texts.totp.replace}
        </Button>
        {totp !== null && (
          <Button look="text" onClick={() => setAsking(true)}>
            {texts.totp.remove}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        title={fill(texts.removeAsk.title, { name: texts.removeAsk.totp })}
        confirm={texts.totp.remove}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          remove.mutate()
        }}
      >
        {texts.removeAsk.text}
      </Confirm>
    </div>
  )
}

/** Three steps: open the app, let it read the picture, type what it shows. */
const Enrolment = ({
  started,
  onCancel,
  onAdded,
}: {
  started: NewTotp
  onCancel: () => void
  onAdded: (codes: string[] | null) => Promise<void>
}) => {
  const texts = signInTexts().totp
  const [code, setCode] = useState('')
  const [empty, setEmpty] = useState(false)
  const confirm = useMutation({
    mutationFn: () => call('confirmTotp', { body: { code } }),
    onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes),
  })
  const error = confirm.error ? asCallError(confirm.error) : null
  const wrong = error?.code === 'second-factor.code-wrong' ? `${error.title}${error.detail}` : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(code.trim() === '')
    if (code.trim() === '') confirm.reset()
    else if (!confirm.isPending) confirm.mutate()
  }
  const { size, path } = started.qr
  return (
    <form noValidate onSubmit={send} className="mt-3">
      <ol className="grid list-decimal gap-5 ps-6">
        <li>{texts.step1}</li>
        <li>
          {texts.step2}
          <svg
            role="img"
            aria-label={texts.qr}
            viewBox={`0 0 ${size} ${size}`}
            shapeRendering="crispEdges"
            className="mt-3 size-60 max-w-full bg-white"
          >
            <path d={path} className="fill-black" />
          </svg>
          <p className="mt-3">{texts.secret}</p>
          <p className="font-mono text-std-17B-170 text-solid-gray-900 [overflow-wrap:anywhere]">{started.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        </li>
        <li>
          {texts.step3}
          <div className="mt-3">
            <TextField
              id="totp-code"
              label={texts.code}
              width="short"
              required
              inputMode="numeric"
              autoComplete="one-time-code"
              error={empty ? texts.empty : wrong}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </div>
        </li>
      </ol>
      {error && wrong === undefined && (
        <div className="mt-4">
          <FailureNotice error={error} />
        </div>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button type="submit">{texts.submit}</Button>
        <Button look="outline" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  )
}
