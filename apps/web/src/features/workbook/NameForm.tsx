// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { timeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { type Workbook, workbooksChanged } from './queries.ts'
import { workbookTexts } from './texts.ts'

/** Renames a form, or takes it off the list. */
export const NameForm = ({ workbook: { id, name: held, version } }: { workbook: Workbook }) => {
  const texts = workbookTexts()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(held)
  const [missing, setMissing] = useState(false)
  const [saved, setSaved] = useState('')
  const save = useMutation({
    mutationFn: (retired: boolean) => call('renameWorkbook', { params: { workbook: id }, body: { name, retired, version } }),
    onSuccess: async (_, retired) => {
      setSaved(fill(texts.one.saved, { time: timeText(new Date().toISOString()) }))
      if (retired) await navigate({ to: '/workbooks' })
      await workbooksChanged(client)
    },
  })
  const send = (retired: boolean) => {
    setMissing(name.trim() === '')
    if (name.trim() !== '' && !save.isPending) save.mutate(retired)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(false)
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <TextField
        id="workbook-name"
        label={texts.upload.name}
        required
        maxLength={100}
        value={name}
        error={missing ? texts.upload.needName : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      {save.error && <FailureNotice error={asCallError(save.error)} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="outline">
          {texts.one.save}
        </Button>
        <LiveLine>{saved}</LiveLine>
      </div>
      <p>{texts.one.retireNote}</p>
      <div>
        <Button look="outline" onClick={() => send(true)}>
          {texts.one.retire}
        </Button>
      </div>
    </form>
  )
}
