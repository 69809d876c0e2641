// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { openAll, type State } from './stay.ts'

const waiting = { address: 'hanako@example.jp', until: '2026-11-21T02:00:00.000Z' }
const troubles = ['sign-in', 'sender', 'recipient', 'content', 'busy', 'encryption', 'unreachable', 'other'].map((trouble, index) => ({
  id: `0190b0c0-0000-7000-8000-00000000000${index}`,
  kind: index === 7 ? null : 'digest',
  to: 'hanako.endo.of.a.long.department@asagao-general-hospital.example.jp',
  at: '2026-11-21T01:30:00.000Z',
  trouble,
  again: trouble === 'recipient' || trouble === 'content' ? null : '2026-11-21T02:30:00.000Z',
}))

/** These installations have no mail server: what the page is with one is answered in its place. */
const asIf = async (page: Page, own: object) => {
  const mail = { mails: true, address: null, waiting: null, unwanted: [], ...own }
  const state = { mails: true, from: 'shinayaka@example.jp', waiting: 6, lastSent: '2026-11-21T01:00:00.000Z', troubles }
  await page.route('**/api/account/mail', (route) => route.fulfill({ json: mail }))
  await page.route('**/api/mail', (route) => route.fulfill({ json: state }))
  await page.reload()
  await page.locator('main form').first().waitFor()
  await page.unroute('**/api/account/mail')
  await page.unroute('**/api/mail')
}
const sendEmpty = async (page: Page) => {
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('[aria-invalid=true]').waitFor()
}

/** The page about mail to oneself. */
export const mailStates: readonly State[] = [
  { name: 'mail, where none leaves', path: () => '/settings/mail', prepare: openAll },
  {
    name: 'mail, no address typed',
    path: () => '/settings/mail',
    prepare: async (page) => {
      await asIf(page, {})
      await sendEmpty(page)
    },
  },
  {
    name: 'mail, a code waited for',
    path: () => '/settings/mail',
    prepare: async (page) => {
      await asIf(page, { waiting })
      await openAll(page)
      await sendEmpty(page)
    },
  },
  { name: 'mail, an address that counts', path: () => '/settings/mail', prepare: (page) => asIf(page, { address: waiting.address }) },
]
