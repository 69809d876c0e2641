// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { openAll, type State, type Stay, submitMain } from './stay.ts'

const begun = async ({ call }: Stay, form: string): Promise<string> =>
  ((await call('POST', '/api/checklists', { form })) as { checklist: string }).checklist

/** Goes to a form, this year's where none is named, or to one of its items. */
const goTo =
  (item = '', form = 'mhlw-r8') =>
  async (page: Page, stay: Stay): Promise<void> => {
    await page.goto(`${stay.url}/checklists/${await begun(stay, form)}${item}`)
    await page.locator('main h1').waitFor()
    await openAll(page)
  }

/** The pages of official forms, in each state they can be in. */
export const checklistStates: Record<string, readonly State[]> = {
  '/checklists': [{ name: 'official forms', path: () => '/checklists', prepare: openAll }],
  '/checklists/$checklist': [
    { name: 'one form', path: () => '/checklists', prepare: goTo() },
    {
      name: 'one form, no proposal ticked',
      path: () => '/checklists',
      prepare: async (page, stay) => {
        // The demo's clinic has taken every proposal of this year's form already.
        await goTo('', 'mhlw-r7')(page, stay)
        await page
          .locator('main form')
          .filter({ has: page.locator('input[type=checkbox]') })
          .locator('button[type=submit]')
          .click()
        await page.getByRole('alert').waitFor()
      },
    },
    { name: 'a form that is not there', path: () => '/checklists/0190b0c0-0000-7000-8000-000000000000' },
  ],
  '/checklists/$checklist/$item': [
    { name: 'an item', path: () => '/checklists', prepare: goTo('/2-1') },
    {
      name: 'an item with a plan, answered without saying',
      path: () => '/checklists',
      prepare: async (page, stay) => {
        await goTo('/2-10')(page, stay)
        await submitMain(page)
        await page.getByRole('alert').waitFor()
        await page.locator('#answer input').first().check()
        await page.locator('#answer-planned').waitFor()
      },
    },
    {
      name: 'an item answered いいえ without its day',
      path: () => '/checklists',
      prepare: async (page, stay) => {
        await goTo('/2-4')(page, stay)
        await page.locator('#answer input').nth(1).check()
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
  ],
}
