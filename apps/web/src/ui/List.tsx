// SPDX-License-Identifier: Apache-2.0
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { elsewhere } from './elsewhere.ts'

const RowAnchor = (props: ComponentPropsWithRef<'a'>) => (
  <a
    {...elsewhere(props)}
    className="rounded-4 text-std-16B-170 text-key-900 underline underline-offset-4 after:absolute after:inset-0 group-hover:text-key-1000 group-hover:decoration-2"
  />
)

/** The link of a row; the whole row is its target. */
export const RowLink = createLink(RowAnchor)

/** A list of rows, each a link with something said below it and its state at the end. */
export const Rows = ({ children }: { children: ReactNode }) => <ul className="border-t border-solid-gray-200">{children}</ul>

/** One row: `link` is a RowLink, or plain words where there is nowhere to go. */
export const Row = ({ link, note, status }: { link: ReactNode; note?: ReactNode; status?: ReactNode }) => (
  <li className="group relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-solid-gray-200 px-1 py-3.5 hover:bg-key-50">
    <div className="min-w-0 grow basis-56">
      {link}
      {note !== undefined && <p className="text-solid-gray-700">{note}</p>}
    </div>
    {status !== undefined && <div className="max-w-full">{status}</div>}
  </li>
)

/** Pairs of a name and a value, with a way to change each where there is one. */
export const Pairs = ({ children }: { children: ReactNode }) => <dl className="border-t border-solid-gray-200">{children}</dl>

/** One pair. */
export const Pair = ({ name, children, action }: { name: ReactNode; children: ReactNode; action?: ReactNode }) => (
  <div className="grid gap-x-6 gap-y-1 border-b border-solid-gray-200 py-4 print:grid-cols-[2fr_3fr] print:py-1.5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]">
    <dt className="text-std-16B-170 text-solid-gray-900">{name}</dt>
    <dd className="min-w-0">{children}</dd>
    {action !== undefined && <dd className="md:text-end print:hidden">{action}</dd>}
  </div>
)
