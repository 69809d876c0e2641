// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '../../app/Page.tsx'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { NextSteps } from './NextSteps.tsx'
import { homeQuery } from './queries.ts'
import { StateGlance } from './StateGlance.tsx'
import { homeTexts } from './texts.ts'

/** Home answers one question: what to do today. */
export const HomePage = () => {
  const texts = homeTexts()
  const { steps, latest, before } = useSuspenseQuery(homeQuery).data
  return (
    <Page title={texts.title} lead={steps.length > 0 ? texts.lead : texts.leadNone} wide>
      <NextSteps steps={steps} />
      <StateGlance latest={latest} before={before} />
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}
