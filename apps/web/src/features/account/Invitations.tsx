// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { type Accounts, accountsQuery } from './queries.ts'
import { accountTexts } from './texts.ts'

type Invitation = Accounts['invitations'][number]

/** Invitations that nobody has used yet, each with the way to take it back. */
export const Invitations = ({ invitations }: { invitations: readonly Invitation[] }) => {
  const texts = accountTexts()
  const client = useQueryClient()
  const [asked, setAsked] = useState<Invitation | null>(null)
  const [told, setTold] = useState('')
  const revoke = useMutation({
    mutationFn: (one: Invitation) => call('revokeInvitation', { params: { invitation: one.id } }),
    onSuccess: (_, { name }) => setTold(fill(texts.invitations.revoked, { name })),
    onSettled: () => client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  })
  return (
    <>
      {revoke.error && <FailureNotice error={asCallError(revoke.error)} />}
      {invitations.length === 0 ? (
        <p>{texts.invitations.none}</p>
      ) : (
        <Rows>
          {invitations.map((one) => (
            <Row
              key={one.id}
              link={
                <p className="text-std-16B-170 text-solid-gray-900">
                  {one.name}　<span className="text-std-16N-170">{texts.roles[one.role]}</span>
                </p>
              }
              note={fill(texts.invitations.expires, { day: dayText(one.expires) })}
              status={
                <Button look="outline" aria-label={fill(texts.invitations.revokeOf, one)} onClick={() => setAsked(one)}>
                  {texts.invitations.revoke}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      <LiveLine>{told}</LiveLine>
      <Confirm
        open={asked !== null}
        title={fill(texts.invitations.revokeAsk, { name: asked?.name ?? '' })}
        confirm={texts.invitations.revoke}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked) revoke.mutate(asked)
          setAsked(null)
        }}
      >
        {texts.invitations.revokeText}
      </Confirm>
    </>
  )
}
