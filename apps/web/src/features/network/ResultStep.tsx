// SPDX-License-Identifier: Apache-2.0
import type { DraftView, InstrumentEdition } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { language } from '../../app/language.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { NetworkAnswers } from './NetworkAnswers.tsx'
import { NetworkState } from './NetworkState.tsx'
import { networkTexts } from './texts.ts'

/** What the four answers amount to, and the answers with the way to change each. */
export const ResultStep = ({ draft, flowchart }: { draft: DraftView; flowchart: InstrumentEdition['flowchart'] }) => {
  const texts = networkTexts()
  const params = { assessment: draft.id }
  return (
    <>
      <Section title={texts.result.now} className="mt-0">
        <NetworkState flowchart={flowchart} grades={draft.network} />
      </Section>
      <Section title={texts.result.answers}>
        <NetworkAnswers
          flowchart={flowchart}
          grades={draft.network}
          change={({ name }, number, answered) => (
            <TextLink to="/assessments/$assessment/network" params={params} search={{ step: String(number) }} standing>
              <span aria-hidden="true">{answered ? texts.result.change : texts.result.answer}</span>
              <span className="sr-only">{fill(answered ? texts.result.changeOf : texts.result.answerOf, { name: name[language] })}</span>
            </TextLink>
          )}
        />
      </Section>
      <div className="mt-8 flex flex-wrap gap-4">
        <ButtonLink to="/assessments/$assessment/check" params={params}>
          {texts.result.next}
        </ButtonLink>
        <ButtonLink look="outline" to="/assessments/$assessment" params={params}>
          {texts.result.back}
        </ButtonLink>
      </div>
    </>
  )
}
