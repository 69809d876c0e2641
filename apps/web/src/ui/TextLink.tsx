// SPDX-License-Identifier: Apache-2.0
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'
import { elsewhere } from './elsewhere.ts'
import { Icon } from './Icon.tsx'
import { usePartWords } from './words.ts'

const line = 'rounded-4 text-key-900 underline underline-offset-4 hover:text-key-1000 hover:decoration-2'
const alone = 'inline-flex min-h-11 items-center gap-1'

const Anchor = ({ standing = false, className = '', children, ...rest }: ComponentPropsWithRef<'a'> & { standing?: boolean }) => (
  <a {...elsewhere(rest)} className={`${line} ${standing ? alone : ''} ${className}`}>
    {children}
  </a>
)

/** A link in a sentence, or `standing` alone with a target of 44 px. */
export const TextLink = createLink(Anchor)

const BackAnchor = ({ children, ...rest }: ComponentPropsWithRef<'a'>) => (
  <a {...elsewhere(rest)} className={`${line} ${alone} print:hidden`}>
    <Icon name="back" className="size-4" />
    {children}
  </a>
)

/** The way back, at the top of a page. */
export const BackLink = createLink(BackAnchor)

/** A link to another site or a page of the server, in a new tab, and saying so. */
export const OutsideLink = ({ href, children, standing = false }: { href: string; children: React.ReactNode; standing?: boolean }) => {
  const words = usePartWords()
  return (
    <a href={href} target="_blank" rel="noreferrer" className={`${line} ${standing ? 'inline-block py-2.5 print:py-0' : ''}`}>
      {children}
      <Icon name="external" className="ms-1 size-4 align-[-0.15em] print:hidden" />
      <span className="sr-only">（{words.newTab}）</span>
    </a>
  )
}
