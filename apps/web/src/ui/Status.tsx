// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** A state as a word with a mark; the unfinished stands out, the finished is plain. */
export const Status = ({ kind, children }: { kind: 'open' | 'begun' | 'done' | 'heed'; children: ReactNode }) => {
  if (kind === 'done') {
    return (
      <span className="inline-flex items-center gap-1 text-std-16N-170 sm:whitespace-nowrap text-solid-gray-800">
        <Icon name="check" className="size-4 text-success-2" />
        {children}
      </span>
    )
  }
  const look = {
    open: 'border-key-900 bg-key-50 text-key-1000',
    begun: 'border-key-900 bg-white text-key-900',
    heed: 'border-solid-gray-900 bg-yellow-100 text-solid-gray-900',
  }[kind]
  return <span className={`inline-block whitespace-nowrap rounded-6 border px-2 py-0.5 text-dns-14B-130 ${look}`}>{children}</span>
}

/** A line that readers hear when it changes and that keeps its place when empty. */
export const LiveLine = ({ children }: { children: ReactNode }) => (
  <p role="status" className="min-h-7 text-std-16N-170 text-solid-gray-700">
    {children}
  </p>
)
