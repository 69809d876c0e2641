// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '../../app/Page.tsx'
import { useAbility, useSession } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Reminders } from '../reminder/index.ts'
import { ChecklistGlance } from './ChecklistGlance.tsx'
import { ExecutiveHome } from './ExecutiveHome.tsx'
import { NextSteps } from './NextSteps.tsx'
import { homeQuery } from './queries.ts'
import { StateGlance } from './StateGlance.tsx'
import { homeTexts } from './texts.ts'
import { WaitingDecisions } from './WaitingDecisions.tsx'

/** Home answers one question: what to do today. A director reads it in sentences, a colleague sees only what was given to them. */
export const HomePage = () => {
  const { data: home } = useSuspenseQuery(homeQuery)
  const { role } = useSession()
  const mayRead = useAbility('assessment.read')
  const mayAsk = useAbility('plan.edit')
  const texts = homeTexts()
  if (role === 'executive') return <ExecutiveHome home={home} />
  const { steps, latest, before, decisions, checklist } = home
  if (!mayRead)
    return (
      <Page title={texts.title} lead={steps.length > 0 ? texts.staff.lead : texts.staff.none} wide>
        <NextSteps steps={steps} />
        <Reminders />
      </Page>
    )
  return (
    <Page title={texts.title} lead={steps.length > 0 ? texts.lead : texts.leadNone} wide>
      <NextSteps steps={steps} />
      <Reminders />
      {mayAsk && <WaitingDecisions count={decisions.length} />}
      <StateGlance latest={latest} before={before} />
      {checklist && <ChecklistGlance checklist={checklist} />}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}
