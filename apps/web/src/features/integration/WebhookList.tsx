// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { type Webhook, webhooksQuery } from './queries.ts'
import { integrationTexts } from './texts.ts'

/** Who is told, how the newest calls ended, and the ways to try it and to end it. */
export const WebhookList = () => {
  const texts = integrationTexts().webhooks
  const { webhooks, hosts } = useSuspenseQuery(webhooksQuery).data
  const client = useQueryClient()
  const [asked, setAsked] = useState<Webhook | null>(null)
  const [told, setTold] = useState('')
  const refresh = () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey })
  const remove = useMutation({
    mutationFn: (webhook: Webhook) => call('removeWebhook', { params: { webhook: webhook.id } }),
    onSuccess: (_, { name }) => setTold(fill(texts.removed, { name })),
    onSettled: refresh,
  })
  const test = useMutation({
    mutationFn: (webhook: Webhook) => call('testWebhook', { params: { webhook: webhook.id } }),
    onSuccess: (_, { name }) => {
      setTold(fill(texts.tested, { name }))
      // The job looks every three seconds.
      setTimeout(() => void refresh(), 5000)
    },
    onSettled: refresh,
  })
  const failure = remove.error ?? test.error
  return (
    <>
      <p className="mb-4">{hosts.length === 0 ? texts.noHosts : fill(texts.hosts, { hosts: hosts.join('、') })}</p>
      {failure && <FailureNotice error={asCallError(failure)} />}
      {webhooks.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <Rows>
          {webhooks.map((webhook) => (
            <Row
              key={webhook.id}
              link={<p className="text-std-16B-170 text-solid-gray-900">{webhook.name}</p>}
              note={<Calls webhook={webhook} />}
              status={
                <span className="flex flex-wrap gap-3">
                  <Button look="outline" aria-label={fill(texts.testOf, webhook)} onClick={() => test.mutate(webhook)}>
                    {texts.test}
                  </Button>
                  <Button look="outline" aria-label={fill(texts.removeOf, webhook)} onClick={() => setAsked(webhook)}>
                    {texts.remove}
                  </Button>
                </span>
              }
            />
          ))}
        </Rows>
      )}
      <LiveLine>{told}</LiveLine>
      <Confirm
        open={asked !== null}
        title={fill(texts.removeAsk, { name: asked?.name ?? '' })}
        confirm={texts.remove}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked) remove.mutate(asked)
          setAsked(null)
        }}
      >
        {texts.removeText}
      </Confirm>
    </>
  )
}

const Calls = ({ webhook: { url, calls } }: { webhook: Webhook }) => {
  const { webhooks, add } = integrationTexts()
  const named = add.event as Record<string, string>
  return (
    <span className="grid gap-1">
      <span className="break-all">{url}</span>
      {calls.map(({ event, at, state, attempts, problem }) => (
        <span key={`${event}${at}`}>{fill(webhooks.call, { event: named[event] ?? event, state: webhooks.state[state], attempts, problem })}</span>
      ))}
    </span>
  )
}
