// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { fiscalYearName } from '../../app/dates.ts'
import { durationText } from '../../app/durations.ts'
import { contentLanguage } from '../../app/language.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Home } from './queries.ts'
import { homeTexts } from './texts.ts'

type Step = Home['steps'][number]

const StepCard = ({ step, number, below }: { step: Step; number: number; below: boolean }) => {
  const Heading = below ? 'h3' : 'h2'
  const texts = homeTexts()
  const words = texts.steps[step.kind]
  const { year } = step.params
  const params = { ...step.params, ...(typeof year === 'number' ? { era: fiscalYearName(year) } : {}) }
  // Under something more important no step is the first.
  const first = number === 1 && !below
  const own = step.kind === 'measure' ? contentLanguage : {}
  return (
    <li
      className={`flex flex-wrap items-end justify-between gap-x-8 gap-y-4 rounded-12 border p-5 md:p-6 ${first ? 'border-2 border-key-900' : 'border-solid-gray-300'}`}
    >
      <div className="min-w-0 grow basis-80">
        <p className="flex flex-wrap items-center gap-x-3 text-solid-gray-700">
          <span>{fill(texts.step, { number })}</span>
          <span className="inline-flex items-center gap-1">
            <Icon name="clock" className="size-4" />
            {durationText(step.minutes / 60)}
          </span>
        </p>
        <Heading {...own} className="mt-1 text-std-20B-150 text-solid-gray-900">
          {fill(words.title, params)}
        </Heading>
        <p {...own} className="mt-1">
          {fill(words.reason, params)}
        </p>
      </div>
      <ButtonLink to={step.path} look={first ? 'solid' : 'outline'}>
        {words.action}
        <span className="sr-only">：{fill(words.title, params)}</span>
        <Icon name="forward" />
      </ButtonLink>
    </li>
  )
}

/** Up to three things to do today, the most useful first and with the filled button. */
export const NextSteps = ({ steps, below = false }: { steps: readonly Step[] /** Under a heading of the page's own. */; below?: boolean }) => (
  <ol className="grid gap-4">
    {steps.map((step, index) => (
      <StepCard key={`${step.kind}-${step.path}-${step.params.title ?? ''}`} step={step} number={index + 1} below={below} />
    ))}
  </ol>
)
