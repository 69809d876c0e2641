// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { usePartWords } from './words.ts'

/** One of several: `mark` stands before the words, `support` below them. */
export type Choice<Value extends string> = { value: Value; label: ReactNode; mark?: ReactNode; support?: ReactNode }

/** One choice of several, each a large target. `legend` may hold the page's heading. */
export const Choices = <Value extends string>({
  id,
  legend,
  legendClass = 'text-std-16B-170 text-solid-gray-900',
  support,
  before,
  required,
  error,
  choices,
  selected,
  onSelect,
  keys = {},
  dense = false,
  row = false,
}: {
  id: string
  legend: ReactNode
  legendClass?: string
  support?: ReactNode
  /** Stands between the question and its choices, for something that can be pressed. */
  before?: ReactNode
  required?: boolean
  error?: ReactNode
  choices: readonly Choice<Value>[]
  selected: Value | null
  onSelect: (value: Value) => void
  /** Keys that choose while the focus is on this question, beside the arrows. */
  keys?: Readonly<Record<string, Value>>
  dense?: boolean
  /** Short choices stand beside each other where there is room. */
  row?: boolean
}) => {
  const words = usePartWords()
  const base = useId()
  const press = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const value = keys[event.key]
    if (value === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onSelect(value)
    event.currentTarget.querySelector<HTMLElement>(`input[value="${CSS.escape(value)}"]`)?.focus()
  }
  const described = [error ? `${base}-error` : '', support ? `${base}-support` : ''].filter(Boolean).join(' ')
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML allows it, and only a radiogroup can say that it is required or invalid
      role="radiogroup"
      className="min-w-0"
      onKeyDown={press}
      {...(described ? { 'aria-describedby': described } : {})}
      {...(error ? { 'aria-invalid': true } : {})}
      {...(required ? { 'aria-required': true } : {})}
    >
      <legend className={legendClass}>
        {legend}
        {required !== undefined && <Requirement required={required} words={words} />}
      </legend>
      {support && (
        <div id={`${base}-support`} className="mt-2 text-solid-gray-700">
          {support}
        </div>
      )}
      {before && <div className="mt-4 empty:hidden">{before}</div>}
      <div className={`mt-4 grid ${dense ? 'gap-2' : 'gap-3'} ${row ? 'sm:grid-cols-2' : ''}`}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={`focus-around flex items-start gap-3 rounded-8 border border-solid-gray-420 bg-white hover:border-solid-gray-900 has-checked:border-key-900 has-checked:bg-key-50 has-checked:ring-1 has-checked:ring-key-900 ${dense ? 'px-3 py-2.5' : 'p-4'}`}
          >
            <input
              type="radio"
              name={`${base}-choice`}
              value={choice.value}
              checked={selected === choice.value}
              onChange={() => onSelect(choice.value)}
              className="mt-0.5 size-6 shrink-0 accent-key-900"
            />
            {choice.mark !== undefined && <span className="w-4 shrink-0 text-std-16B-170 text-solid-gray-900">{choice.mark}</span>}
            <span className="min-w-0">
              <span className="block">{choice.label}</span>
              {choice.support && <span className="mt-1 block text-solid-gray-700">{choice.support}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${base}-error`} className="mt-2 text-std-16B-170 text-error-2">
          {words.errorMark}
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** Says as a word whether something must be filled in. */
export const Requirement = ({ required, words }: { required: boolean; words: { required: string; optional: string } }) => (
  <span className={`ms-2 text-dns-14N-130 ${required ? 'text-error-2' : 'text-solid-gray-700'}`}>{required ? words.required : words.optional}</span>
)
