// SPDX-License-Identifier: Apache-2.0
import type { Decision } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureNotice } from '../../../app/Failure.tsx'
import { yenText } from '../../../app/money.ts'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { decisionsQuery, type Plan, planQuery, waitingSubmissions } from '../queries.ts'
import { planTexts } from '../texts.ts'
import { History } from './History.tsx'
import { Outcome } from './Outcome.tsx'
import { useDecide } from './useDecide.ts'
import { Waiting } from './Waiting.tsx'

/** Why each waiting decision was asked for, from the results they came from; what cannot be had is left out. */
const useReasons = (decisions: readonly Decision[]): Plan[] =>
  useQueries({ queries: waitingSubmissions({ decisions: [...decisions] }).map((submission) => planQuery(submission)) }).flatMap(
    ({ data }) => data ?? [],
  )

/** What was asked of management: what waits first, then the answers so far. */
export const DecisionsPage = () => {
  const texts = planTexts().decisions
  const { decisions } = useSuspenseQuery(decisionsQuery).data
  const mayDecide = useAbility('plan.decide')
  const [taken, setTaken] = useState<Decision | null>(null)
  const { decide, isPending, error, theirs, reset } = useDecide(setTaken)
  const plans = useReasons(decisions)
  const stopped = plans[0]?.stoppedDay ?? null
  const waiting = decisions.filter(({ state }) => state === 'waiting')
  const answered = decisions.filter(({ state }) => state !== 'waiting')
  const send = (decision: Decision, state: Decision['state'], note: string) => {
    if (isPending) return
    reset()
    setTaken(null)
    decide({ decision, state, note })
  }
  if (decisions.length === 0)
    return (
      <Page title={texts.title} lead={mayDecide ? texts.lead : texts.leadAsked}>
        <h2 className="text-std-20B-150 text-solid-gray-900">{texts.emptyTitle}</h2>
        <p className="mt-2 mb-5">{texts.empty}</p>
        <ButtonLink to="/assessments">{texts.toAssessments}</ButtonLink>
      </Page>
    )
  return (
    <Page title={texts.title} lead={mayDecide ? texts.lead : texts.leadAsked}>
      <Outcome taken={taken} theirs={theirs} onUndo={(decision) => send(decision, 'waiting', '')} />
      {error && <FailureNotice error={error} />}
      <Section title={texts.waiting} className="mt-0">
        {waiting.length === 0 && <p>{texts.waitingNone}</p>}
        {waiting.length > 0 && stopped && <p className="mb-5">{fill(texts.stopped, { yen: yenText(stopped.yen) })}</p>}
        <ul className="grid gap-6">
          {waiting.map((decision) => (
            <Waiting
              key={`${decision.id} ${decision.version}`}
              decision={decision}
              candidate={plans.flatMap(({ candidates }) => candidates).find(({ measure }) => measure === decision.measure)}
              onDecide={mayDecide ? (state, note) => send(decision, state, note) : null}
            />
          ))}
        </ul>
      </Section>
      <Section title={texts.history}>
        <History decisions={answered} onUndo={mayDecide ? (decision) => send(decision, 'waiting', '') : null} />
      </Section>
    </Page>
  )
}
