// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { usePartWords } from './words.ts'

/** Where one is in a few fixed steps. `link` wraps the name of a step that can be gone to. */
export const Steps = ({
  label,
  steps,
  current,
}: {
  label: string
  steps: readonly { id: string; name: string; link: (children: ReactNode) => ReactNode }[]
  current: string
}) => {
  const words = usePartWords()
  return (
    <nav aria-label={label} className="print:hidden">
      <p className="sr-only">{words.stepOf.replace('{count}', String(steps.length))}</p>
      <ol className="flex gap-1">
        {steps.map((step, index) => {
          const here = step.id === current
          return (
            <li key={step.id} className="min-w-0 grow basis-0" {...(here ? { 'aria-current': 'step' } : {})}>
              <div className={`h-1.5 rounded-full ${here ? 'bg-key-900' : 'bg-solid-gray-300'} forced-colors:border`} />
              <span className={`flex min-h-11 items-center gap-1 pt-1 text-dns-14N-130 ${here ? 'text-dns-14B-130 text-solid-gray-900' : ''}`}>
                {step.link(
                  <>
                    <span className="tabular-nums">{index + 1}</span>
                    <span className="sr-only md:not-sr-only md:ms-1">{step.name}</span>
                  </>,
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
