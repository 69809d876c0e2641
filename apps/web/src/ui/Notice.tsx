// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** What a notice is about: something to know, something done, something to heed, something that went wrong. */
export type NoticeKind = 'info' | 'done' | 'heed' | 'error'

const looks = {
  info: { frame: 'border-key-900', icon: 'info', tint: 'text-key-900' },
  done: { frame: 'border-success-2', icon: 'check', tint: 'text-success-2' },
  heed: { frame: 'border-warning-yellow-2', icon: 'alert', tint: 'text-warning-yellow-2' },
  error: { frame: 'border-error-2', icon: 'alert', tint: 'text-error-2' },
} as const

/** A framed message. `live` announces it to readers when it appears. */
export const Notice = ({
  kind,
  title,
  children,
  actions,
  live = false,
}: {
  kind: NoticeKind
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  live?: boolean
}) => (
  <div {...(live ? { role: kind === 'error' ? 'alert' : 'status' } : {})} className={`rounded-8 border-2 bg-white p-4 md:p-5 ${looks[kind].frame}`}>
    <div className="flex gap-3">
      <Icon name={looks[kind].icon} className={`mt-1 ${looks[kind].tint}`} />
      <div className="min-w-0 grow">
        <p className="text-std-16B-170 text-solid-gray-900">{title}</p>
        {children !== undefined && <div className="mt-1">{children}</div>}
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  </div>
)
