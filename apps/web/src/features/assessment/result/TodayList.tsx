// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { contentLanguage } from '../../../app/language.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { EffortLine, MeasureView } from './MeasureView.tsx'
import type { FirstMeasure } from './view.ts'

const reasonText = ({ domain, score, from }: FirstMeasure): string => {
  const texts = assessmentTexts()
  const said = { domain: nameOf(domain), score: score === null ? '—' : displayScore(score), answer: texts.values[from] }
  return fill(from === 'unknown' ? texts.result.reasonUnknown : texts.result.reasonText, said)
}

/** What to do today: up to three measures, each with its first step, before any figure. */
export const TodayList = ({ measures, printed = false }: { measures: readonly FirstMeasure[]; printed?: boolean }) => {
  const texts = assessmentTexts().result
  return (
    <Section title={texts.today} note={measures.length > 0 ? texts.todayNote : texts.todayNone} className={printed ? 'mt-10' : 'mt-0'}>
      <ol className="grid gap-4">
        {measures.map((proposed, index) => {
          const step = proposed.measure.steps.find(({ when }) => when === 'today')
          return (
            <li
              key={proposed.measure.id}
              className={`rounded-12 border p-5 md:p-6 print:p-3 ${index === 0 ? 'border-2 border-key-900' : 'border-solid-gray-300'}`}
            >
              <h3 className="flex gap-3 text-std-18B-160 text-solid-gray-900">
                <span className="tabular-nums text-key-900">{index + 1}</span>
                <span {...contentLanguage}>{proposed.measure.title}</span>
              </h3>
              {step && (
                <p className="mt-2">
                  <b className="me-2 text-std-16B-170 text-key-900">{texts.firstStep}</b>
                  <span {...contentLanguage}>{step.text}</span>
                </p>
              )}
              <p className="mt-1 text-solid-gray-700">{reasonText(proposed)}</p>
              <p className="mt-1 text-solid-gray-700">
                <EffortLine proposed={proposed}>
                  <span className="text-dns-14N-130">{texts.estimateShort}</span>
                </EffortLine>
              </p>
              {!printed && (
                <Disclosure bare summary={texts.see}>
                  <MeasureView proposed={proposed} />
                </Disclosure>
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
