// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Row } from '../../ui/List.tsx'
import { refresh, type SignIn } from './queries.ts'
import { signInTexts } from './texts.ts'

type Passkey = SignIn['passkeys'][number]

const noteOf = ({ created, used, disabled }: Passkey): string => {
  const texts = signInTexts().passkey
  if (disabled !== null) return texts.disabled
  const days = [fill(texts.created, { day: dayText(created) }), ...(used === null ? [] : [fill(texts.used, { day: dayText(used) })])]
  return days.join('　')
}

type Props = { passkey: Passkey; onRemove: () => void; onRenamed: (name: string | null) => void }

/** One passkey with what is known of it, the way to another name, and the way to remove it. */
export const PasskeyLine = ({ passkey, onRemove, onRenamed }: Props) => {
  const texts = signInTexts().passkey
  const [renaming, setRenaming] = useState(false)
  if (renaming)
    return (
      <Row
        link={
          <RenameForm
            passkey={passkey}
            onEnd={(name) => {
              setRenaming(false)
              onRenamed(name)
            }}
          />
        }
      />
    )
  return (
    <Row
      link={<p className="text-std-16B-170 text-solid-gray-900 [overflow-wrap:anywhere]">{passkey.name}</p>}
      note={noteOf(passkey)}
      status={
        <div className="flex flex-wrap gap-3">
          <Button look="text" aria-label={fill(texts.renameOf, passkey)} onClick={() => setRenaming(true)}>
            {texts.rename}
          </Button>
          <Button look="outline" aria-label={fill(texts.removeOf, passkey)} onClick={onRemove}>
            {texts.remove}
          </Button>
        </div>
      }
    />
  )
}

const RenameForm = ({ passkey, onEnd }: { passkey: Passkey; onEnd: (name: string | null) => void }) => {
  const texts = signInTexts().passkey
  const client = useQueryClient()
  const [name, setName] = useState(passkey.name)
  const [empty, setEmpty] = useState(false)
  const rename = useMutation({
    mutationFn: () => call('renamePasskey', { params: { passkey: passkey.id }, body: { name } }),
    onSuccess: async () => {
      await refresh(client)
      onEnd(name.trim())
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(name.trim() === '')
    if (name.trim() !== '' && !rename.isPending) rename.mutate()
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-4">
      <TextField
        id={`passkey-${passkey.id}`}
        label={texts.name}
        support={texts.nameSupport}
        width="middle"
        required
        maxLength={60}
        error={empty ? texts.empty : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {rename.error && <FailureNotice error={asCallError(rename.error)} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.renameSubmit}</Button>
        <Button look="outline" onClick={() => onEnd(null)}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  )
}
