// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of a form that opens inside a page; takes the focus, so that a reader and a keyboard are there. */
export const FormHeading = ({ children }: { children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h3 ref={heading} tabIndex={-1} className="text-std-18B-160 text-solid-gray-900">
      {children}
    </h3>
  )
}
