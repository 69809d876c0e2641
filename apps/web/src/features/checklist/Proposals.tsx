// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { japaneseDate } from '@shinayaka/domain'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Section } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { checklistsChanged, type OpenChecklist } from './queries.ts'
import { checklistTexts } from './texts.ts'
import { isReady, itemsOf, nameOf, proposalText } from './words.ts'

/** What the record answers already, to be confirmed together by whoever agrees; nothing is ticked beforehand. */
export const Proposals = ({ open: { state, edition } }: { open: OpenChecklist }) => {
  const texts = checklistTexts().one.proposals
  const client = useQueryClient()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const [confirmed, setConfirmed] = useState(0)
  const ready = state.items.filter(isReady)
  const items = itemsOf(edition)
  const chosen = ticked.filter((id) => ready.some((one) => one.id === id))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setError(null)
    if (chosen.length === 0) return
    try {
      await call('confirmChecklistProposals', {
        params: { checklist: state.checklist },
        body: { items: [...chosen], checked: japaneseDate(new Date()) },
      })
      setConfirmed(chosen.length)
      setTicked([])
      setAttempt(0)
      await checklistsChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  const whole = chosen.length === ready.length
  return (
    <Section title={texts.title} note={texts.note} className="mt-12 print:hidden">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary problems={attempt > 0 && chosen.length === 0 ? [{ field: 'proposals', text: texts.nothing }] : []} attempt={attempt} />
        <Button look="text" onClick={() => setTicked(whole ? [] : ready.map(({ id }) => id))}>
          {whole ? texts.none : texts.all}
        </Button>
        <fieldset id="proposals" className="mt-2 grid gap-2">
          <legend className="sr-only">{texts.title}</legend>
          {ready.map(({ id, proposal }) => {
            const item = items.find((one) => one.id === id)
            return item === undefined ? null : (
              <Checkbox
                key={id}
                id={`proposal-${id}`}
                checked={chosen.includes(id)}
                onChange={(on) => setTicked(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
                label={`${item.number} ${nameOf(item.name)}（${proposalText(proposal)}）`}
              />
            )
          })}
        </fieldset>
        {error && <FailureNotice error={error} />}
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <Button type="submit" look="outline">
            {fill(texts.submit, { count: chosen.length })}
          </Button>
          <LiveLine>{confirmed === 0 ? '' : fill(texts.confirmed, { count: confirmed })}</LiveLine>
        </div>
      </form>
    </Section>
  )
}
