// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from 'react'
import { Requirement } from './Choices.tsx'
import { usePartWords } from './words.ts'

/** A group of checkboxes of which several can be chosen, beside each other where there is room. */
export const Checks = ({
  id,
  legend,
  support,
  required,
  error,
  children,
}: {
  id: string
  legend: ReactNode
  support?: ReactNode
  required: boolean
  error?: ReactNode
  children: ReactNode
}) => {
  const words = usePartWords()
  const base = useId()
  const described = [error ? `${base}-error` : '', support ? `${base}-support` : ''].filter(Boolean).join(' ')
  return (
    <fieldset id={id} tabIndex={-1} className="min-w-0" {...(described ? { 'aria-describedby': described } : {})}>
      <legend className="text-std-16B-170 text-solid-gray-900">
        {legend}
        <Requirement required={required} words={words} />
      </legend>
      {support && (
        <p id={`${base}-support`} className="mt-1 text-solid-gray-700">
          {support}
        </p>
      )}
      <div className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-2">{children}</div>
      {error && (
        <p id={`${base}-error`} className="mt-2 text-std-16B-170 text-error-2">
          {words.errorMark}
          {error}
        </p>
      )}
    </fieldset>
  )
}
