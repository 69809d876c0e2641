// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { InstitutionsGlance } from '../oversight/index.ts'
import { Reminders } from '../reminder/index.ts'
import { NextSteps } from './NextSteps.tsx'
import { homeQuery } from './queries.ts'
import { homeTexts } from './texts.ts'

/** Home of whoever looks after institutions: what to do today, and where those stand. */
export const GroupHomePage = () => {
  const texts = homeTexts()
  const { steps } = useSuspenseQuery(homeQuery).data
  const mayOversee = useAbility('oversight.read')
  return (
    <Page title={texts.title} lead={steps.length > 0 ? texts.leadGroup : texts.leadNone} wide>
      <NextSteps steps={steps} />
      <Reminders />
      {mayOversee && <InstitutionsGlance />}
    </Page>
  )
}
