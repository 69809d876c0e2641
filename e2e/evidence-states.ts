// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { openAll, type State, submitMain } from './stay.ts'

const give = (page: Page, name: string, text: string) =>
  page.locator('#evidence-files').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** Adds a file that ends soon, and goes to its page. */
const added = async (page: Page) => {
  await give(page, '復元訓練の記録_第三病棟.txt', `訓練の記録 ${Math.random()}`)
  const day = await page.locator('#evidence-effective').inputValue()
  await page.locator('#evidence-expires').fill(day)
  await submitMain(page)
  await page.locator('main section li a').first().waitFor()
}

/** The pages of evidence, in each state they can be in. */
export const evidenceStates: Record<string, readonly State[]> = {
  '/evidence': [
    { name: 'evidence', path: () => '/evidence', prepare: openAll },
    { name: 'evidence, nothing found', path: () => '/evidence?search=zzzz' },
  ],
  '/evidence/new': [
    { name: 'adding evidence', path: () => '/evidence/new', prepare: openAll },
    {
      name: 'adding evidence, errors shown',
      path: () => '/evidence/new',
      prepare: async (page) => {
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    { name: 'evidence added', path: () => '/evidence/new', prepare: added },
    {
      name: 'evidence refused',
      path: () => '/evidence/new',
      prepare: async (page) => {
        await give(page, 'a.svg', '<svg>')
        await submitMain(page)
        await page.locator('main section li p').nth(2).waitFor()
      },
    },
  ],
  '/evidence/$evidence': [
    {
      name: 'one piece of evidence, all open',
      path: () => '/evidence/new',
      prepare: async (page) => {
        await added(page)
        await page.locator('main section li a').first().click()
        await page.locator('main section ol').waitFor()
        await openAll(page)
      },
    },
    { name: 'evidence that is not there', path: () => '/evidence/0190b0c0-0000-7000-8000-000000000000' },
  ],
}
