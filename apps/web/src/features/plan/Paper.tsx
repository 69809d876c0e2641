// SPDX-License-Identifier: Apache-2.0
import type { PlanCandidate } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { durationText } from '../../app/durations.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { yenText } from '../../app/money.ts'
import { useAbility } from '../../app/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FileButton } from '../document/index.ts'
import { toAsk, totals } from './choose.ts'
import { decisionsQuery, type Plan, planQuery } from './queries.ts'
import { planTexts } from './texts.ts'

type Parts = { submission: string; plan: Plan; chosen: readonly PlanCandidate[] }

/** What was chosen as one page of paper, and as decisions asked of management. */
export const Paper = (parts: Parts) => {
  const texts = planTexts().paper
  const { submission, chosen } = parts
  const mayReadDocuments = useAbility('document.read')
  const input = { params: { submission }, query: { measures: chosen.map(({ measure }) => measure).join(',') } }
  return (
    <Section id="paper" title={texts.title}>
      {chosen.length === 0 ? <p>{texts.nothing}</p> : <Totals chosen={chosen} />}
      {mayReadDocuments && chosen.length > 0 && (
        <div className="mt-5">
          <div className="flex flex-wrap items-start gap-3">
            <FileButton name="readApprovalRequest" input={input}>
              {texts.pdf}
            </FileButton>
            <FileButton name="readApprovalRequestWord" input={input}>
              {texts.word}
            </FileButton>
          </div>
          <p className="mt-1 text-solid-gray-700 print:hidden">{texts.wordNote}</p>
        </div>
      )}
      <Ask {...parts} />
    </Section>
  )
}

const Totals = ({ chosen }: { chosen: readonly PlanCandidate[] }) => {
  const texts = planTexts().paper
  const { count, quoted, yen, hours } = totals(chosen)
  return (
    <>
      <h3 className="text-std-18B-160 text-solid-gray-900">{fill(texts.total, { count })}</h3>
      <p className="mt-1">{quoted > 0 ? fill(texts.totalYen, { quoted, yen: yenText(yen) }) : texts.totalNone}</p>
      {quoted > 0 && quoted < count && <p>{fill(texts.totalRest, { rest: count - quoted })}</p>}
      <p>{fill(texts.totalHours, { duration: durationText(hours) })}</p>
    </>
  )
}

const Ask = ({ submission, plan, chosen }: Parts) => {
  const texts = planTexts().paper
  const client = useQueryClient()
  const mayEdit = useAbility('plan.edit')
  const [told, setTold] = useState('')
  const open = toAsk(
    chosen.map(({ measure }) => measure),
    plan.decisions,
  )
  const ask = useMutation({
    mutationFn: () => call('askDecisions', { params: { submission }, body: { measures: open } }),
    onSuccess: ({ decisions }) => {
      client.setQueryData(
        planQuery(submission).queryKey,
        (held: Plan | undefined) => held && { ...held, decisions: [...decisions, ...held.decisions] },
      )
      setTold(texts.asked)
    },
    // Also after a refusal: somebody else may have asked first.
    onSettled: () =>
      Promise.all([planQuery(submission), decisionsQuery, { queryKey: ['home'] }].map(({ queryKey }) => client.invalidateQueries({ queryKey }))),
  })
  const press = () => {
    if (chosen.length === 0) setTold(texts.nothing)
    else if (open.length === 0) setTold(texts.askedAlready)
    else if (!ask.isPending) ask.mutate()
  }
  const toDecisions = (
    <ButtonLink look="outline" to="/decisions">
      {texts.toDecisions}
    </ButtonLink>
  )
  if (!mayEdit)
    return (
      <div className="mt-6">
        <p className="mb-3">{texts.readOnly}</p>
        {toDecisions}
      </div>
    )
  return (
    <div className="mt-6 grid justify-items-start gap-4 print:hidden">
      <p>{texts.askNote}</p>
      <Button onClick={press}>{texts.ask}</Button>
      {ask.error && <FailureNotice error={asCallError(ask.error)} />}
      {told !== '' && !ask.error && (
        <Notice kind={ask.isSuccess ? 'done' : 'info'} live title={told} {...(chosen.length > 0 ? { actions: toDecisions } : {})} />
      )}
    </div>
  )
}
