// SPDX-License-Identifier: Apache-2.0
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Requirement } from './Choices.tsx'
import { usePartWords } from './words.ts'

type Common = { id: string; label: ReactNode; support?: ReactNode; required: boolean; error?: ReactNode }

const control = 'mt-2 block w-full rounded-8 border bg-white px-4 text-std-16N-170 text-solid-gray-900 hover:border-black'
const edge = (error: ReactNode) => (error ? 'border-2 border-error-2' : 'border-solid-gray-600')
const widths = { full: '', middle: 'max-w-96', short: 'max-w-48', number: 'max-w-32' } as const
/** How wide a field is; the width suggests how long an answer is. */
export type FieldWidth = keyof typeof widths

/** Ties a control to its support text and error, for readers. */
export const fieldDescription = (id: string, support: ReactNode, error: ReactNode) => {
  const ids = [error ? `${id}-error` : '', support ? `${id}-support` : ''].filter(Boolean).join(' ')
  return { ...(ids ? { 'aria-describedby': ids } : {}), ...(error ? { 'aria-invalid': true } : {}) }
}

/** Label, support text, control and error, in that order. */
export const FieldFrame = ({ id, label, support, required, error, children }: Common & { children: ReactNode }) => {
  const words = usePartWords()
  return (
    <div>
      <label htmlFor={id} className="text-std-16B-170 text-solid-gray-900">
        {label}
        <Requirement required={required} words={words} />
      </label>
      {support && (
        <p id={`${id}-support`} className="mt-1 text-solid-gray-700">
          {support}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-2 text-std-16B-170 text-error-2">
          {words.errorMark}
          {error}
        </p>
      )}
    </div>
  )
}

/** A line of text with its label, support text and error. */
export const TextField = ({
  width = 'full',
  label,
  support,
  required,
  error,
  className = '',
  ...rest
}: Common & Omit<ComponentPropsWithRef<'input'>, 'placeholder' | 'disabled' | 'required' | 'id'> & { width?: FieldWidth }) => (
  <FieldFrame id={rest.id} label={label} support={support} required={required} error={error}>
    <input
      {...rest}
      {...fieldDescription(rest.id, support, error)}
      aria-required={required}
      className={`${control} min-h-12 ${edge(error)} ${widths[width]} ${className}`}
    />
  </FieldFrame>
)

/** Several lines of text. */
export const TextArea = ({
  label,
  support,
  required,
  error,
  rows = 3,
  ...rest
}: Common & Omit<ComponentPropsWithRef<'textarea'>, 'placeholder' | 'disabled' | 'required' | 'id'>) => (
  <FieldFrame id={rest.id} label={label} support={support} required={required} error={error}>
    <textarea
      {...rest}
      rows={rows}
      {...fieldDescription(rest.id, support, error)}
      aria-required={required}
      className={`${control} py-2.5 ${edge(error)}`}
    />
  </FieldFrame>
)

type Option = { value: string; label: string }

const Options = ({ options }: { options: readonly Option[] }) =>
  options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ))

/** One of a known list. The empty option means: not said. */
export const SelectField = ({
  width = 'middle',
  label,
  support,
  required,
  error,
  options = [],
  groups = [],
  empty,
  ...rest
}: Common &
  Omit<ComponentPropsWithRef<'select'>, 'disabled' | 'required' | 'id'> & {
    width?: FieldWidth
    options?: readonly Option[]
    /** Options that stand under a heading, after the others. */
    groups?: readonly { label: string; options: readonly Option[] }[]
    empty?: string
  }) => (
  <FieldFrame id={rest.id} label={label} support={support} required={required} error={error}>
    <select
      {...rest}
      {...fieldDescription(rest.id, support, error)}
      aria-required={required}
      className={`${control} min-h-12 ${edge(error)} ${widths[width]}`}
    >
      {empty !== undefined && <option value="">{empty}</option>}
      <Options options={options} />
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          <Options options={group.options} />
        </optgroup>
      ))}
    </select>
  </FieldFrame>
)
