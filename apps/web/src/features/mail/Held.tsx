// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { ownMailQuery } from './queries.ts'
import { mailTexts } from './texts.ts'

type Props = { address: string; changeable: boolean; onChange: () => void; onRemoved: () => void }

/** The address that counts, with the ways to change and to remove it. */
export const Held = ({ address, changeable, onChange, onRemoved }: Props) => {
  const texts = mailTexts().address
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => call('removeOwnMail'),
    onSuccess: (mail) => {
      client.setQueryData(ownMailQuery.queryKey, mail)
      onRemoved()
    },
  })
  return (
    <div className="mb-5 grid gap-4">
      <p className="text-std-16B-170 text-solid-gray-900 [overflow-wrap:anywhere]">{fill(texts.held, { address })}</p>
      {remove.error && <FailureNotice error={asCallError(remove.error)} />}
      <div className="flex flex-wrap gap-3">
        {changeable && (
          <Button look="outline" onClick={onChange}>
            {texts.change}
          </Button>
        )}
        <Button look="text" onClick={() => setAsking(true)}>
          {texts.remove}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={texts.removeAsk}
        confirm={texts.remove}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          remove.mutate()
        }}
      >
        {fill(texts.removeText, { address })}
      </Confirm>
    </div>
  )
}
