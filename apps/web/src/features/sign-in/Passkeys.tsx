// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { createPasskey, hasPasskeys } from '../../app/passkey.ts'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasskeyLine } from './PasskeyLine.tsx'
import { refresh, type SignIn } from './queries.ts'
import { signInTexts } from './texts.ts'

/** Why no passkey can be added here and now; null where one can. */
const hindranceOf = ({ passkeyHindrance, passkeyAddress }: SignIn): string | null => {
  const texts = signInTexts().passkey.hindrance
  if (passkeyHindrance !== null) return texts[passkeyHindrance]
  if (location.origin !== passkeyAddress) return isSecureContext ? fill(texts['other-address'], { address: passkeyAddress }) : texts['not-https']
  return hasPasskeys() ? null : texts.browser
}

/** The person's passkeys, and the way to one more; where they cannot be used, why not. */
export const Passkeys = ({ signIn, onAdded }: { signIn: SignIn; onAdded: (codes: string[] | null) => Promise<void> }) => {
  const texts = signInTexts()
  const client = useQueryClient()
  const [asking, setAsking] = useState<SignIn['passkeys'][number] | null>(null)
  const [renamed, setRenamed] = useState<string | null>(null)
  const remove = useMutation({
    mutationFn: (passkey: string) => call('removePasskey', { params: { passkey } }),
    onSuccess: () => refresh(client),
  })
  const hindrance = hindranceOf(signIn)
  return (
    <div className="mt-2 grid gap-4">
      <p>{texts.passkey.about}</p>
      {renamed !== null && <Notice kind="done" live title={fill(texts.passkey.renamed, { name: renamed })} />}
      {signIn.passkeys.length > 0 && (
        <Rows>
          {signIn.passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} onRemove={() => setAsking(passkey)} onRenamed={setRenamed} />
          ))}
        </Rows>
      )}
      {remove.error && <FailureNotice error={asCallError(remove.error)} />}
      {hindrance === null ? <Adding onAdded={onAdded} /> : <p>{hindrance}</p>}
      <Confirm
        open={asking !== null}
        title={fill(texts.removeAsk.title, { name: asking?.name ?? '' })}
        confirm={texts.passkey.remove}
        onCancel={() => setAsking(null)}
        onConfirm={() => {
          if (asking !== null) remove.mutate(asking.id)
          setAsking(null)
        }}
      >
        {texts.removeAsk.text}
      </Confirm>
    </div>
  )
}

const Adding = ({ onAdded }: { onAdded: (codes: string[] | null) => Promise<void> }) => {
  const texts = signInTexts().passkey
  const [name, setName] = useState('')
  const [empty, setEmpty] = useState(false)
  const add = useMutation({
    mutationFn: async () => {
      const { options } = await call('startPasskey')
      return call('addPasskey', { body: { name, response: await createPasskey(options) } })
    },
    onSuccess: async ({ recoveryCodes }) => {
      setName('')
      await onAdded(recoveryCodes)
    },
  })
  const stopped = add.error instanceof DOMException
  const send = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(name.trim() === '')
    if (name.trim() !== '' && !add.isPending) add.mutate()
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-4">
      <TextField
        id="passkey-name"
        label={texts.name}
        support={texts.nameSupport}
        width="middle"
        required
        maxLength={60}
        error={empty ? texts.empty : stopped ? texts.stopped : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {add.error && !stopped && <FailureNotice error={asCallError(add.error)} />}
      <div>
        <Button look="outline" type="submit">
          {texts.add}
        </Button>
      </div>
    </form>
  )
}
