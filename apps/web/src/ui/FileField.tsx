// SPDX-License-Identifier: Apache-2.0
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { FieldFrame, fieldDescription } from './Field.tsx'

/** Chooses one file of this machine. */
export const FileField = ({
  label,
  support,
  required,
  error,
  ...rest
}: { id: string; label: ReactNode; support?: ReactNode; required: boolean; error?: ReactNode } & Omit<
  ComponentPropsWithRef<'input'>,
  'type' | 'disabled' | 'required' | 'id'
>) => (
  <FieldFrame id={rest.id} label={label} support={support} required={required} error={error}>
    <input
      {...rest}
      type="file"
      {...fieldDescription(rest.id, support, error)}
      className={`mt-2 block w-full max-w-xl rounded-8 border bg-white p-2 text-std-16N-170 file:me-4 file:min-h-11 file:cursor-pointer file:rounded-8 file:border file:border-key-900 file:bg-white file:px-4 file:text-dns-16B-130 file:text-key-900 ${error ? 'border-2 border-error-2' : 'border-solid-gray-600'}`}
    />
  </FieldFrame>
)
