// SPDX-License-Identifier: Apache-2.0
import { openAll, type State, submitMain } from './stay.ts'

/** The page about signing in, as somebody without a second factor sees it. */
export const signInStates: readonly State[] = [
  { name: 'sign-in and safety', path: () => '/settings/sign-in', prepare: openAll },
  {
    name: 'an authenticator app being added, no code typed',
    path: () => '/settings/sign-in',
    prepare: async (page) => {
      await page.locator('main section button').first().click()
      await page.locator('#totp-code').waitFor()
      await submitMain(page)
      await page.locator('[aria-invalid=true]').waitFor()
    },
  },
  {
    name: 'asked to prove who one is',
    path: () => '/settings/sign-in',
    prepare: async (page) => {
      const body = JSON.stringify({ code: 'session.confirm-required', title: 'x', detail: 'x' })
      await page.route('**/api/account/totp', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body }))
      await page.locator('main section button').first().click()
      await page.locator('#identity').waitFor()
      await page.getByRole('dialog').locator('button[type=submit]').click()
      await page.locator('#identity[aria-invalid=true]').waitFor()
      await page.unroute('**/api/account/totp')
    },
  },
]
