// SPDX-License-Identifier: Apache-2.0
import type { WebhookEvent } from '@shinayaka/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Checks } from '../../ui/Checks.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { webhooksQuery } from './queries.ts'
import { integrationTexts } from './texts.ts'

const events = ['assessment.submitted', 'decision.asked', 'decision.taken', 'account.removed'] as const satisfies readonly WebhookEvent[]

/** Which program is told of what. */
export const WebhookForm = ({ onMade, onFailing }: { onMade: (secret: string) => void; onFailing: (failing: boolean) => void }) => {
  const texts = integrationTexts().add
  const client = useQueryClient()
  const [form, setForm] = useState({ name: '', url: '', chosen: [] as readonly WebhookEvent[] })
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const add = useMutation({
    mutationFn: () => call('createWebhook', { body: { name: form.name.trim(), url: form.url.trim(), events: [...form.chosen] } }),
    onSuccess: ({ secret }) => {
      void client.invalidateQueries({ queryKey: webhooksQuery.queryKey })
      onMade(secret)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const found: FieldProblem[] = [
      ...(form.name.trim() === '' ? [{ field: 'webhook-name', text: texts.errors.name }] : []),
      ...(form.url.trim() === '' ? [{ field: 'webhook-url', text: texts.errors.url }] : []),
      ...(form.chosen.length === 0 ? [{ field: 'webhook-events', text: texts.errors.events }] : []),
    ]
    setProblems(found)
    onFailing(found.length > 0)
    setAttempt(attempt + 1)
    if (found.length === 0 && !add.isPending) add.mutate()
  }
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.text
  return (
    <form noValidate onSubmit={send} className="grid max-w-3xl gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      <TextField
        id="webhook-name"
        width="middle"
        label={texts.name}
        support={texts.nameSupport}
        required
        maxLength={60}
        error={errorAt('webhook-name')}
        autoComplete="off"
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
      />
      <TextField
        id="webhook-url"
        label={texts.url}
        support={texts.urlSupport}
        required
        maxLength={500}
        error={errorAt('webhook-url')}
        autoComplete="off"
        inputMode="url"
        value={form.url}
        onChange={(event) => setForm({ ...form, url: event.target.value })}
      />
      <Checks id="webhook-events" legend={texts.events} required error={errorAt('webhook-events')}>
        {events.map((one) => (
          <Checkbox
            key={one}
            id={`webhook-${one}`}
            label={texts.event[one]}
            checked={form.chosen.includes(one)}
            onChange={(checked) => setForm({ ...form, chosen: checked ? [...form.chosen, one] : form.chosen.filter((other) => other !== one) })}
          />
        ))}
      </Checks>
      {add.error && <FailureNotice error={asCallError(add.error)} />}
      <div>
        <Button type="submit">{texts.submit}</Button>
      </div>
    </form>
  )
}
