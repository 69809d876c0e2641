// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { refresh, type SignIn } from './queries.ts'
import { signInTexts } from './texts.ts'

/** Whether this address was come back to from the provider, linked. */
const justLinked = () => new URLSearchParams(location.search).has('linked')

/** One's own link with the hospital's identity provider: made there, by oneself, after signing in here. */
export const Provider = ({ provider }: { provider: NonNullable<SignIn['provider']> }) => {
  const texts = signInTexts().provider
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const link = useMutation({
    mutationFn: () => call('startProviderLink'),
    onSuccess: ({ url }) => location.assign(url),
  })
  const unlink = useMutation({ mutationFn: () => call('removeProviderLink'), onSuccess: () => refresh(client) })
  const failed = link.error ?? unlink.error
  const { linked, used } = provider
  return (
    <Section title={texts.title} note={fill(texts.about, provider)}>
      <div className="grid gap-4">
        {justLinked() && linked !== null && <Notice kind="done" live title={fill(texts.linked, provider)} />}
        <p>
          {linked === null ? texts.none : fill(texts.since, { day: dayText(linked) })} {used !== null && fill(texts.used, { day: dayText(used) })}
        </p>
        {failed && <FailureNotice error={asCallError(failed)} />}
        <div className="flex flex-wrap items-center gap-4">
          {linked === null ? (
            <>
              <Button look="outline" onClick={() => !link.isPending && link.mutate()}>
                {texts.link}
              </Button>
              <p>{fill(texts.linkNote, provider)}</p>
            </>
          ) : (
            <Button look="outline" onClick={() => setAsking(true)}>
              {texts.unlink}
            </Button>
          )}
        </div>
      </div>
      <Confirm
        open={asking}
        title={texts.askUnlink}
        confirm={texts.unlink}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          unlink.mutate()
        }}
      >
        {fill(texts.askUnlinkText, provider)}
      </Confirm>
    </Section>
  )
}
