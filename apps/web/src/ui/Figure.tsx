// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** A figure with what it is of: `value` large, `unit` beside it, and below it what it means. */
export const Figure = ({ title, value, unit, children }: { title: ReactNode; value: ReactNode; unit?: ReactNode; children?: ReactNode }) => (
  <div className="rounded-12 border border-solid-gray-300 p-5 print:p-3">
    <h3 className="text-std-16B-170 text-solid-gray-700">{title}</h3>
    <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-solid-gray-900">
      <span className="text-std-36B-140 tabular-nums">{value}</span>
      {unit !== undefined && <span className="text-std-16N-170 text-solid-gray-700">{unit}</span>}
    </p>
    {children !== undefined && <div className="mt-1 text-solid-gray-700">{children}</div>}
  </div>
)

/** Figures beside each other where there is room. */
export const Figures = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-4 md:grid-cols-3 print:grid-cols-3 print:gap-2">{children}</div>
)
