// SPDX-License-Identifier: Apache-2.0
import type { Quote, StoppedDay } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Jumps } from '../../ui/Jumps.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { Chosen } from './Chosen.tsx'
import { decisionAbout, firstChoice, toggled, totals } from './choose.ts'
import { Offers } from './Offers.tsx'
import { Paper } from './Paper.tsx'
import { type Plan, planQuery } from './queries.ts'
import { StoppedDaySection } from './StoppedDay.tsx'
import { planTexts } from './texts.ts'

const route = getRouteApi('/submissions/$submission/plan')

/** Keeps what was saved in the plan at hand, so that figures and totals follow at once. */
const usePlan = (submission: string) => {
  const client = useQueryClient()
  const query = planQuery(submission)
  const change = (how: (plan: Plan) => Plan) => client.setQueryData(query.queryKey, (plan: Plan | undefined) => plan && how(plan))
  return {
    plan: useSuspenseQuery(query).data,
    keepQuote: (quote: Quote) =>
      change((plan) => ({ ...plan, candidates: plan.candidates.map((one) => (one.measure === quote.measure ? { ...one, quote } : one)) })),
    keepStopped: (stoppedDay: StoppedDay) => change((plan) => ({ ...plan, stoppedDay })),
  }
}

/** From a result to three decisions: which measures, what they cost here, the paper, and asking for them. */
export const PlanPage = () => {
  const texts = planTexts()
  const { submission } = route.useParams()
  const mayEdit = useAbility('plan.edit')
  const [failing, setFailing] = useState(false)
  const { plan, keepQuote, keepStopped } = usePlan(submission)
  const [chosen, setChosen] = useState<readonly string[]>(() => firstChoice(plan.candidates, plan.decisions, submission))
  const candidates = chosen.flatMap((measure) => plan.candidates.find((one) => one.measure === measure) ?? [])
  const parts = [
    { id: 'choose', name: texts.choose.title },
    { id: 'stopped', name: texts.stopped.title },
    { id: 'paper', name: texts.paper.title },
  ]
  return (
    <Page
      wide
      title={texts.title}
      lead={mayEdit ? texts.lead : texts.leadRead}
      failing={failing}
      back={
        <BackLink to="/submissions/$submission" params={{ submission }}>
          {texts.back}
        </BackLink>
      }
    >
      <Jumps label={texts.contents} parts={parts} />
      <Choice plan={plan} chosen={chosen} onChoose={setChosen} editing={mayEdit ? { onQuote: keepQuote, onFailing: setFailing } : null} />
      <StoppedDaySection
        stopped={plan.stoppedDay}
        chosenYen={totals(candidates).yen}
        editing={mayEdit ? { onSaved: keepStopped, onFailing: setFailing } : null}
      />
      <Paper submission={submission} plan={plan} chosen={candidates} />
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

type ChoiceProps = {
  plan: Plan
  chosen: readonly string[]
  onChoose: (chosen: readonly string[]) => void
  editing: Parameters<typeof Chosen>[0]['editing']
}

/** What is asked for, up to three, and everything that can be asked for instead. */
const Choice = ({ plan, chosen, onChoose, editing }: ChoiceProps) => {
  const texts = planTexts().choose
  const [refused, setRefused] = useState<string | null>(null)
  const [removed, setRemoved] = useState('')
  const told = useRef<HTMLParagraphElement>(null)
  const toggle = (measure: string) => {
    const next = toggled(chosen, measure)
    setRefused(next === 'too-many' ? measure : null)
    if (next !== 'too-many') onChoose(next)
  }
  const remove = (measure: string, title: string) => {
    toggle(measure)
    setRemoved(fill(texts.removed, { title }))
  }
  // The button that was pressed is gone with its card.
  useEffect(() => {
    if (removed !== '') told.current?.focus()
  }, [removed])
  if (plan.candidates.length === 0)
    return (
      <Section id="choose" title={texts.title}>
        <p>{texts.empty}</p>
      </Section>
    )
  return (
    <Section id="choose" title={texts.title} note={texts.note}>
      <SubHeading>{fill(texts.count, { count: chosen.length })}</SubHeading>
      <p ref={told} tabIndex={-1} role="status" className="text-solid-gray-700 empty:hidden">
        {removed}
      </p>
      {chosen.length === 0 && <p className="mt-2">{texts.none}</p>}
      <ol className="mt-4 grid gap-4">
        {chosen.map((measure, index) => {
          const candidate = plan.candidates.find((one) => one.measure === measure)
          return candidate ? (
            <Chosen
              key={measure}
              candidate={candidate}
              number={index + 1}
              decision={decisionAbout(plan.decisions, measure)}
              editing={editing}
              onRemove={() => remove(measure, candidate.title)}
            />
          ) : null
        })}
      </ol>
      <Offers candidates={plan.candidates} chosen={chosen} decisions={plan.decisions} refused={refused} onToggle={toggle} />
    </Section>
  )
}
