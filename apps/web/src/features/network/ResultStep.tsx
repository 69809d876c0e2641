// SPDX-License-Identifier: Apache-2.0
import type { DraftView, InstrumentEdition } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage, language } from '../../app/language.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
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
        <Pairs>
          {flowchart.controls.map((control, index) => {
            const grade = draft.network.find((one) => one.control === control.id)?.grade
            const choice = control.choices.find((one) => one.grade === grade)
            return (
              <Pair
                key={control.id}
                name={control.name[language]}
                action={
                  <TextLink to="/assessments/$assessment/network" params={params} search={{ step: String(index + 1) }} standing>
                    <span aria-hidden="true">{grade ? texts.result.change : texts.result.answer}</span>
                    <span className="sr-only">{fill(grade ? texts.result.changeOf : texts.result.answerOf, { name: control.name[language] })}</span>
                  </TextLink>
                }
              >
                {choice ? <span {...contentLanguage}>{choice.text}</span> : grade === 'unknown' ? texts.unknown : texts.result.notAnswered}
              </Pair>
            )
          })}
        </Pairs>
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
