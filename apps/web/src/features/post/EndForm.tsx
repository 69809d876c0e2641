// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { japaneseDate } from '@shinayaka/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { type PostState, postsQuery } from './queries.ts'
import { postTexts } from './texts.ts'

/** Writes the last day of whoever holds a post. */
export const EndForm = ({ state, onDone, onCancel }: { state: PostState; onDone: () => void; onCancel: () => void }) => {
  const texts = postTexts()
  const client = useQueryClient()
  const [until, setUntil] = useState(japaneseDate(new Date()))
  const [empty, setEmpty] = useState(false)
  const end = useMutation({
    mutationFn: () => call('endPost', { params: { post: state.post }, body: { until, version: state.current?.version ?? 0 } }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: postsQuery.queryKey }),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(until === '')
    if (until !== '' && !end.isPending) end.mutate()
  }
  return (
    <form noValidate onSubmit={send} className="mt-4 grid max-w-3xl gap-4 border-s-4 border-key-900 ps-4 md:ps-6">
      <TextField
        id="post-until"
        type="date"
        width="short"
        label={fill(texts.page.endOf, { post: texts.names[state.post] })}
        required
        error={empty ? texts.form.errors.until : undefined}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      {end.error && <FailureNotice error={asCallError(end.error)} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.form.endSubmit}</Button>
        <Button look="outline" onClick={onCancel}>
          {texts.form.cancel}
        </Button>
      </div>
    </form>
  )
}
