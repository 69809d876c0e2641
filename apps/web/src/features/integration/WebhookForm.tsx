// SPDX-License-Identifier: Apache-2.0
import type { WebhookEvent } from '@shinayaka/contract'
import { useState } from 'react'
import { call } from '../../app/client.ts'
import { TextField } from '../../ui/Field.tsx'
import { Choices, KeyForm, type MakesSecret, NameField } from './KeyForm.tsx'
import { webhooksQuery } from './queries.ts'
import { integrationTexts } from './texts.ts'

const events = ['assessment.submitted', 'decision.asked', 'decision.taken', 'account.removed'] as const satisfies readonly WebhookEvent[]

/** Which program is told of what. */
export const WebhookForm = (told: MakesSecret) => {
  const texts = integrationTexts().add
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [chosen, setChosen] = useState<readonly WebhookEvent[]>([])
  return (
    <KeyForm
      {...told}
      missing={{
        'webhook-name': name.trim() === '' ? texts.errors.name : null,
        'webhook-url': url.trim() === '' ? texts.errors.url : null,
        'webhook-events': chosen.length === 0 ? texts.errors.events : null,
      }}
      make={() => call('createWebhook', { body: { name: name.trim(), url: url.trim(), events: [...chosen] } })}
      list={webhooksQuery.queryKey}
      submit={texts.submit}
    >
      {(errorAt) => (
        <>
          <NameField id="webhook-name" texts={texts} value={name} onChange={setName} error={errorAt('webhook-name')} />
          <TextField
            id="webhook-url"
            label={texts.url}
            support={texts.urlSupport}
            required
            maxLength={500}
            error={errorAt('webhook-url')}
            autoComplete="off"
            inputMode="url"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
          <Choices
            id="webhook-events"
            prefix="webhook"
            legend={texts.events}
            offered={events}
            labels={texts.event}
            chosen={chosen}
            onChange={setChosen}
            error={errorAt('webhook-events')}
          />
        </>
      )}
    </KeyForm>
  )
}
