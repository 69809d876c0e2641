// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { dayTimeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useAbility } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { checklistsChanged, type OpenChecklist } from './queries.ts'
import { checklistTexts } from './texts.ts'

/** Freezing the form, interim or final, and what was frozen before. */
export const Freeze = ({ open: { state } }: { open: OpenChecklist }) => {
  const texts = checklistTexts().one.freeze
  const client = useQueryClient()
  const submits = useAbility('checklist.submit')
  const [error, setError] = useState<CallError | null>(null)
  const [done, setDone] = useState('')
  const freeze = async (kind: 'interim' | 'final') => {
    setError(null)
    try {
      await call('submitChecklist', { params: { checklist: state.checklist }, body: { kind } })
      setDone(fill(texts.done, { kind: texts.kinds[kind] }))
      await checklistsChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  if (!submits && state.submissions.length === 0) return null
  return (
    <Section title={texts.title} note={texts.note}>
      {error && <FailureNotice error={error} />}
      {submits && (
        <div className="flex flex-wrap gap-3">
          <Button look={state.standing.open === 0 ? 'solid' : 'outline'} onClick={() => void freeze('final')}>
            {texts.final}
          </Button>
          <Button look="outline" onClick={() => void freeze('interim')}>
            {texts.interim}
          </Button>
        </div>
      )}
      <LiveLine>{done}</LiveLine>
      {state.submissions.length > 0 && (
        <Pairs>
          {state.submissions.map((one) => (
            <Pair
              key={one.id}
              name={fill(texts.row, { kind: texts.kinds[one.kind], by: one.by })}
              action={
                <TextLink
                  to="/checklists/$checklist/submissions/$submission"
                  params={{ checklist: state.checklist, submission: one.id }}
                  aria-label={fill(texts.readOf, { kind: texts.kinds[one.kind], at: dayTimeText(one.at) })}
                >
                  {texts.read}
                </TextLink>
              }
            >
              {dayTimeText(one.at)}
              <span className="block break-all text-dns-14N-130 text-solid-gray-700">SHA-256 {one.sha256}</span>
            </Pair>
          ))}
        </Pairs>
      )}
    </Section>
  )
}
