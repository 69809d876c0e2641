// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** How far something is: in words, and as a bar for the eye. */
export const Progress = ({ done, of, children }: { done: number; of: number; children: ReactNode }) => (
  <div>
    <p className="text-std-18B-160 text-solid-gray-900">{children}</p>
    <Bar share={of === 0 ? 0 : done / of} />
  </div>
)

/** A bar for the eye only; the words beside it say the number. `share` is 0 to 1. */
export const Bar = ({ share, low = false }: { share: number; low?: boolean }) => (
  <div aria-hidden="true" className="mt-2 h-2.5 w-full overflow-hidden rounded-full border border-solid-gray-420 bg-white">
    <div
      className={`h-full print:[print-color-adjust:exact] ${low ? 'bg-solid-gray-600' : 'bg-key-900'} forced-colors:bg-[Highlight]`}
      style={{ inlineSize: `${Math.max(0, Math.min(1, share)) * 100}%` }}
    />
  </div>
)
