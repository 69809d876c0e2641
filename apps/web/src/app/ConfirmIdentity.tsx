// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { asCallError, call, onConfirmRequired } from './client.ts'
import { hasPasskeys, signWithPasskey } from './passkey.ts'
import { useSession } from './session.ts'
import { shellTexts } from './texts.ts'

type Way = 'password' | 'code' | 'passkey'

const prove = async (way: Way, typed: string): Promise<void> => {
  if (way === 'password') await call('confirmWithPassword', { body: { password: typed } })
  else if (way === 'code') await call('confirmWithCode', { body: { code: typed } })
  else {
    const { options } = await call('startConfirmPasskey')
    await call('confirmWithPasskey', { body: { response: await signWithPasskey(options) } })
  }
}

/** Asks people to prove anew that it is them whenever the server wants that before an act; the act is then sent again by itself. */
export const ConfirmIdentity = () => {
  const [asking, setAsking] = useState<{ answer: (proved: boolean) => void } | null>(null)
  useEffect(() => onConfirmRequired(() => new Promise((resolve) => setAsking({ answer: resolve }))), [])
  if (asking === null) return null
  const end = (proved: boolean) => {
    setAsking(null)
    asking.answer(proved)
  }
  return <Dialog onEnd={end} />
}

const Dialog = ({ onEnd }: { onEnd: (proved: boolean) => void }) => {
  const texts = shellTexts().confirmIdentity
  const { secondFactor, person } = useSession()
  const dialog = useRef<HTMLDialogElement>(null)
  const [way, setWay] = useState<'password' | 'code'>('password')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState('')
  const busy = useRef(false)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const attempt = async (chosen: Way) => {
    if (busy.current) return
    busy.current = true
    try {
      await prove(chosen, typed)
      onEnd(true)
    } catch (thrown) {
      const error = asCallError(thrown)
      setProblem(thrown instanceof DOMException ? texts.stopped : `${error.title}${error.detail}`)
    } finally {
      busy.current = false
    }
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    // The dialog may have been asked for from within a form of the page.
    event.stopPropagation()
    if (typed === '') setProblem(texts.empty)
    else void attempt(way)
  }
  const turn = (next: 'password' | 'code') => {
    setWay(next)
    setTyped('')
    setProblem('')
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby="identity-title"
      onCancel={(event) => {
        event.preventDefault()
        onEnd(false)
      }}
      className="m-auto w-[min(36rem,calc(100%-2rem))] rounded-12 border border-solid-gray-420 bg-white p-6 text-solid-gray-800 backdrop:bg-opacity-gray-500"
    >
      <h2 id="identity-title" className="text-std-20B-150 text-solid-gray-900">
        {texts.title}
      </h2>
      <p className="mt-3">{texts.text}</p>
      <form noValidate onSubmit={send} className="mt-5 grid gap-5">
        <input type="text" name="username" autoComplete="username" value={person.login} readOnly hidden />
        <TextField
          key={way}
          id="identity"
          label={texts[way]}
          type={way === 'password' ? 'password' : 'text'}
          {...(way === 'code' ? { inputMode: 'numeric' as const } : {})}
          autoComplete={way === 'password' ? 'current-password' : 'one-time-code'}
          width="middle"
          required
          error={problem}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{texts.submit}</Button>
          <Button look="outline" onClick={() => onEnd(false)}>
            {texts.cancel}
          </Button>
        </div>
        {secondFactor.enrolled && (
          <div className="flex flex-wrap gap-3">
            <Button look="text" onClick={() => turn(way === 'password' ? 'code' : 'password')}>
              {way === 'password' ? texts.useCode : texts.usePassword}
            </Button>
            {hasPasskeys() && (
              <Button look="text" onClick={() => void attempt('passkey')}>
                {texts.usePasskey}
              </Button>
            )}
          </div>
        )}
      </form>
    </dialog>
  )
}
