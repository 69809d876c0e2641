// SPDX-License-Identifier: Apache-2.0
import { openAll, type State, submitMain } from './stay.ts'

/** The routes about people: roles, posts, and the institutions of one person, with the states they can be in. */
export const peopleStates: Record<string, readonly State[]> = {
  '/settings/roles': [{ name: 'roles and what they may do', path: () => '/settings/roles' }],
  '/settings/memberships': [
    { name: 'memberships', path: () => '/settings/memberships' },
    {
      name: 'memberships, no code typed',
      path: () => '/settings/memberships',
      prepare: async (page) => {
        await page.locator('main form:has(#code) button[type=submit]').click()
        await page.getByRole('alert').waitFor()
      },
    },
  ],
  '/settings/posts': [
    {
      name: 'posts',
      path: () => '/settings/posts',
      prepare: async (page, { call }) => {
        const { posts } = (await call('GET', '/api/posts')) as { posts: { post: string; current: { version: number } | null }[] }
        const version = posts.find(({ post }) => post === 'safety-manager')?.current?.version ?? null
        const who = (name: string) => ({ person: null, name, contact: '内線 201' })
        await call('PUT', '/api/posts/safety-manager', { holder: who('院長 高橋'), deputies: [who('副院長 佐藤')], since: '2026-04-01', version })
        await page.reload()
        await openAll(page)
      },
    },
    {
      name: 'a post being written, errors shown',
      path: () => '/settings/posts',
      prepare: async (page) => {
        await page.locator('main li button').first().click()
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'the last day of a post being written',
      path: () => '/settings/posts',
      prepare: async (page) => {
        await page.locator('main li:has(ol) button').nth(1).click()
        await page.locator('#post-until').waitFor()
      },
    },
  ],
  '/settings/posts/sheet': [{ name: 'the chart for the wall', path: () => '/settings/posts/sheet' }],
}

/** What else stands on the page of people. */
export const peoplePageStates: readonly State[] = [
  {
    name: 'asked before a recovery sheet is made',
    path: () => '/settings/accounts',
    prepare: async (page) => {
      await page.locator('main button:has-text("復旧の紙"), main button:has-text("recovery sheet")').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'the recovery sheet',
    path: () => '/settings/accounts',
    prepare: async (page) => {
      await page.locator('main button:has-text("復旧の紙"), main button:has-text("recovery sheet")').first().click()
      await page.getByRole('dialog').locator('button').first().click()
      await page.locator('main ol').waitFor()
    },
  },
]
