// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { mailStateQuery, ownMailQuery } from './queries.ts'
import { mailTexts } from './texts.ts'

const ofField: readonly string[] = ['mail.address-invalid', 'mail.already']

/** Takes an address, however it is typed, and has a code sent to it. */
export const AddressForm = ({ onSent, onCancel }: { onSent: () => void; onCancel: (() => void) | null }) => {
  const texts = mailTexts().address
  const client = useQueryClient()
  const [address, setAddress] = useState('')
  const [empty, setEmpty] = useState(false)
  const ask = useMutation({
    mutationFn: () => call('askOwnMail', { body: { address } }),
    onSuccess: (mail) => {
      client.setQueryData(ownMailQuery.queryKey, mail)
      void client.invalidateQueries({ queryKey: mailStateQuery.queryKey })
      onSent()
    },
  })
  const error = ask.error ? asCallError(ask.error) : null
  const atField = error !== null && ofField.includes(error.code)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const missing = address.trim() === ''
    setEmpty(missing)
    if (missing) ask.reset()
    else if (!ask.isPending) ask.mutate()
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-5">
      <TextField
        id="mail-address"
        label={texts.label}
        support={texts.support}
        width="middle"
        required
        inputMode="email"
        autoComplete="email"
        maxLength={400}
        error={empty ? texts.empty : atField ? `${error.title}${error.detail}` : undefined}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      {error && !atField && <FailureNotice error={error} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.send}</Button>
        {onCancel && (
          <Button look="outline" onClick={onCancel}>
            {texts.cancel}
          </Button>
        )}
      </div>
    </form>
  )
}
