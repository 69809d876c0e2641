// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { japaneseDate } from '@shinayaka/domain'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { CallError } from '../../app/call-error.ts'
import { call } from '../../app/client.ts'
import { Page } from '../../app/Page.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { DetailFields } from './DetailFields.tsx'
import { FileFields } from './FileFields.tsx'
import { contentOf, problemsOf, type Typed } from './form.ts'
import { evidenceChanged, limitsQuery } from './queries.ts'
import { SendingList } from './SendingList.tsx'
import { evidenceTexts } from './texts.ts'
import { useSending } from './useSending.ts'

const route = getRouteApi('/evidence/new')

/** What a file above the limit is told without being sent. */
export const tooLargeError = (maxBytes: number): CallError =>
  new CallError({
    code: 'evidence.too-large',
    title: fill(evidenceTexts().sending.tooLarge, { limit: Math.floor(maxBytes / 1024 / 1024) }),
    detail: '',
  })

/** Files or a photo become evidence, each on its own. */
export const AddPage = () => {
  const texts = evidenceTexts()
  const { practice } = route.useSearch()
  const client = useQueryClient()
  const { maxBytes } = useSuspenseQuery(limitsQuery).data
  const [typed, setTyped] = useState<Typed>({
    title: '',
    note: '',
    effective: japaneseDate(new Date()),
    expires: '',
    responsible: '',
    practices: practice === undefined ? [] : [practice],
  })
  const [chosen, setChosen] = useState<readonly File[]>([])
  const [problems, setProblems] = useState<readonly (FieldProblem & { text: string })[]>([])
  const [attempt, setAttempt] = useState(0)
  const sending = useSending(maxBytes, tooLargeError(maxBytes), async (upload, file) => {
    // One title cannot fit several files.
    const content = contentOf(chosen.length > 1 ? { ...typed, title: '' } : typed, file.name)
    return (await call('createEvidence', { body: { ...content, upload: upload.id } })).evidence
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sending.busy) return
    const missing = chosen.length === 0 ? [{ field: 'evidence-files', text: texts.form.errors.file }] : []
    const found = [...missing, ...problemsOf(typed)]
    setProblems(found)
    setAttempt(attempt + 1)
    if (found.length === 0) void sending.send(chosen).then(() => evidenceChanged(client))
  }
  return (
    <Page
      title={texts.form.addTitle}
      lead={texts.form.addLead}
      failing={problems.length > 0}
      back={
        <BackLink to="/evidence" search={practice === undefined ? {} : { practice }}>
          {texts.form.back}
        </BackLink>
      }
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <form noValidate onSubmit={submit} className="grid gap-6">
        <FileFields maxBytes={maxBytes} multiple error={problems.find(({ field }) => field === 'evidence-files')?.text} onChange={setChosen} />
        <DetailFields adding typed={typed} problems={problems} onChange={(change) => setTyped({ ...typed, ...change })} />
        <div>
          <Button type="submit">{texts.form.submit}</Button>
        </div>
      </form>
      <SendingList files={sending.files} busy={sending.busy} onCancel={sending.cancel} />
    </Page>
  )
}
