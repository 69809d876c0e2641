// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { timeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { DetailFields } from './DetailFields.tsx'
import { contentOf, problemsOf, type Typed } from './form.ts'
import { type Evidence, evidenceChanged } from './queries.ts'
import { evidenceTexts } from './texts.ts'

/** Changes what is said of a piece of evidence; where somebody else was first, their version comes and nothing of it is lost. */
export const DetailForm = ({ evidence }: { evidence: Evidence }) => {
  const texts = evidenceTexts()
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>({
    title: evidence.title,
    note: evidence.note,
    effective: evidence.effective,
    expires: evidence.expires ?? '',
    responsible: evidence.responsible?.id ?? '',
    practices: evidence.links.map(({ id }) => id),
  })
  const [problems, setProblems] = useState<{ field: string; text: string }[]>([])
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const [savedAt, setSavedAt] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const untitled = typed.title.trim() === '' ? [{ field: 'evidence-title', text: texts.form.errors.title }] : []
    const found = [...untitled, ...problemsOf(typed)]
    setProblems(found)
    setAttempt(attempt + 1)
    setError(null)
    if (found.length > 0) return
    try {
      await call('saveEvidence', { params: { evidence: evidence.id }, body: { ...contentOf(typed, ''), version: evidence.version } })
      setSavedAt(timeText(new Date().toISOString()))
      await evidenceChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <DetailFields
        adding={false}
        typed={typed}
        problems={problems}
        gone={evidence.responsible?.id ? { id: evidence.responsible.id, name: evidence.responsible.name } : null}
        onChange={(change) => setTyped({ ...typed, ...change })}
      />
      {error?.code === 'record.stale' ? (
        <Notice live kind="heed" title={error.title}>
          <Button look="outline" onClick={() => void evidenceChanged(client)}>
            {texts.one.stale}
          </Button>
        </Notice>
      ) : (
        error && <FailureNotice error={error} />
      )}
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <Button type="submit">{texts.form.save}</Button>
        <LiveLine>{savedAt === '' ? '' : fill(texts.form.saved, { time: savedAt })}</LiveLine>
      </div>
    </form>
  )
}
