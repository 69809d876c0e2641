// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import type { ReactNode } from 'react'
import { durationText } from '../../../app/durations.ts'
import { contentLanguage } from '../../../app/language.ts'
import { PracticeEvidence } from '../../evidence/index.tsx'
import { assessmentTexts } from '../texts.ts'
import type { Proposed } from './view.ts'

const whens = ['today', 'month', 'year'] as const

/** From which answer to which attainment a measure leads, in words. */
export const aimText = ({ from, to }: Proposed): string => {
  const texts = assessmentTexts()
  return fill(texts.result.aim, { from: texts.values[from], to })
}

/** How long it takes and what it costs, in one line, with whatever else belongs there. */
export const EffortLine = ({ proposed: { measure }, children }: { proposed: Proposed; children?: ReactNode }) => {
  const texts = assessmentTexts().result
  return (
    <span className="flex flex-wrap items-baseline gap-x-4">
      <span>
        {texts.effort} {durationText(measure.effort.hours)}
      </span>
      <span>
        {texts.cost} {texts.costs[measure.cost.class]}
      </span>
      {children}
    </span>
  )
}

/** A measure in full: what to do today, this month and this year, by whom, with what effort and cost, and what is free. */
export const MeasureView = ({ proposed }: { proposed: Proposed }) => {
  const texts = assessmentTexts().result
  const { measure } = proposed
  return (
    <div className="grid gap-4 print:gap-1">
      <dl className="grid gap-3 print:gap-0">
        {whens.map((when) => {
          const steps = measure.steps.filter((step) => step.when === when)
          return steps.length === 0 ? null : (
            <div key={when} className="grid gap-x-4 md:grid-cols-[4rem_1fr] print:grid-cols-[4rem_1fr]">
              <dt className="text-std-16B-170 text-solid-gray-900">{texts.steps[when]}</dt>
              <dd {...contentLanguage}>
                <ul className="list-disc ps-5">
                  {steps.map(({ text }) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </dd>
            </div>
          )
        })}
      </dl>
      <dl className="grid gap-x-6 gap-y-2 border-t border-solid-gray-200 pt-3 md:grid-cols-2 print:grid-cols-4 print:border-t-0 print:pt-0">
        <Fact name={texts.who} value={measure.who} />
        <Fact name={texts.effort} value={durationText(measure.effort.hours)} />
        <Fact name={texts.cost} value={`${texts.costs[measure.cost.class]}（${measure.cost.note}）`} />
        <Fact name={texts.free} value={measure.free} />
      </dl>
      <p className="text-dns-14N-130 text-solid-gray-700 print:hidden">{texts.estimate}</p>
      {measure.raises.slice(0, 1).map(({ practice }) => (
        <PracticeEvidence key={practice} practice={practice} />
      ))}
    </div>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt className="text-solid-gray-700">{name}</dt>
    <dd {...contentLanguage}>{value}</dd>
  </div>
)
