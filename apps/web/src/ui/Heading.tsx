// SPDX-License-Identifier: Apache-2.0
import type { ReactNode, Ref } from 'react'

const sizes = { page: 'text-std-26B-150 md:text-std-32B-150', question: 'text-std-20B-160 md:text-std-24B-150' } as const

/** The heading of a page; takes the focus when the page was reached from another. A whole sentence as heading is set smaller. */
export const PageHeading = ({ children, ref, size = 'page' }: { children: ReactNode; ref?: Ref<HTMLHeadingElement>; size?: keyof typeof sizes }) => (
  <h1 ref={ref} tabIndex={-1} className={`text-solid-gray-900 ${sizes[size]}`}>
    {children}
  </h1>
)

/** A part of a page with its heading. `id` makes it a place to jump to. */
export const Section = ({
  title,
  id,
  children,
  note,
  className = 'mt-12 print:mt-6',
}: {
  title: ReactNode
  id?: string
  children: ReactNode
  note?: ReactNode
  className?: string
}) => (
  <section {...(id === undefined ? {} : { id })} className={className}>
    <h2 className="text-std-20B-150 text-solid-gray-900 md:text-std-24B-150">{title}</h2>
    {note !== undefined && <p className="mt-2 text-solid-gray-700">{note}</p>}
    <div className="mt-5 print:mt-2">{children}</div>
  </section>
)

/** A heading inside a part. */
export const SubHeading = ({ children, id, className = '' }: { children: ReactNode; id?: string; className?: string }) => (
  <h3 {...(id === undefined ? {} : { id })} className={`text-std-18B-160 text-solid-gray-900 ${className}`}>
    {children}
  </h3>
)
