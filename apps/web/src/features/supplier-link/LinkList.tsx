// SPDX-License-Identifier: Apache-2.0
import type { SupplierLink } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText, dayTimeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { linksChanged } from './queries.ts'
import { supplierLinkTexts } from './texts.ts'

const eventsOf = (link: SupplierLink): string[] => {
  const texts = supplierLinkTexts().list
  const at = (text: string, instant: string | null) => (instant === null ? [] : [fill(text, { time: dayTimeText(instant) })])
  return [
    fill(texts.until, { day: dayText(new Date(Date.parse(link.expires) - 1).toISOString()) }),
    ...at(texts.mailed, link.mailed),
    ...(link.opened === null ? [texts.unopened] : at(texts.opened, link.opened)),
    ...at(texts.saved, link.saved),
    ...at(texts.sent, link.sent),
  ]
}

/** The links that were made, each with what happened to it and the way to end it. */
export const LinkList = ({ links, edits }: { links: readonly SupplierLink[]; edits: boolean }) => {
  const texts = supplierLinkTexts().list
  const client = useQueryClient()
  const [asked, setAsked] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const revoke = useMutation({
    mutationFn: (link: string) => call('revokeSupplierLink', { params: { link } }),
    onSuccess: () => setTold(texts.revoked),
    onSettled: () => linksChanged(client),
  })
  return (
    <>
      {revoke.error && <FailureNotice error={asCallError(revoke.error)} />}
      {links.length === 0 && <p>{texts.none}</p>}
      <ul className="grid gap-4">
        {links.map((link) => (
          <li key={link.id} className="border-t border-solid-gray-200 pt-4">
            <p className="text-std-16B-170 text-solid-gray-900">{texts.states[link.state]}</p>
            <p className="text-solid-gray-700">{fill(texts.made, { day: dayText(link.created), name: link.by })}</p>
            <ul className="list-disc ps-6">
              {eventsOf(link).map((event) => (
                <li key={event}>{event}</li>
              ))}
            </ul>
            <div className="mt-2 flex flex-wrap items-center gap-4 print:hidden">
              {link.sent !== null && (
                <TextLink standing to="/suppliers/links/$link" params={{ link: link.id }}>
                  {texts.look}
                </TextLink>
              )}
              {edits && link.state !== 'accepted' && link.state !== 'revoked' && link.state !== 'sent' && (
                <Button look="outline" onClick={() => setAsked(link.id)}>
                  {texts.revoke}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <LiveLine>{told}</LiveLine>
      <Confirm
        open={asked !== null}
        title={texts.revokeAsk}
        confirm={texts.revoke}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked) revoke.mutate(asked)
          setAsked(null)
        }}
      >
        {texts.revokeText}
      </Confirm>
    </>
  )
}
