// SPDX-License-Identifier: Apache-2.0
import type { SupplierComparedLine } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { language } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { type Answer, answerQuery, linksChanged } from './queries.ts'
import { supplierLinkTexts } from './texts.ts'

const route = getRouteApi('/suppliers/links/$link')

/** What a vendor sent by a link, beside what it said before, and the decision to take it over. */
export const AnswerPage = () => {
  const texts = supplierLinkTexts().answer
  const answer = useSuspenseQuery(answerQuery(route.useParams().link)).data
  const { signed, consent, sha256, lines, request } = answer
  const count = (change: SupplierComparedLine['change']) => lines.filter((line) => line.change === change).length
  const counts = { all: lines.length, new: count('new'), changed: count('changed'), same: count('same'), left: count('left-out') }
  return (
    <Page
      title={fill(texts.title, request)}
      lead={texts.lead}
      back={
        <BackLink to="/suppliers/requests/$request/links" params={{ request: request.id }}>
          {texts.back}
        </BackLink>
      }
    >
      <Decision answer={answer} />
      <Pairs>
        <Pair name={texts.signed}>
          {signed.name}
          {signed.title !== '' && <span className="block text-solid-gray-700">{signed.title}</span>}
        </Pair>
        <Pair name={texts.on}>{calendarDayText(signed.on)}</Pair>
        <Pair name={texts.consent}>{consent ? texts.consentYes : texts.consentNo}</Pair>
        <Pair name={texts.sha256}>
          <span className="break-all text-dns-14N-130">{sha256}</span>
        </Pair>
      </Pairs>
      <Section title={texts.differences} note={fill(texts.counts, counts)}>
        <Pairs>
          {lines.map((line) => (
            <Pair key={line.item} name={`${line.number} ${line.name[language]}`}>
              <p className="text-solid-gray-700">{texts.changes[line.change]}</p>
              {line.after && <Line line={line.after} />}
              {line.before && line.change !== 'same' && (
                <div className="mt-2 border-s-4 border-solid-gray-300 ps-3">
                  <p className="text-solid-gray-700">{texts.before}</p>
                  <Line line={line.before} />
                </div>
              )}
            </Pair>
          ))}
        </Pairs>
      </Section>
    </Page>
  )
}

const Line = ({ line: { value, target, checked, remark } }: { line: NonNullable<SupplierComparedLine['after']> }) => {
  const texts = supplierLinkTexts().answer
  const days = [
    ...(target === null ? [] : [fill(texts.target, { day: calendarDayText(target) })]),
    fill(texts.checked, { day: calendarDayText(checked) }),
  ]
  return (
    <>
      <p>
        <b className="text-std-16B-170 text-solid-gray-900">{texts.values[value]}</b>　{days.join('　')}
      </p>
      {remark !== '' && <p className="whitespace-pre-wrap">{remark}</p>}
    </>
  )
}

const Decision = ({ answer: { link, sha256, seen } }: { answer: Answer }) => {
  const texts = supplierLinkTexts().answer
  const edits = useAbility('supplier.edit')
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const params = { link: link.id }
  const decide = useMutation({
    mutationFn: async (take: boolean) => {
      if (take) await call('acceptSupplierLinkAnswer', { params, body: { sha256, seen } })
      else await call('revokeSupplierLink', { params })
    },
    onSettled: () => linksChanged(client),
  })
  if (link.state === 'accepted')
    return (
      <div className="mb-8">
        <Notice kind="done" title={texts.accepted} live />
      </div>
    )
  if (link.state !== 'sent') return <p className="mb-8">{texts.over}</p>
  if (!edits) return null
  return (
    <div className="mb-8 grid gap-4 print:hidden">
      {decide.error && <FailureNotice error={asCallError(decide.error)} />}
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => decide.mutate(true)}>{texts.accept}</Button>
        <Button look="outline" onClick={() => setAsked(true)}>
          {texts.refuse}
        </Button>
      </div>
      <Confirm
        open={asked}
        title={texts.refuseAsk}
        confirm={texts.refuse}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false)
          decide.mutate(false)
        }}
      >
        {texts.refuseText}
      </Confirm>
    </div>
  )
}
