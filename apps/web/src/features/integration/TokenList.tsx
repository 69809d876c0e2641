// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { type Token, tokensQuery } from './queries.ts'
import { integrationTexts } from './texts.ts'

/** The tokens that were made, each with its state and the way to end it. */
export const TokenList = () => {
  const texts = integrationTexts().tokens
  const { tokens } = useSuspenseQuery(tokensQuery).data
  const client = useQueryClient()
  const [asked, setAsked] = useState<Token | null>(null)
  const [told, setTold] = useState('')
  const revoke = useMutation({
    mutationFn: (token: Token) => call('revokeToken', { params: { token: token.id } }),
    onSuccess: (_, { name }) => setTold(fill(texts.revoked, { name })),
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
  const noteOf = (token: Token) =>
    [
      `${token.shown}…`,
      fill(texts.by, { name: token.by }),
      fill(texts.until, { day: dayText(new Date(Date.parse(token.expires) - 1).toISOString()) }),
      token.lastUsed ? fill(texts.lastUsed, { day: dayText(token.lastUsed) }) : texts.neverUsed,
    ].join('　')
  return (
    <>
      {revoke.error && <FailureNotice error={asCallError(revoke.error)} />}
      {tokens.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <Rows>
          {tokens.map((token) => (
            <Row
              key={token.id}
              link={
                <p className="text-std-16B-170 text-solid-gray-900">
                  {token.name}　<span className="text-std-16N-170">{texts.state[token.state]}</span>
                </p>
              }
              note={<span className="break-all">{noteOf(token)}</span>}
              {...(token.state === 'active'
                ? {
                    status: (
                      <Button look="outline" aria-label={fill(texts.revokeOf, token)} onClick={() => setAsked(token)}>
                        {texts.revoke}
                      </Button>
                    ),
                  }
                : {})}
            />
          ))}
        </Rows>
      )}
      <LiveLine>{told}</LiveLine>
      <Confirm
        open={asked !== null}
        title={fill(texts.revokeAsk, { name: asked?.name ?? '' })}
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
