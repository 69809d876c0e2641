// SPDX-License-Identifier: Apache-2.0
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccount } from '../apps/server/src/ops/demo.ts'
import { misfits, violations } from './axe.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { cleanUp, newDataFolder, type Program, signIn, startProgram } from './program.ts'
import { publicStates, routeStates, type State, type Stay } from './states.ts'

// Every page and every state of it, in both languages, on a phone and at a desk, with large letters and on the narrowest screen.

const folders = [newDataFolder(), newDataFolder()] as const
let fresh: Program
let demo: Program
let watched: Watched
let stay: Stay

beforeAll(async () => {
  fresh = await startProgram({ dataDir: folders[0], seconds: 120 })
  demo = await startProgram({ dataDir: folders[1], demo: true })
  watched = await openBrowser(() => demo.url)
  const cookie = await signIn(demo.url, demoAccount.login, demoAccount.password)
  const call: Stay['call'] = async (method, path, body) => {
    const response = await fetch(demo.url + path, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const list = (await call('GET', '/api/assessments')) as { drafts: { id: string }[]; submissions: { id: string }[] }
  stay = { call, cookie, draft: list.drafts[0]?.id ?? '', submission: list.submissions[0]?.id ?? '' }
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(folders[0], [fresh])
  await cleanUp(folders[1], [demo])
})

const languages = ['ja', 'en'] as const
type Language = (typeof languages)[number]

const openAs = async (program: Program, language: Language, options: BrowserContextOptions = desk): Promise<Page> => {
  const page = await watched.open(options)
  const cookies = [{ name: 'language', value: language, url: program.url }]
  const [name = '', value = ''] = stay.cookie.split('=')
  await page.context().addCookies(program === demo ? [...cookies, { name, value, url: program.url }] : cookies)
  return page
}

/** Parts that look at their own size have done so. */
const settled = (page: Page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))))
const resized = async (page: Page, width: number, height: number) => {
  await page.setViewportSize({ width, height })
  await settled(page)
}

/** All that is found on one page in one state, each with where it was found. */
const examine = async (page: Page, where: string): Promise<string[]> => {
  const found: string[] = []
  const note = (how: string, lines: string[]) => found.push(...lines.map((line) => `${where}, ${how}: ${line}`))
  note('1280 px', await violations(page))
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  await settled(page)
  note('1280 px, letters at 200 %', await misfits(page))
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  await resized(page, 375, 720)
  note('375 px', [...(await violations(page)), ...(await misfits(page))])
  await resized(page, 320, 640)
  note('320 px', await misfits(page))
  return found
}

const examineAll = async (program: Program, language: Language, states: readonly State[]): Promise<string[]> => {
  const found: string[] = []
  const page = await openAs(program, language, states[0]?.options)
  for (const state of states) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(program.url + state.path(stay))
    await page.locator('main h1').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await state.prepare?.(page, stay)
    found.push(...(await examine(page, `${state.name} (${language})`)))
  }
  await page.context().close()
  return found
}

describe.each(languages)('in %s', (language) => {
  it.each(Object.keys(routeStates))('%s', async (route) => {
    expect(await examineAll(demo, language, routeStates[route] ?? [])).toEqual([])
  })

  it('the pages before sign-in', async () => {
    expect(await examineAll(fresh, language, publicStates.fresh)).toEqual([])
    expect(await examineAll(demo, language, publicStates.used)).toEqual([])
  })
})

describe('no page is left out', () => {
  it('knows every route of the application', async () => {
    const page = await openAs(demo, 'ja')
    await page.goto(demo.url)
    await page.locator('main h1').waitFor()
    const routes = await page.evaluate(() =>
      Object.keys((globalThis as unknown as { __TSR_ROUTER__: { routesByPath: Record<string, unknown> } }).__TSR_ROUTER__.routesByPath),
    )
    expect(
      Object.keys(routeStates)
        .filter((route) => route !== '*')
        .sort(),
    ).toEqual(routes.sort())
    await page.context().close()
  })

  it('asked no other server for anything, and no page broke', () => {
    expect(watched.foreign().filter((address) => !address.startsWith(fresh.url))).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})

describe('with the colours of the machine', () => {
  it('shows buttons, progress, choices and the focus without any colour of ours', async () => {
    const page = await openAs(demo, 'ja', { ...desk, forcedColors: 'active' })
    await page.goto(`${demo.url}/assessments/${stay.draft}`)
    await page.locator('main h1').waitFor()
    const seen = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body)
      const bar = document.querySelector('main [aria-hidden=true] > [style]')
      return {
        forced: matchMedia('(forced-colors: active)').matches,
        button: Number.parseFloat(style('main a.border').borderTopWidth),
        progress: bar !== null && getComputedStyle(bar).backgroundColor !== getComputedStyle(bar.parentElement ?? bar).backgroundColor,
      }
    })
    expect(seen).toEqual({ forced: true, button: 1, progress: true })
    await page.goto(`${demo.url}/assessments/${stay.draft}/questions/1`)
    await page.locator('main input:checked').focus()
    await page.keyboard.press('ArrowDown')
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement?.closest('label') ?? document.body).outlineStyle)
    expect(outline).toBe('solid')
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})
