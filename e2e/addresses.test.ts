// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { shellJa } from '@shinayaka/contract/messages/shell.ja'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { routeStates } from './states.ts'

// Somebody follows a link of last year, or mistypes one: a calm page with a way back, on every route that takes something from its address.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 180 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
  await signInByPage(page, program.url, demoAccounts.hospital)
}, 240_000)
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const routes = Object.keys(routeStates).filter((path) => path.includes('$'))
const values = [
  ['an id that nobody has', randomUUID()],
  ['a word', 'not-an-id'],
  ['Japanese', encodeURIComponent('去年の点検')],
  ['far too long', 'x'.repeat(300)],
  ['signs', encodeURIComponent('<b>&"\'')],
] as const

it('there are routes to try', () => {
  expect(routes.length).toBeGreaterThan(8)
})

it.each(routes)(
  '%s',
  async (route) => {
    for (const [what, value] of values) {
      await page.goto(program.url + route.replace(/\$\w+/g, value))
      const heading = page.getByRole('heading', { level: 1 })
      await heading.waitFor()
      // What looks after others is not for a hospital; whoever may not go there is told so before anything is looked up.
      const expected = route.startsWith('/institutions') ? [shellJa.notFound.title, shellJa.denied.title] : [shellJa.notFound.title]
      expect(expected, `${route} with ${what}`).toContain(await heading.textContent())
      await page.getByRole('main').getByRole('link', { name: shellJa.toHome }).waitFor()
    }
  },
  120_000,
)

it('no script fails, and nothing is asked of other sites', () => {
  expect([watched.broken(), watched.foreign()]).toEqual([[], []])
})
