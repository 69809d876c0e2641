// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** A single yes or no. */
export const Checkbox = ({
  id,
  label,
  checked,
  onChange,
}: {
  id: string
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
}) => (
  <label htmlFor={id} className="inline-flex min-h-11 items-center gap-3 justify-self-start">
    <input
      id={id}
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      className="size-6 shrink-0 accent-key-900"
    />
    {label}
  </label>
)
