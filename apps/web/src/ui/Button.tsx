// SPDX-License-Identifier: Apache-2.0
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { elsewhere } from './elsewhere.ts'

/** Importance is told by form as well as colour: filled, outlined, or plain text. */
export type ButtonLook = 'solid' | 'outline' | 'text'

const shape =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-8 border py-2.5 text-center text-dns-16B-130 hover:underline hover:underline-offset-4 print:hidden'
const looks: Record<ButtonLook, string> = {
  solid: 'px-5 border-key-900 bg-key-900 text-white hover:border-key-1000 hover:bg-key-1000 active:border-key-1200 active:bg-key-1200',
  outline: 'px-5 border-key-900 bg-white text-key-900 hover:bg-key-50 hover:text-key-1000 active:bg-key-100',
  text: 'border-transparent px-2 text-key-900 underline underline-offset-4 hover:bg-key-50 hover:text-key-1000 active:bg-key-100',
}

const classOf = (look: ButtonLook, className = '') => `${shape} ${looks[look]} ${className}`

/** A button. It is never disabled: what hinders the action is explained on press. */
export const Button = ({
  look = 'solid',
  className,
  type = 'button',
  children,
  ...rest
}: Omit<ComponentPropsWithRef<'button'>, 'disabled'> & { look?: ButtonLook; children: ReactNode }) => (
  <button type={type} className={classOf(look, className)} {...rest}>
    {children}
  </button>
)

const Anchor = ({ look = 'solid', className, children, ...rest }: ComponentPropsWithRef<'a'> & { look?: ButtonLook }) => (
  <a {...elsewhere(rest)} className={classOf(look, className)}>
    {children}
  </a>
)

/** A link to a page of the application that looks like a button, for the one next step of a page. */
export const ButtonLink = createLink(Anchor)

/** The same for an address outside the application's pages: a file, a page of the server, another site. */
export const ButtonAnchor = Anchor
