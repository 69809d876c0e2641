// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type CallError, leadsNowhere } from './call-error.ts'
import { asCallError } from './client.ts'
import { Page } from './Page.tsx'
import { sessionQuery } from './session.ts'
import { shellTexts } from './texts.ts'

/**
 * What happened, what to do, and the number to tell; with whatever can be pressed. That the session has ended is told once, above the page; here one
 * line says that nothing was sent.
 */
export const FailureNotice = ({ error, actions, children }: { error: CallError; actions?: ReactNode; children?: ReactNode }) =>
  error.code === 'session.required' ? (
    <div role="status" className="grid gap-3">
      <p className="text-std-16B-170 text-solid-gray-900">{shellTexts().sessionLost.unsent}</p>
      {actions !== undefined && <div className="flex flex-wrap gap-3">{actions}</div>}
    </div>
  ) : (
    <Notice kind="error" live title={error.title} actions={actions}>
      <p>{error.detail}</p>
      {children}
      {error.instance !== '' && (
        <p className="mt-1 text-dns-14N-130 text-solid-gray-700">{fill(shellTexts().reference, { instance: error.instance })}</p>
      )}
    </Notice>
  )

/** Stands in place of a page that could not be loaded. */
export const FailurePage = ({ error: thrown, reset }: ErrorComponentProps) => {
  const texts = shellTexts()
  const router = useRouter()
  const client = useQueryClient()
  const error = asCallError(thrown)
  // Nobody is signed in: the browser is already on its way to the sign-in page.
  if (error.code === 'session.required' && client.getQueryData(sessionQuery.queryKey) === undefined) return <Waiting />
  // Trying again would not help.
  if (error.code === 'permission.denied') return <DeniedPage />
  if (leadsNowhere(error)) return <NotFoundPage />
  const again = () => {
    void router.invalidate()
    reset()
  }
  return (
    <Page title={texts.failed.title} failing>
      <FailureNotice
        error={error}
        actions={
          <>
            <Button onClick={again}>{texts.retry}</Button>
            <ButtonLink look="outline" to="/">
              {texts.toHome}
            </ButtonLink>
          </>
        }
      />
    </Page>
  )
}

/** Stands where a page is being fetched for longer than a blink. */
export const Waiting = () => (
  <p role="status" className="py-12 text-solid-gray-700">
    {shellTexts().waiting}
  </p>
)

/** Stands where an address leads nowhere. */
export const NotFoundPage = () => {
  const texts = shellTexts()
  return (
    <Page title={texts.notFound.title} lead={texts.notFound.lead}>
      <ButtonLink to="/">{texts.toHome}</ButtonLink>
    </Page>
  )
}

/** Stands where a page is not for this person's role. */
export const DeniedPage = () => {
  const texts = shellTexts()
  return (
    <Page title={texts.denied.title} lead={texts.denied.lead}>
      <ButtonLink to="/">{texts.toHome}</ButtonLink>
    </Page>
  )
}
