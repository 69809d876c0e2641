// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { PageHeading } from '../ui/Heading.tsx'
import { shellTexts } from './texts.ts'

let arrived = false

/**
 * Names the page for the browser and, when it was reached from another page, puts the focus on its heading, so that a reader hears where it is.
 * `failing` puts 「エラー：」 before the name.
 */
export const useArrival = (title: string, failing = false): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true })
    arrived = true
  }, [])
  useEffect(() => {
    const texts = shellTexts()
    document.title = `${failing ? fill(texts.errorTitle, { title }) : title} | ${texts.product}`
  }, [title, failing])
  return heading
}

/** A page: the way back, one heading, one sentence that says what it is for, and its content. */
export const Page = ({
  title,
  documentTitle = title,
  lead,
  back,
  failing = false,
  wide = false,
  children,
}: {
  title: string
  /** What the browser's tab says where it is more than the heading. */
  documentTitle?: string
  lead?: ReactNode
  back?: ReactNode
  failing?: boolean
  wide?: boolean
  children: ReactNode
}) => {
  const heading = useArrival(documentTitle, failing)
  return (
    <PageFrame wide={wide} back={back}>
      <PageHeading ref={heading}>{title}</PageHeading>
      {lead !== undefined && <p className="mt-3 text-std-17N-170 text-solid-gray-700">{lead}</p>}
      <div className="mt-8">{children}</div>
    </PageFrame>
  )
}

/** The room a page stands in, for pages whose heading is part of a form. */
export const PageFrame = ({ wide = false, back, children }: { wide?: boolean; back?: ReactNode; children: ReactNode }) => (
  <div className={`mx-auto w-full lg:mx-0 print:mx-0 ${wide ? 'max-w-5xl' : 'max-w-3xl'}`}>
    {back !== undefined && <div className="-mt-2 mb-3">{back}</div>}
    {children}
  </div>
)
