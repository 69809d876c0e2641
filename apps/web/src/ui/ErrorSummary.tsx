// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from 'react'
import { usePartWords } from './words.ts'

/** One thing to correct: where (the id of the field) and what. */
export type FieldProblem = { field: string; text: ReactNode }

/** All that hinders a form, at its top, with the focus on it and a link to each place. `attempt` changes with each try, to take the focus again. */
export const ErrorSummary = ({ problems, attempt = 0 }: { problems: readonly FieldProblem[]; attempt?: number }) => {
  const words = usePartWords()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt takes the focus even where the problems are the same
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [attempt, problems.length])
  if (problems.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mb-8 rounded-8 border-2 border-error-2 p-5">
      <h2 className="text-std-18B-160 text-solid-gray-900">{words.errorSummary}</h2>
      <ul className="mt-2">
        {problems.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              className="inline-flex min-h-11 items-center rounded-4 text-std-16B-170 text-error-2 underline underline-offset-4"
              onClick={(event) => {
                event.preventDefault()
                const target = document.getElementById(field)
                // A group of choices is gone to by its first choice.
                const control = target?.matches('fieldset') ? target.querySelector<HTMLElement>('input') : target
                control?.focus()
                target?.scrollIntoView({ block: 'center' })
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
