// SPDX-License-Identifier: Apache-2.0
import { japaneseDate } from '@shinayaka/domain'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../app/client.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { tooLargeError } from './AddPage.tsx'
import { DateFields } from './DetailFields.tsx'
import { FileFields } from './FileFields.tsx'
import { problemsOf } from './form.ts'
import { type Evidence, evidenceChanged, limitsQuery } from './queries.ts'
import { SendingList } from './SendingList.tsx'
import { evidenceTexts } from './texts.ts'
import { useSending } from './useSending.ts'

/** Puts a newer file in the place of the one in force, with its own dates. */
export const ReviseForm = ({ evidence }: { evidence: Evidence }) => {
  const texts = evidenceTexts()
  const client = useQueryClient()
  const { maxBytes } = useSuspenseQuery(limitsQuery).data
  const [dates, setDates] = useState({ effective: japaneseDate(new Date()), expires: '' })
  const [chosen, setChosen] = useState<readonly File[]>([])
  const [problems, setProblems] = useState<{ field: string; text: string }[]>([])
  const [attempt, setAttempt] = useState(0)
  const sending = useSending(maxBytes, tooLargeError(maxBytes), async (upload) => {
    const body = { upload: upload.id, effective: dates.effective, expires: dates.expires === '' ? null : dates.expires, version: evidence.version }
    return (await call('reviseEvidence', { params: { evidence: evidence.id }, body })).evidence
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sending.busy) return
    const missing = chosen.length === 0 ? [{ field: 'evidence-files', text: texts.form.errors.file }] : []
    const found = [...missing, ...problemsOf(dates, 'revision')]
    setProblems(found)
    setAttempt(attempt + 1)
    // A photo taken after a file was chosen is meant instead of it.
    if (found.length === 0) void sending.send(chosen.slice(-1)).then((taken) => (taken > 0 ? evidenceChanged(client) : undefined))
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      <p>{texts.one.reviseNote}</p>
      <FileFields maxBytes={maxBytes} multiple={false} error={problems.find(({ field }) => field === 'evidence-files')?.text} onChange={setChosen} />
      <DateFields prefix="revision" typed={dates} problems={problems} onChange={(change) => setDates({ ...dates, ...change })} />
      <div>
        <Button type="submit">{texts.one.reviseSubmit}</Button>
      </div>
      <SendingList files={sending.files} busy={sending.busy} onCancel={sending.cancel} />
    </form>
  )
}
