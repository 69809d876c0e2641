// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** Something that is there for whoever wants it, closed at first; printed open, unless there are too many of them for paper. */
export const Disclosure = ({
  summary,
  children,
  open = false,
  bare = false,
  printed = 'always',
  onToggle,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
  /** Without lines, for a single one inside a frame. */
  bare?: boolean
  /** On paper: always, or only what somebody has opened. */
  printed?: 'always' | 'opened'
  /** Told when it is opened or closed, for what is fetched only then. */
  onToggle?: (open: boolean) => void
}) => (
  <details
    open={open}
    onToggle={(event) => onToggle?.(event.currentTarget.open)}
    className={`${bare ? '' : 'border-b border-solid-gray-200 first:border-t'} ${printed === 'opened' ? 'print:not-open:hidden' : ''}`}
  >
    <summary
      className={`flex min-h-12 list-none items-center gap-2 py-2.5 text-std-16B-170 text-key-900 hover:underline hover:underline-offset-4 ${printed === 'opened' ? 'print:hidden' : ''}`}
    >
      <Icon name="down" className="[details[open]>summary>&]:rotate-180 print:hidden" />
      {summary}
    </summary>
    <div className={bare ? 'pt-2 pb-1' : 'pb-5 ps-7'}>{children}</div>
  </details>
)
