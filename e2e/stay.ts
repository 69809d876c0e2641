// SPDX-License-Identifier: Apache-2.0
import type { BrowserContextOptions, Page } from 'playwright-core'

/** What a visit needs to know: the server, who is signed in there, and what there is to see. */
export type Stay = {
  url: string
  /** Name and value; empty for somebody who is not signed in. */
  cookie: string
  draft: string
  submission: string
  /** A hospital's draft with domains given away, and management's own. */
  hospital: string
  management: string
  /** Calls an endpoint as the same person in another window would. */
  call: (method: string, path: string, body?: unknown) => Promise<unknown>
}

/** One look at a page: where it is, and what is done on it first. Nothing here may depend on the language. */
export type State = {
  name: string
  path: (stay: Stay) => string
  prepare?: (page: Page, stay: Stay) => Promise<void>
  options?: BrowserContextOptions
}

/** Presses the button that sends the page's form. */
export const submitMain = (page: Page) => page.locator('main form button[type=submit]').first().click()
/** Opens whatever is closed at first. */
export const openAll = (page: Page) =>
  page.locator('main details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '')
  })

type Answers = { answers: { question: string; value: unknown; version: number }[] }

/** Another person answers the question at the same time, with anything but what stands. */
export const answerElsewhere = async ({ call }: Stay, draft: string, id: string) => {
  const { answers } = (await call('GET', `/api/assessments/${draft}`)) as Answers
  const before = answers.find((one) => one.question === id)
  const value = before?.value === 1 ? 2 : 1
  const version = before?.version ?? null
  await call('PUT', `/api/assessments/${draft}/answers/${encodeURIComponent(id)}`, { value, comment: '', source: 'own', vendorName: '', version })
}
