// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../app/client.ts'
import { calendarDayText } from '../../../app/dates.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { contentLanguage } from '../../../app/language.ts'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { References, Unverified } from '../../assessment/index.ts'
import { nameOf } from '../words.ts'
import { secondFactorsQuery } from './queries.ts'
import { SystemForm } from './SystemForm.tsx'
import { SystemList, WaitingTable } from './SystemList.tsx'
import { recordTexts } from './texts.ts'
import { useRecording } from './useRecording.ts'
import { overallText, weakest } from './words.ts'

type State = ClientOutput<Endpoints['readSecondFactors']>

/** The second factor, system by system: how each stands by the guideline, what waits, and what a checklist may say of it. */
export const SecondFactorPage = () => {
  const texts = recordTexts().secondFactor
  const state = useSuspenseQuery(secondFactorsQuery).data
  const edits = useAbility('checklist.edit')
  const [adding, setAdding] = useState(false)
  const [said, setSaid] = useState('')
  const used = state.systems.filter(({ retired }) => !retired)
  const add = adding ? (
    <SystemForm system={null} onKept={setSaid} onClose={() => setAdding(false)} />
  ) : (
    <Button look={used.length === 0 ? 'solid' : 'outline'} onClick={() => setAdding(true)}>
      {texts.add}
    </Button>
  )
  return (
    <Page title={texts.title} lead={texts.lead} back={<BackLink to="/checklists">{recordTexts().back}</BackLink>}>
      {used.length === 0 ? (
        <Notice kind="info" title={texts.empty.title}>
          <p>{texts.empty.text}</p>
        </Notice>
      ) : (
        <p className="text-std-18B-160 text-solid-gray-900">{overallText(used)}</p>
      )}
      <Section title={texts.systems} className="mt-8">
        <SystemList systems={state.systems} from={state.rule?.from ?? null} edits={edits} onSaid={setSaid} />
        <LiveLine>{said}</LiveLine>
        {edits && <div className="mt-4 print:hidden">{add}</div>}
      </Section>
      {used.length > 0 && <Whole state={state} edits={edits} />}
      <Plan state={state} />
      <WaitingTable systems={used} />
      {state.rule !== null && <Rule rule={state.rule} />}
    </Page>
  )
}

/** Whether every system is named, as a person says. */
const Whole = ({ state: { list }, edits }: { state: State; edits: boolean }) => {
  const texts = recordTexts().secondFactor.whole
  const { error, record } = useRecording()
  const say = (whole: boolean) => void record(() => call('saveSecondFactorList', { body: { whole, version: list.version } }))
  return (
    <Section title={texts.title} note={texts.note}>
      {list.whole && <p className="mb-3">{texts.is}</p>}
      {error && <FailureNotice error={error} />}
      {edits && (
        <Button look="outline" onClick={() => say(!list.whole)}>
          {list.whole ? texts.no : texts.yes}
        </Button>
      )}
    </Section>
  )
}

const planText = ({ plan, systems }: State): string => {
  const texts = recordTexts().secondFactor.plan
  if (plan.why === 'systems') {
    const names = systems.filter(({ id }) => plan.systems.includes(id)).map(({ name }) => name)
    return fill(texts.systems, { names: names.join(recordTexts().separator) })
  }
  if (plan.why !== null) return texts[plan.why]
  return plan.day === null ? texts.inUse : fill(texts.dated, { day: calendarDayText(plan.day) })
}

const Plan = ({ state }: { state: State }) => {
  const texts = recordTexts().secondFactor.plan
  const waits = state.systems.some(({ state: one, retired }) => one === 'next-renewal' && !retired)
  return (
    <Section title={texts.title}>
      <p role="status">{planText(state)}</p>
      {waits && <p className="mt-2 text-solid-gray-700">{texts.waits}</p>}
    </Section>
  )
}

const Rule = ({ rule }: { rule: NonNullable<State['rule']> }) => {
  const texts = recordTexts().secondFactor.rule
  return (
    <Section title={texts.title}>
      <p>
        {fill(texts.from, { guideline: nameOf(rule.guideline), from: calendarDayText(rule.from) })}
        {rule.renewalAllowed && texts.waits}
        <Unverified certainty={weakest(rule.references)} />
      </p>
      <p {...contentLanguage} className="mt-3">
        {rule.text}
      </p>
      <div className="mt-3">
        <Disclosure summary={recordTexts().passwords.references} printed="opened">
          <References references={rule.references} />
        </Disclosure>
      </div>
    </Section>
  )
}
